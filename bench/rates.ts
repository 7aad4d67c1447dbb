import type { Ceiling } from './ceiling.js';
import type { Foyer } from './foyer.js';
import type { Form } from './form.js';
import { type Ask, rateOf, split } from './load.js';

/** Connections that ask for a page or send a form at once. */
const atOnce = 64;

/** How many a second, again at each call. */
export type Rate = () => Promise<number>;

export function loginPageRate({ url }: Foyer | Ceiling, { pages }: Form): Rate {
  const connections = split(Array<Ask>(atOnce).fill({ path: '/login' }), atOnce);
  return () => rateOf({ url, connections, lasting: pages }, 200);
}

/** Each connection goes round among so many people. */
export async function accountPageRate(foyer: Foyer, { pages }: Form, people = 1): Promise<Rate> {
  const asks = split(await foyer.accountPages(atOnce * people), atOnce);
  const what = { url: foyer.url, connections: asks };
  return async () => {
    // Once for each, since a page in a new minute also writes when it was.
    await rateOf({ ...what, amount: atOnce * people }, 200);
    return rateOf({ ...what, lasting: pages }, 200);
  };
}

/** @param at where Foyer's forms are sent to, if that is not Foyer. */
export async function logInRate(foyer: Foyer, { forms }: Form, at: Foyer | Ceiling = foyer): Promise<Rate> {
  const asks = split(await foyer.logIns(atOnce), atOnce);
  return () => rateOf({ url: at.url, connections: asks, amount: forms }, 303);
}

/** To the moment in which the last of their mails is handed over. */
export function registrationRate(foyer: Foyer, { forms }: Form): Rate {
  return async () => {
    const asks = split(await foyer.registrations(forms), atOnce);
    const before = foyer.mails.count;
    const begun = performance.now();
    await rateOf({ url: foyer.url, connections: asks, amount: forms }, 303);
    await foyer.mails.until(before + forms);
    return forms / ((performance.now() - begun) / 1000);
  };
}
