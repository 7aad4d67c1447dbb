import { policy } from '../../src/policy.js';
import {
  askForAddress,
  askForReset,
  changePassword,
  deleteAccount,
  idOf,
  otherPassword,
  proveAgain,
  resetWith,
  undoWith,
} from '../support/acts.js';
import type { Browser } from '../support/browser.js';
import { type Entry, entriesOf } from '../support/log-lines.js';
import { until } from '../support/mail-room.js';
import { becomeUser, logIn, memberOf, register } from '../support/people.js';
import { inProduction, Server } from '../support/server.js';
import { wrongPassword } from '../support/tries.js';
import { withJson } from '../support/test-database.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start(inProduction);
});

afterAll(async () => {
  await server.remove();
});

/** The events that the log has for this browser's last requests, with the account that each names. */
async function eventsFor(browser: Browser): Promise<[name: unknown, user: unknown][]> {
  const ids = browser.answers.map(({ headers }) => headers['x-request-id']);
  const lines = (): Entry[] => entriesOf(server.stdout).filter(({ request }) => ids.includes(request as string));
  await until(() => lines().filter(({ event }) => event === 'request').length === ids.length);
  for (const { network } of lines()) expect(network).toBe('127.0.0.1');
  return lines().flatMap(({ event, outcome, user }): [unknown, unknown][] =>
    event === 'request' ? (outcome === 'done' ? [] : [[outcome, user]]) : [[event, user]],
  );
}

/** Makes the last authentication too old. */
async function forgetProofs(): Promise<void> {
  await server.change(`UPDATE sessions SET data = ${withJson('data', 'authenticatedAt', 0)}`);
}

describe('Authentication is logged with its account [ASVS 16.3.1]:', () => {
  it('an activation, in the browser that registered and in another', async () => {
    const browser = await register(server, 'bob@example.com');
    await browser.open((await server.mailbox.lastTo('bob@example.com')).link);
    const bob = await idOf(server, 'bob@example.com');
    expect(await eventsFor(browser)).toEqual([
      ['activated', bob],
      ['signed-in', bob],
    ]);

    await register(server, 'cyd@example.com');
    const elsewhere = server.browser();
    await elsewhere.open((await server.mailbox.lastTo('cyd@example.com')).link);
    await elsewhere.fillIn('Password', wrongPassword).press('Activate and log in');
    expect(await eventsFor(elsewhere)).toEqual([['password-wrong', undefined]]);
    await elsewhere.fillIn('New password', otherPassword).press('Set password and log in');
    const cyd = await idOf(server, 'cyd@example.com');
    expect(await eventsFor(elsewhere)).toEqual([
      ['activated', cyd],
      ['signed-in', cyd],
    ]);
  });

  it('a failed log-in, for an address with an account and for one without', async () => {
    await becomeUser(server, 'ada@example.com');
    const stranger = await logIn(server, 'ada@example.com', { password: wrongPassword });
    expect(await eventsFor(stranger)).toEqual([['log-in-failed', await idOf(server, 'ada@example.com')]]);
    await logIn(server, 'nobody@example.com', { password: wrongPassword, browser: stranger });
    expect(await eventsFor(stranger)).toEqual([['log-in-failed', undefined]]);
  });

  it('a log-in, one from a new browser, and a log-out', async () => {
    const dan = await memberOf(server, 'dan@example.com');
    const id = await idOf(server, 'dan@example.com');
    const elsewhere = await logIn(server, 'dan@example.com');
    expect(await eventsFor(elsewhere)).toEqual([['signed-in-new-device', id]]);
    await dan.press('Log out');
    expect(await eventsFor(dan)).toEqual([['signed-out', id]]);
    await logIn(server, 'dan@example.com', { browser: dan });
    expect(await eventsFor(dan)).toEqual([['signed-in', id]]);
  });

  it('reauthentication, required and failed', async () => {
    const eve = await memberOf(server, 'eve@example.com');
    const id = await idOf(server, 'eve@example.com');
    await forgetProofs();
    await eve.open('/account/email');
    expect(await eventsFor(eve)).toEqual([['proof-asked', id]]);
    await proveAgain(eve, wrongPassword);
    expect(await eventsFor(eve)).toEqual([['password-wrong', id]]);
  });
});

