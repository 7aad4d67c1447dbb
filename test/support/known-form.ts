import { Clock } from '../../src/common/time.js';
import { Database } from '../../src/database/database.js';
import type { Browser } from './browser.js';
import type { Mailbox } from './mailbox.js';

/** The application of a test, or a server. */
export interface Foyer {
  readonly mailbox: Mailbox;
  /** Only of an application. */
  readonly clock?: Clock;
  readonly app?: { get(service: typeof Database): Database };
  browser(): Browser;
  /** Only of a server. */
  change?(sql: string): Promise<void>;
}

/** A form of the site. */
export interface KnownForm {
  /** The route pattern. */
  readonly route: string;
  readonly button: string;
  /** What the page says after the form succeeded. */
  readonly says: string;
  /** Fills it in, in a browser where it would succeed, with an account or registration of this address. */
  readonly open: (foyer: Foyer, email: string) => Promise<Browser>;
}

let addresses = 0;

/** An unused address, so that no limit per address applies. */
export function freshAddress(): string {
  addresses += 1;
  return `someone-${addresses}@example.com`;
}

/** That of a test, which can be moved; or that of a server. */
export const clockOf = ({ clock = new Clock() }: Foyer): Clock => clock;

/** Changes the database behind the application's back. */
export async function write(foyer: Foyer, sql: string): Promise<void> {
  if (foyer.change) await foyer.change(sql);
  else await foyer.app?.get(Database).write([], (db) => db.query(sql));
}
