import BetterSqlite3 from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { randomToken, sha256 } from '../../src/common/keyring.js';
import type { Browser } from '../../test/support/browser.js';
import { goodPassword } from '../../test/support/people.js';
import { Server } from '../../test/support/server.js';
import { type Figure, figure } from '../figure.js';
import { formAsk, secret } from '../foyer.js';
import type { Form } from '../form.js';
import { type Ask, countOf, load, type Outcome } from '../load.js';
import { emailOf, password, seed, sessionCookie } from '../seed.js';

const attacker = 0;
const victim = 1;

/** A mail later than this counts as not arrived. */
const mailPatience = 10_000;

/**
 * Six attackers at once, with the limits that an operator gets without any setting. Meanwhile honest visitors register,
 * log in and reset their passwords, each from a network of their own, and the owner of an attacked account asks for a
 * reset.
 */
export async function attacks(form: Form): Promise<Figure[]> {
  const server = await Server.prepare({
    NODE_ENV: 'production',
    SECRET: secret,
    TRUST_PROXY: '1',
    NETWORK_LIMIT_FACTOR: '1',
    MAIL_PER_HOUR: '500',
  });
  await seed(server.databaseFile, 2);
  const devices = seedAttackedAccount(server.databaseFile);
  await server.startAgain();
  const lasting = form.attack;
  const start = await server.browser().open('/login');
  const attacking = attackers(start, devices).map((connections) =>
    load({ url: `http://127.0.0.1:${server.port}`, connections, lasting, mayFail: true }),
  );
  // The attackers have used up what they can before the first visitor comes.
  await wait(2000);
  const begun = Date.now();
  const visits: Promise<Visit>[] = [visitAs(server, reset, { email: emailOf(victim), network: 0 })];
  for (let network = 1; Date.now() - begun < lasting * 1000 - 2 * mailPatience; network += 1) {
    visits.push(visitAs(server, everything, { email: `honest${network}@example.org`, network }));
    await wait(form.attack * 20);
  }
  const ended = await Promise.all(visits);
  const outcomes = await Promise.all(attacking);
  await server.end('SIGKILL');
  await server.mailbox.close();
  rmSync(server.folder, { recursive: true });
  return figuresOf(ended, outcomes);
}

