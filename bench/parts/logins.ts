import { Ceiling } from '../ceiling.js';
import type { Form } from '../form.js';
import { type Figure, figure } from '../figure.js';
import { Foyer } from '../foyer.js';
import { verificationRate } from '../hashing.js';
import { interleaved, median, ratio } from '../measure.js';
import { logInRate } from '../rates.js';

/** The cost of a log-in besides its hash. */
export async function logins(form: Form): Promise<Figure[]> {
  const ceiling = await Ceiling.start();
  const foyer = await Foyer.start(1000);
  const rates = await interleaved(form.rounds, {
    raw: () => verificationRate(form.forms),
    bare: await logInRate(foyer, form, ceiling),
    logIns: await logInRate(foyer, form),
  });
  ceiling.stop();
  await foyer.stop();
  return [
    figure('argon2id verifications, as many at once as cores', median(rates.raw), '/s'),
    figure('log-ins through the form, 64 at once', median(rates.logIns), '/s'),
    figure(
      'the ceiling: a form in Nest and Express that does nothing but check the password',
      median(rates.bare),
      '/s',
    ),
    figure('log-ins to the ceiling', ratio(rates.logIns, rates.bare)),
    figure('the ceiling to raw verifications', ratio(rates.bare, rates.raw)),
    figure('log-ins to raw verifications', ratio(rates.logIns, rates.raw), '', { atLeast: 0.85 }),
  ];
}
