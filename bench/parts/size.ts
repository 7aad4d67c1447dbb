import type { Form } from '../form.js';
import { type Figure, figure } from '../figure.js';
import { Foyer } from '../foyer.js';
import { interleaved, ratio } from '../measure.js';
import { accountPageRate, logInRate, loginPageRate, registrationRate } from '../rates.js';

/** Users per connection: enough that most of their data is not cached. */
const people = 16;

/** The cost of many users with a session each. */
export async function size(form: Form): Promise<Figure[]> {
  return costOfMany(form, await Foyer.start(1000), await Foyer.start(form.manyUsers));
}

/** Stops both. */
export async function costOfMany(form: Form, few: Foyer, many: Foyer): Promise<Figure[]> {
  const figures: Figure[] = [];
  const acts = {
    'log-ins': (foyer: Foyer) => logInRate(foyer, form),
    '`GET /login`': (foyer: Foyer) => loginPageRate(foyer, form),
    '`GET /account`': (foyer: Foyer) => accountPageRate(foyer, form, people),
    registrations: (foyer: Foyer) => registrationRate(foyer, form),
  };
  for (const [name, rateAt] of Object.entries(acts)) {
    const rates = await interleaved(form.rounds, { few: await rateAt(few), many: await rateAt(many) });
    const what = `${name} with ${form.manyUsers.toLocaleString('en')} users, to those with 1,000`;
    figures.push(figure(what, ratio(rates.many, rates.few), '', { atLeast: 0.95 }));
  }
  await few.stop();
  await many.stop();
  return figures;
}