function figuresOf(visits: readonly Visit[], outcomes: readonly Outcome[]): Figure[] {
  const name = (what: string): string => `under six attacks: ${what}`;
  for (const { failure } of visits) if (failure !== undefined) console.error(failure);
  return [
    ...outcomes.map((outcome, index) => figure(name(`requests of attacker A${index + 1}`), countOf(outcome))),
    figure(name('honest visitors'), visits.length),
    figure(name('honest visitors who did not get through'), visits.filter(({ failure }) => failure).length, '', {
      atMost: 0,
    }),
    figure(name('times that a visitor was told to come back later'), sum(visits.map(({ refusals }) => refusals))),
    figure(name('the slowest mail'), Math.max(...visits.flatMap(({ mails }) => mails)), 'ms', { atMost: mailPatience }),
    figure(name('the slowest page'), Math.max(...visits.flatMap(({ pages }) => pages)), 'ms', { atMost: mailPatience }),
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** An account with thirty known devices and ten thousand events. Returns the device cookies. */
function seedAttackedAccount(file: string): string[] {
  const devices = Array.from({ length: 30 }, randomToken);
  const now = Date.now();
  const id = sha256(`user ${attacker}`);
  const db = new BetterSqlite3(file);
  const addDevice = db.prepare(
    'INSERT INTO devices (cookie_hash, user_id, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?)',
  );
  const addEvent = db.prepare(
    `INSERT INTO events (id, user_id, type, at, ip, user_agent) VALUES (?, ?, 'signed-in', ?, '192.0.2.1', ?)`,
  );
  db.transaction(() => {
    for (const token of devices) addDevice.run(sha256(token), id, now, now);
    for (let event = 0; event < 10_000; event += 1)
      addEvent.run(randomToken(), id, now - event, 'a browser '.repeat(20));
  })();
  db.close();
  return devices;
}

/** The connections of each attacker, with their requests. */
function attackers({ cookies, csrf }: Browser, devices: readonly string[]): Ask[][][] {
  const form = (path: string, network: string, fields: Record<string, string>, device?: string): Ask => {
    const all = new Map(device === undefined ? cookies : [...cookies, ['foyer_device', device] as const]);
    const ask = formAsk(path, all, { _csrf: csrf, ...fields });
    return { ...ask, headers: { ...ask.headers, 'X-Forwarded-For': network } };
  };
  const pair = { email: emailOf(attacker), password };
  const from = (net: string, index: number): string => `203.0.${net}.${index + 1}`;
  const times = <T>(count: number, of: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => of(index));
  return [
    // A1: right log-ins without a device cookie, each of which mails a notice.
    times(8, (index) => [form('/login', from('113', index), pair)]),
    // A2: passwords that are slow to judge.
    times(40, (index) => [
      form('/register', from('114', index), { email: 'a@example.net', password: 'p4$$w0rd'.repeat(32) }),
    ]),
    // A3: the export of a large account.
    times(8, (index) => [
      {
        path: '/account/export',
        headers: { Cookie: sessionCookie(attacker, secret), 'X-Forwarded-For': from('115', index) },
      },
    ]),
    // A4: known devices of one account, all from one address.
    times(120, (index) => [form('/login', from('116', 0), pair, devices[index % devices.length])]),
    // A5: registrations from ten networks of one provider.
    times(10, (index) =>
      times(100, (turn) =>
        form('/register', `2001:db8:5:${index}::1`, {
          email: `a5.${index}.${turn}@example.net`,
          password: goodPassword,
        }),
      ),
    ),
    // A6: resets for the victim, from three networks.
    times(3, (index) => [form('/password/forgot', `203.0.${117 + index}.9`, { email: emailOf(victim) })]),
  ];
}

interface Visit {
  readonly failure?: string;
  /** How often the answer was 429 or 503. */
  refusals: number;
  /** In milliseconds. */
  readonly mails: number[];
  readonly pages: number[];
}

interface Visitor extends Visit {
  readonly server: Server;
  readonly browser: Browser;
  readonly email: string;
  readonly network: number;
}

/** The address of a visitor in a network of their own. */
const addressIn = (network: number): string => `198.18.${network}.7`;

async function visitAs(
  server: Server,
  acts: (visitor: Visitor) => Promise<void>,
  { email, network }: { email: string; network: number },
): Promise<Visit> {
  const browser = server.browser();
  browser.headers = { 'X-Forwarded-For': addressIn(network) };
  const visitor: Visitor = { server, browser, email, network, refusals: 0, mails: [], pages: [] };
  try {
    await acts(visitor);
    return visitor;
  } catch (error) {
    return { ...visitor, failure: `${email}: ${String(error)}` };
  }
}

async function everything(visitor: Visitor): Promise<void> {
  const { browser, email } = visitor;
  await fillIn(visitor, '/register', { Email: email, Password: goodPassword }, 'Create account', '/register/sent');
  await browser.open(await linkTo(visitor, '/activate/'));
  if (browser.url !== '/account') await logIn(visitor, goodPassword);
  await fillIn(visitor, '/account', {}, 'Log out', '/login');
  await reset(visitor);
}

async function reset(visitor: Visitor): Promise<void> {
  await fillIn(visitor, '/password/forgot', { Email: visitor.email }, 'Send reset link', '/password/forgot/sent');
  const link = await linkTo(visitor, '/password/reset/');
  await fillIn(visitor, link, { 'New password': newPassword }, 'Set new password', '/login');
  await logIn(visitor, newPassword);
}

const newPassword = 'copper lantern meadow';

async function logIn(visitor: Visitor, password: string): Promise<void> {
  await fillIn(visitor, '/login', { Email: visitor.email, Password: password }, 'Log in', '/account');
}

/** Sends a form as a patient person does, who comes back when the page says so, a few times. */
async function fillIn(
  visitor: Visitor,
  path: string,
  fields: Readonly<Record<string, string>>,
  button: string,
  target: string,
): Promise<void> {
  const { browser, pages } = visitor;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const begun = performance.now();
    await browser.open(path);
    for (const [label, value] of Object.entries(fields)) browser.fillIn(label, value);
    await browser.press(button);
    const took = performance.now() - begun;
    pages.push(took);
    if (took > mailPatience) console.error(`${visitor.email}: ${path} took ${Math.round(took / 1000)} s`);
    if (browser.url.startsWith(target)) return;
    if (browser.status !== 429 && browser.status !== 503) break;
    visitor.refusals += 1;
    await wait(1000 * Number(browser.response.headers['retry-after'] ?? 1));
  }
  throw new Error(`${path} answered ${browser.status}: ${browser.page.slice(0, 300)}`);
}

/** The link of the mail that this visitor, and not an attacker, has asked for: each mail says from where. */
async function linkTo({ server, email, network, mails }: Visitor, path: string): Promise<string> {
  const begun = Date.now();
  while (Date.now() - begun < mailPatience) {
    const mail = server.mailbox.all.find(
      ({ to, link, text }) => to === email && link.includes(path) && text.includes(addressIn(network)),
    );
    if (mail) {
      mails.push(Date.now() - begun);
      return mail.link;
    }
    await wait(20);
  }
  throw new Error(`no mail with ${path} within ${mailPatience / 1000} s`);
}
