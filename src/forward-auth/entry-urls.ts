import { policy } from '../policy.js';

/** What the page on the way says, if it does not lead on by itself. */
export const remarks = ['lost', 'cookies', 'expired'] as const;
export type Remark = (typeof remarks)[number];

export interface Entry {
  /** The address in the application to go to. */
  readonly rd: URL;
  /** SHA-256 of the cookie on the application's host, once it has been there. */
  readonly state?: string | undefined;
  readonly remark?: Remark | undefined;
}

/** Where somebody logs in, and comes back from. */
export function enterUrl(baseUrl: string, { rd, state, remark }: Entry): string {
  const others = { ...(state !== undefined && { state }), ...(remark !== undefined && { remark }) };
  return `${baseUrl}${pathTo('/authz/enter', rd, others)}`;
}

/** On the application's host, which the proxy leaves to Foyer. */
export function passUrl(rd: URL, ticket?: string): string {
  return rd.origin + pathTo('/.foyer/pass', rd, ticket === undefined ? {} : { ticket });
}

/** An address that is too long to be `next` of a log-in leads to the front page, and not nowhere. */
function pathTo(path: string, rd: URL, others: Readonly<Record<string, string>>): string {
  const to = (address: string): string => `${path}?${new URLSearchParams({ ...others, rd: address }).toString()}`;
  const whole = to(rd.href);
  return encodeURIComponent(whole).length > policy.requests.nextLength ? to(`${rd.origin}/`) : whole;
}
