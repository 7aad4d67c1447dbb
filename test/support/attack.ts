import { hours } from '../../src/common/time.js';
import { isOfForwardAuth } from '../../src/forward-auth/surface.js';
import { otherPassword } from './acts.js';
import { startApplication } from './application.js';
import type { Browser } from './browser.js';
import { bytesOf, cookiesOf, type Draft, type Spoil } from './drafts.js';
import { type FilledForm, fillInEveryForm } from './forms.js';
import { marker } from './oddities.js';
import { goodPassword, memberOf } from './people.js';
import { fieldsOf, routesOf } from './routes.js';
import { Server } from './server.js';
import { tablesOf } from './tables.js';
import { exchangeAll, type WireAnswer } from './wire.js';

/** A valid request that a test will break. */
export interface Asked extends Draft {
  /** The holder is the browser in which the form would work. */
  readonly who: 'visitor' | 'user' | 'holder';
  /** The route pattern. */
  readonly route: string;
  /** The fields of a form of this route. */
  readonly fields: readonly string[];
  /** The CSRF token. */
  readonly csrf: string;
}

export interface Answered {
  readonly asked: Asked;
  readonly answer: WireAnswer;
}

/** A server, and all requests to it by a visitor and by a user who has just logged in. */
export class Attack {
  /**
   * Every route with every method. From the router, so that new routes are included automatically. None has an effect:
   * each form lacks its fields or, if it has none, has two tokens.
   */
  readonly requests: Asked[] = [];
  /** Every form of the site with valid values, sent by its holder and by the two others. */
  readonly forms: Asked[] = [];
  filled: readonly FilledForm[] = [];

  private constructor(readonly server: Server) {}

  static async begin(): Promise<Attack> {
    const attack = new Attack(await Server.start());
    await attack.prepare();
    return attack;
  }

  private async prepare(): Promise<void> {
    const { server } = this;
    this.filled = await fillInEveryForm(server);
    const visitor = await server.browser().open('/login');
    const user = await memberOf(server, 'user@example.com');
    await server.allMailSent();
    // "Last seen" is written once a minute, which would look like a change here.
    await server.change(`UPDATE sessions SET seen_at = seen_at + ${hours(1)}`);

    const application = await startApplication();
    for (const { route, method } of ['get', 'post'].flatMap((each) =>
      routesOf(application, each as 'get' | 'post').map((route) => ({ route, method: each.toUpperCase() })),
    )) {
      const target = this.filled.find((form) => form.route === route)?.path ?? route.replace(/:\w+/, unknownToken);
      const fields = fieldsOf(application, route);
      for (const [who, browser] of [
        ['visitor', visitor],
        ['user', user],
      ] as const) {
        const asked = { ...draftOf(browser), target, who, route, fields };
        const again = fields.length === 0 ? `&_csrf=${marker}` : '';
        const form = { body: `extra=${marker}&_csrf=${browser.csrf}${again}` };
        this.requests.push({ ...asked, method, ...(method === 'POST' ? form : {}) });
      }
    }
    for (const { route, path: target, fields, browser: holder } of this.filled) {
      for (const [who, browser] of Object.entries({ visitor, user, holder })) {
        const form = new URLSearchParams(fields);
        form.set('_csrf', browser.csrf);
        this.forms.push({
          ...draftOf(browser),
          method: 'POST',
          target,
          who: who as Asked['who'],
          route,
          fields: fieldsOf(application, route),
          body: form.toString(),
        });
      }
    }
    await application.stop();
  }

  /** Sends broken requests, and checks that every response is a proper error and nothing changed. */
  async send(asked: readonly Asked[], spoil: Spoil = (draft) => draft): Promise<Answered[]> {
    const spoiled = asked.map((one) => ({ ...one, ...spoil(one) }));
    return this.unchanged(async () => {
      const answers = await exchangeAll(this.server.url, spoiled.map(bytesOf));
      const answered = answers.map((answer, index) => ({ asked: spoiled[index] as Asked, answer }));
      expect(answered.flatMap(complaintsAbout)).toEqual([]);
      return answered;
    });
  }

