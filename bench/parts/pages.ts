import { Ceiling } from '../ceiling.js';
import type { Form } from '../form.js';
import { type Figure, figure } from '../figure.js';
import { Foyer } from '../foyer.js';
import { interleaved, median, ratio } from '../measure.js';
import { accountPageRate, apiUserRate, checkRate, loginPageRate } from '../rates.js';

/** The cost of a page besides the framework. */
export async function pages(form: Form): Promise<Figure[]> {
  const ceiling = await Ceiling.start();
  const foyer = await Foyer.start(1000);
  const rates = await interleaved(form.rounds, {
    ceiling: loginPageRate(ceiling, form),
    login: loginPageRate(foyer, form),
    account: await accountPageRate(foyer, form),
    api: await apiUserRate(foyer, form),
    check: await checkRate(foyer, form),
  });
  ceiling.stop();
  await foyer.stop();
  return [
    figure('the ceiling: the log-in page from Nest, Express and Handlebars alone', median(rates.ceiling), '/s'),
    figure('`GET /login`', median(rates.login), '/s'),
    figure('`GET /account` with a session', median(rates.account), '/s'),
    figure('`/login` to the ceiling', ratio(rates.login, rates.ceiling), '', { atLeast: 0.8 }),
    figure('`GET /api/v1/users/me` with a token', median(rates.api), '/s'),
    figure('`/api/v1/users/me` to `/account`', ratio(rates.api, rates.account), '', { atLeast: 1.5 }),
    figure('`GET /authz/nginx` with a pass', median(rates.check), '/s'),
    figure('`/authz/nginx` to `/account`', ratio(rates.check, rates.account), '', { atLeast: 2 }),
    figure('`/account` to the ceiling', ratio(rates.account, rates.ceiling), '', { atLeast: 0.55 }),
  ];
}
