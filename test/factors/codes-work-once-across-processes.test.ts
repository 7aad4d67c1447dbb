import { randomToken, sha256 } from '../../src/common/keyring.js';
import { Clock } from '../../src/common/time.js';
import { idOf } from '../support/acts.js';
import type { Browser } from '../support/browser.js';
import { firstStep, type Secured, securedMember } from '../support/factors.js';
import { Server } from '../support/server.js';

let first: Server;
let second: Server;

beforeAll(async () => {
  first = await Server.start();
  second = await first.another();
  await second.startAgain();
});

afterAll(async () => {
  await second.end('SIGKILL');
  await first.remove();
});

const site = (): Pick<Server, 'mailbox' | 'browser'> => ({ mailbox: first.mailbox, browser: () => first.browser() });

/** As many log-ins that wait for the second step, each in a browser that the account knows: they share no limit. */
async function waitingLogins(email: string, count: number): Promise<Browser[]> {
  const id = await idOf(first, email);
  const waiting: Browser[] = [];
  while (waiting.length < count) {
    const token = randomToken();
    await first.change(
      `INSERT INTO devices (cookie_hash, user_id, first_seen_at, last_seen_at) VALUES ('${sha256(token)}', '${id}', 1, 1)`,
    );
    const browser = first.browser();
    browser.cookies.set('foyer_device', token);
    waiting.push(await firstStep(site(), email, browser));
  }
  return waiting;
}

/** Sends it with the cookies of this browser. True if that begins a session. */
async function sendTo(server: Server, { cookies, csrf }: Browser, code: string): Promise<boolean> {
  const copy = server.browser();
  for (const [name, value] of cookies) copy.cookies.set(name, value);
  const { status } = await copy.send('POST', '/login/code', new URLSearchParams({ _csrf: csrf, code }).toString());
  // Otherwise a limit would have decided, and not the code.
  expect(status).not.toBe(429);
  return copy.cookies.has('foyer_session');
}

const codes: Readonly<Record<string, (secured: Secured) => string>> = {
  // That of now has set the app up.
  'A code of an app': ({ app }) => app.code(1),
  'A recovery code': ({ codes }) => codes[0] ?? '',
};

it.each(Object.entries(codes))('%s sent 50 times at once to two processes begins one session', async (what, codeOf) => {
  const email = `${sha256(what).slice(0, 8)}@example.com`;
  const secured = await securedMember({ ...site(), clock: new Clock() }, email);
  const waiting = await waitingLogins(email, 10);
  const code = codeOf(secured);
  const begun = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      sendTo(Math.floor(index / 10) % 2 === 0 ? first : second, waiting[index % 10] ?? first.browser(), code),
    ),
  );
  expect(begun.filter((one) => one)).toHaveLength(1);
});