  /** Checks that no row changed, no mail was sent and the log contains nothing of the input. */
  async unchanged<T>(act: () => Promise<T>): Promise<T> {
    // The same requests come again and again; the limits have their own tests.
    await this.server.change('DELETE FROM limits');
    const before = await this.traces();
    const result = await act();
    expect(await this.traces()).toEqual(before);
    return result;
  }

  /** Without exports, and without names that have their event: nearly any text can be a name. */
  private async traces(): Promise<object> {
    const { events = [], users = [], ...tables } = await tablesOf(this.server);
    const named = new Set(
      (events as Row[]).filter(({ type }) => type === 'profile-changed').map(({ user_id }) => user_id),
    );
    return {
      tables,
      users: (users as Row[]).map((user) => ({
        ...user,
        ...(named.has(user.id) && { display_name: null }),
        updated_at: 0,
      })),
      events: (events as Row[]).filter(({ type }) => type !== 'exported' && type !== 'profile-changed'),
      mails: this.server.mailbox.count,
      log: this.server.log.split('\n').filter((line) => line.includes(marker) || insides.test(line)),
    };
  }
}

type Row = Readonly<Record<string, unknown>>;

export const unknownToken = 'unknown'.padEnd(43, '-');

function draftOf(browser: Browser): Pick<Asked, 'headers' | 'cookies' | 'csrf'> {
  return { headers: ['Host: localhost'], cookies: cookiesOf(browser), csrf: browser.csrf };
}

/** Headers of every response. */
const always: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^default-src 'none';.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'cache-control': /^no-store$/,
};

/** Responses that are not pages: health checks and the export. */
const otherTypes: Readonly<Record<string, RegExp>> = {
  '/healthz': /^text\/plain/,
  '/readyz': /^text\/plain/,
  '/account/export': /^application\/json/,
  '/.well-known/passkey-endpoints': /^application\/json/,
  '/account/passkeys/options': /^application\/json/,
  '/confirm/passkey': /^application\/json/,
  '/login/passkey': /^application\/json/,
  '/login/code/passkey': /^application\/json/,
};

/** Text from stack traces, the database or the file system. */
export const insides = /node_modules|\.[jt]s:\d+|\b[A-Z]\w*Error\b|ENOENT|SQLITE_|^ +at /m;

/** The problems of a response. */
export function complaintsAbout({ asked, answer }: Answered): string[] {
  const { status, headers, text } = answer;
  const header = (name: string): string => headers.get(name) ?? '';
  const type = header('content-type');
  // Proxies read these answers, whatever their status.
  const isPlain = isOfForwardAuth(asked.route) && type === 'text/plain; charset=utf-8';
  const isPage = type === 'text/html; charset=utf-8' || (status === 200 && otherTypes[asked.route]?.test(type));
  const complaints = Object.keys(always).filter((name) => !always[name]?.test(header(name)));
  if (status < 200 || status === 304 || status >= 500) complaints.push('its status');
  if (![204, 303].includes(status) && !isPage && !isPlain) complaints.push(`its type: ${type}`);
  if (status === 303 && !/^\/(?![/\\])/.test(header('location'))) complaints.push(header('location'));
  // A proxy refuses longer headers and answers 502.
  if ([...headers.values()].some((value) => value.length > 4000)) complaints.push('a header too long');
  if (insides.test(text)) complaints.push('insides');
  if (text.includes(`<b id=${marker}>`)) complaints.push('markup as it was typed');
  if ([goodPassword, otherPassword].some((password) => text.includes(password))) complaints.push('a password');
  const { method, route, who, target } = asked;
  return complaints.map(
    (complaint) => `${method} ${route} of ${who} (${target.slice(0, 80)}) → ${status}: ${complaint}`,
  );
}
