import type { Ceiling } from './ceiling.js';
import type { Foyer } from './foyer.js';
import type { Form } from './form.js';
import { type Ask, rateOf, split } from './load.js';

/** Parallel connections. */
const atOnce = 64;

/** Requests per second, measured again at each call. */
export type Rate = () => Promise<number>;

export function loginPageRate({ urls: url }: Foyer | Ceiling, { pages }: Form): Rate {
  const connections = split(Array<Ask>(atOnce).fill({ path: '/login' }), atOnce);
  return () => rateOf({ url, connections, lasting: pages }, 200);
}

/** Users per connection. */
export async function accountPageRate(foyer: Foyer, { pages }: Form, people = 1): Promise<Rate> {
  const asks = split(await foyer.accountPages(atOnce * people), atOnce);
  const what = { url: foyer.urls, connections: asks };
  return async () => {
    // Once per user, because the first page in a minute also writes "last seen".
    await rateOf({ ...what, amount: atOnce * people }, 200);
    return rateOf({ ...what, lasting: pages }, 200);
  };
}

/** `GET users/me` of the API, with a token. */
export async function apiUserRate(foyer: Foyer, { pages }: Form): Promise<Rate> {
  const what = { url: foyer.urls, connections: split(await foyer.apiUsers(atOnce), atOnce) };
  return async () => {
    await rateOf({ ...what, amount: atOnce }, 200);
    return rateOf({ ...what, lasting: pages }, 200);
  };
}

/** What a proxy asks for each request to an application. */
export async function checkRate(foyer: Foyer, { pages }: Form): Promise<Rate> {
  const what = { url: foyer.urls, connections: split(await foyer.checks(atOnce), atOnce) };
  return async () => {
    await rateOf({ ...what, amount: atOnce }, 200);
    return rateOf({ ...what, lasting: pages }, 200);
  };
}

/** @param at the target of the forms, if it is not Foyer. */
export async function logInRate(foyer: Foyer, { forms }: Form, at: Foyer | Ceiling = foyer): Promise<Rate> {
  // More than connections: a browser may log in 30 times in ten minutes, and all rounds together take less.
  const asks = split(await foyer.logIns(4 * atOnce), atOnce);
  return () => rateOf({ url: at.urls, connections: asks, amount: forms }, 303);
}

/** Until the last of their mails is handed over. */
export function registrationRate(foyer: Foyer, { forms }: Form): Rate {
  return async () => {
    const asks = split(await foyer.registrations(forms), atOnce);
    const before = foyer.mails.count;
    const begun = performance.now();
    await rateOf({ url: foyer.urls, connections: asks, amount: forms }, 303);
    await foyer.mails.until(before + forms);
    return forms / ((performance.now() - begun) / 1000);
  };
}
