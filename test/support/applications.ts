import type { Response } from 'supertest';
import { Database } from '../../src/database/database.js';
import { Clock } from '../../src/common/time.js';
import { Applications } from '../../src/forward-auth/applications.js';
import { Icons } from '../../src/icons/icons.js';
import { operatorOf } from '../../src/users/actor.js';
import { Groups } from '../../src/groups/groups.js';
import type { TestApplication } from './application.js';
import type { Browser } from './browser.js';

type Headers = Record<string, string | undefined>;

/** Registers an application as the command does. */
export async function addApplication(
  foyer: TestApplication,
  origin: string,
  { name = 'Wiki', groupName = null }: { name?: string; groupName?: string | null } = {},
): Promise<void> {
  if (groupName !== null) await groupsOf(foyer).add(groupName);
  await applicationsOf(foyer).add(operatorOf(foyer.app.get(Database)), { origin, name, groupName });
}

export function applicationsOf({ app }: TestApplication): Applications {
  return new Applications(app.get(Database), app.get(Clock), app.get(Icons));
}

export function groupsOf({ app }: TestApplication): Groups {
  return new Groups(app.get(Database), app.get(Clock));
}

export async function idOf(foyer: TestApplication, email: string): Promise<string> {
  const [user] = await foyer.rows<{ id: string }>('SELECT id FROM users WHERE email = ?', [email]);
  return user?.id ?? '';
}

/** A page that a person opens. */
export const navigation = { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none' };
/** What a script of the page asks for. */
export const fetched = { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Site': 'same-origin' };

/** One browser at an application whose proxy asks Foyer, as far as Foyer sees it. */
export class AtApplication {
  /** Its cookies on the application's host. */
  readonly there: Browser;

  constructor(
    foyer: TestApplication,
    readonly origin: string,
    /** Its cookies here. */
    readonly here: Browser,
  ) {
    this.there = foyer.browser();
  }

  /** What the proxy asks for this request. */
  async check(path = '/', headers: Headers = {}): Promise<Response> {
    const { protocol, host } = new URL(this.origin);
    return this.there.send('GET', '/authz/forward', undefined, {
      'X-Forwarded-Proto': protocol.slice(0, -1),
      'X-Forwarded-Host': host,
      'X-Forwarded-Uri': path,
      'X-Forwarded-Method': 'GET',
      ...navigation,
      ...headers,
    });
  }

  async isIn(): Promise<boolean> {
    return (await this.check()).status === 200;
  }

  /** A request to Foyer's page on the application's host. */
  async pass(url: string, headers: Headers = {}): Promise<Response> {
    const { host, pathname, search } = new URL(url);
    return this.there.send('GET', pathname + search, undefined, {
      Host: host,
      ...navigation,
      'Sec-Fetch-Site': 'cross-site',
      ...headers,
    });
  }

  /** From the page here that leads on, to the ticket in the address on the application's host. */
  async ticketUrl(path = '/'): Promise<string> {
    const page = await this.here.open(`/authz/enter?rd=${encodeURIComponent(this.origin + path)}`);
    const first = await this.pass(refreshOf(page.response));
    const enter = await this.here.send('GET', pathOf(first.headers.location), undefined, {
      ...navigation,
      'Sec-Fetch-Site': 'cross-site',
    });
    return enter.headers.location ?? '';
  }

  /** Opens a page there, logged in here. Returns where it ends. */
  async enter(path = '/'): Promise<string> {
    const { headers } = await this.pass(await this.ticketUrl(path));
    return headers.location ?? '';
  }
}

/** Where a page goes on by itself. */
export function refreshOf({ headers }: Response): string {
  return /^0;url=(.*)$/.exec((headers as Record<string, string | undefined>).refresh ?? '')?.[1] ?? '';
}

export function pathOf(url: string | undefined): string {
  const { pathname, search } = new URL(url ?? '', 'http://none.example');
  return pathname + search;
}
