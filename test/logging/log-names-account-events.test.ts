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

let server: Server;

beforeAll(async () => {
  server = await Server.start(inProduction);
});

afterAll(async () => {
  await server.remove();
});

/** By the ids of the requests that this browser has just made: what the log calls them, and whose account it names. */
async function namesFor(browser: Browser): Promise<[name: unknown, user: unknown][]> {
  const ids = browser.answers.map(({ headers }) => headers['x-request-id']);
  const lines = (): Entry[] => entriesOf(server.stdout).filter(({ request }) => ids.includes(request as string));
  await until(() => lines().filter(({ event }) => event === 'request').length === ids.length);
  for (const { network } of lines()) expect(network).toBe('127.0.0.1');
  return lines().flatMap(({ event, outcome, user }): [unknown, unknown][] =>
    event === 'request' ? (outcome === 'done' ? [] : [[outcome, user]]) : [[event, user]],
  );
}

/** The password was given longer ago than counts. */
function forgetProofs(): void {
  server.change(`UPDATE sessions SET data = json_set(data, '$.authenticatedAt', 0)`);
}

describe('Proving who one is has a name in the log, and the account it is about [ASVS 16.3.1]:', () => {
  it('an activation, with and without a log-in', async () => {
    const browser = await register(server, 'bob@example.com');
    await browser.open((await server.mailbox.lastTo('bob@example.com')).link);
    expect(await namesFor(browser)).toEqual([['activated', await idOf(server, 'bob@example.com')]]);

    await register(server, 'cyd@example.com');
    const elsewhere = server.browser();
    await elsewhere.open((await server.mailbox.lastTo('cyd@example.com')).link);
    await elsewhere.fillIn('Password', wrongPassword).press('Activate and log in');
    expect(await namesFor(elsewhere)).toEqual([['password-wrong', undefined]]);
    await elsewhere.fillIn('New password', otherPassword).press('Choose this password and log in');
    const cyd = await idOf(server, 'cyd@example.com');
    expect(await namesFor(elsewhere)).toEqual([
      ['activated', cyd],
      ['signed-in', cyd],
    ]);
  });

  it('a log-in that failed, for an address with an account and for one without', async () => {
    await becomeUser(server, 'ada@example.com');
    const stranger = await logIn(server, 'ada@example.com', { password: wrongPassword });
    expect(await namesFor(stranger)).toEqual([['log-in-failed', await idOf(server, 'ada@example.com')]]);
    await logIn(server, 'nobody@example.com', { password: wrongPassword, browser: stranger });
    expect(await namesFor(stranger)).toEqual([['log-in-failed', undefined]]);
  });

  it('a log-in, one from a new browser, and a log-out', async () => {
    const dan = await memberOf(server, 'dan@example.com');
    const id = await idOf(server, 'dan@example.com');
    expect(await namesFor(dan)).toEqual([['signed-in', id]]);
    const elsewhere = await logIn(server, 'dan@example.com');
    expect(await namesFor(elsewhere)).toEqual([['signed-in-new-device', id]]);
    await dan.press('Log out');
    expect(await namesFor(dan)).toEqual([['signed-out', id]]);
  });

  it('fresh proof, asked for and given wrong', async () => {
    const eve = await memberOf(server, 'eve@example.com');
    const id = await idOf(server, 'eve@example.com');
    forgetProofs();
    await eve.open('/account/email');
    expect(await namesFor(eve)).toEqual([['proof-asked', id]]);
    await proveAgain(eve, wrongPassword);
    expect(await namesFor(eve)).toEqual([['password-wrong', id]]);
  });
});

describe('What changes an account has a name in the log:', () => {
  it('password, address, the way back, sessions, export, deletion', async () => {
    const fay = await memberOf(server, 'fay@example.com');
    const id = await idOf(server, 'fay@example.com');
    await changePassword(fay, { to: otherPassword });
    expect(await namesFor(fay)).toEqual([['password-changed', id]]);

    await askForAddress(fay, 'fay@example.org');
    expect(await namesFor(fay)).toEqual([['email-change-asked', id]]);
    await fay.open((await server.mailbox.lastTo('fay@example.org')).link);
    await fay.press('Confirm the address');
    expect(await namesFor(fay)).toEqual([['email-changed', id]]);
    const elsewhere = await undoWith(
      (await server.mailbox.lastAbout('fay@example.com', 'has a new address')).link,
      server.browser(),
    );
    expect(await namesFor(elsewhere)).toEqual([['email-restored', id]]);

    await askForReset(server, 'fay@example.com', elsewhere);
    await resetWith((await server.mailbox.lastAbout('fay@example.com', 'Choose a new password')).link, elsewhere);
    expect(await namesFor(elsewhere)).toEqual([['password-reset', id]]);

    await logIn(server, 'fay@example.com', { password: otherPassword, browser: fay });
    await fay.open('/account/sessions');
    await fay.post('/account/sessions/end-others', { _csrf: fay.csrf });
    expect(await namesFor(fay)).toEqual([['other-sessions-ended', id]]);
    await fay.open('/account/export');
    expect(await namesFor(fay)).toEqual([['exported', id]]);
    await deleteAccount(fay, otherPassword);
    expect(await namesFor(fay)).toEqual([['deletion-asked', id]]);
    await logIn(server, 'fay@example.com', { password: otherPassword, browser: fay });
    expect(await namesFor(fay)).toEqual([
      ['signed-in', id],
      ['deletion-cancelled', id],
    ]);
  });

  it('and none when it was undone', async () => {
    const gil = await memberOf(server, 'gil@example.com');
    server.change('ALTER TABLE outbox RENAME TO lost');
    await changePassword(gil, { to: otherPassword });
    server.change('ALTER TABLE lost RENAME TO outbox');
    expect(await namesFor(gil)).toEqual([['failed', await idOf(server, 'gil@example.com')]]);
  });
});

describe('What was refused has a name in the log:', () => {
  it('a page of an account without a log-in [ASVS 16.3.2]', async () => {
    const stranger = await server.browser().open('/account/password');
    expect(await namesFor(stranger)).toEqual([['access-denied', undefined]]);
  });

  it('somebody else’s session [ASVS 16.3.2]', async () => {
    const hal = await memberOf(server, 'hal@example.com');
    await hal.post('/account/sessions/somebody-elses/end', { _csrf: hal.csrf });
    expect(await namesFor(hal)).toEqual([['not-found', await idOf(server, 'hal@example.com')]]);
  });

  it('a form of another site [ASVS 16.3.3]', async () => {
    const visitor = await server.browser().open('/login');
    await visitor.press('Log in', { 'Sec-Fetch-Site': 'cross-site' });
    expect(await namesFor(visitor)).toEqual([['csrf-refused', undefined]]);
  });

  it('a link that there is not, and one too many tries [ASVS 16.3.3]', async () => {
    const stranger = await server.browser().open(`/activate/${'x'.repeat(43)}`);
    expect(await namesFor(stranger)).toEqual([['not-found', undefined]]);
    for (let tried = 0; tried <= policy.limits.passwords.free; tried += 1)
      await logIn(server, 'ida@example.com', { password: wrongPassword, browser: stranger });
    expect(await namesFor(stranger)).toEqual([['limit-met', undefined]]);
  });
});