describe('Changes of an account are logged:', () => {
  it('password, email change and its undo, sessions, export, deletion', async () => {
    const fay = await memberOf(server, 'fay@example.com');
    const id = await idOf(server, 'fay@example.com');
    await changePassword(fay, { to: otherPassword });
    expect(await eventsFor(fay)).toEqual([['password-changed', id]]);

    await askForAddress(fay, 'fay@example.org');
    expect(await eventsFor(fay)).toEqual([['email-change-asked', id]]);
    await fay.open((await server.mailbox.lastTo('fay@example.org')).link);
    await fay.press('Confirm email');
    expect(await eventsFor(fay)).toEqual([['email-changed', id]]);
    const elsewhere = await undoWith(
      (await server.mailbox.lastAbout('fay@example.com', 'email was changed')).link,
      server.browser(),
    );
    expect(await eventsFor(elsewhere)).toEqual([['email-restored', id]]);

    await askForReset(server, 'fay@example.com', elsewhere);
    await resetWith((await server.mailbox.lastAbout('fay@example.com', 'Reset your')).link, elsewhere);
    expect(await eventsFor(elsewhere)).toEqual([['password-reset', id]]);

    await logIn(server, 'fay@example.com', { password: otherPassword, browser: fay });
    await fay.open('/account/sessions');
    await fay.post('/account/sessions/end-others', { _csrf: fay.csrf });
    expect(await eventsFor(fay)).toEqual([['other-sessions-ended', id]]);
    await fay.open('/account/export');
    expect(await eventsFor(fay)).toEqual([['exported', id]]);
    await deleteAccount(fay, otherPassword);
    expect(await eventsFor(fay)).toEqual([['deletion-asked', id]]);
    await logIn(server, 'fay@example.com', { password: otherPassword, browser: fay });
    expect(await eventsFor(fay)).toEqual([
      // The deletion has ended the trust in every browser.
      ['signed-in-new-device', id],
    ]);
    await fay.press('Restore account');
    expect(await eventsFor(fay)).toEqual([['deletion-cancelled', id]]);
  });

  it('but not when the transaction was rolled back', async () => {
    const gil = await memberOf(server, 'gil@example.com');
    await server.change('ALTER TABLE outbox RENAME TO lost');
    await changePassword(gil, { to: otherPassword });
    await server.change('ALTER TABLE lost RENAME TO outbox');
    expect(await eventsFor(gil)).toEqual([['failed', await idOf(server, 'gil@example.com')]]);
  });
});

describe('Refused requests are logged:', () => {
  it('an account page without a log-in [ASVS 16.3.2]', async () => {
    const stranger = await server.browser().open('/account/password');
    expect(await eventsFor(stranger)).toEqual([['access-denied', undefined]]);
  });

  it('another user’s session [ASVS 16.3.2]', async () => {
    const hal = await memberOf(server, 'hal@example.com');
    await hal.post('/account/sessions/somebody-elses/end', { _csrf: hal.csrf });
    expect(await eventsFor(hal)).toEqual([['not-found', await idOf(server, 'hal@example.com')]]);
  });

  it('a form from another site [ASVS 16.3.3]', async () => {
    const visitor = await server.browser().open('/login');
    await visitor.press('Log in', { 'Sec-Fetch-Site': 'cross-site' });
    expect(await eventsFor(visitor)).toEqual([['csrf-refused', undefined]]);
  });

  it('an unknown link, and too many attempts [ASVS 16.3.3]', async () => {
    const stranger = await server.browser().open(`/activate/${'x'.repeat(43)}`);
    expect(await eventsFor(stranger)).toEqual([['not-found', undefined]]);
    for (let tried = 0; tried <= policy.limits.passwords.free; tried += 1)
      await logIn(server, 'ida@example.com', { password: wrongPassword, browser: stranger });
    expect(await eventsFor(stranger)).toEqual([['limit-met', undefined]]);
  });
});
