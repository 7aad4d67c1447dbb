import { hours, days } from '../../src/common/time.js';
import { policy } from '../../src/policy.js';
import {
  changePassword,
  deleteAccount,
  moveTo,
  otherPassword,
  resetWith,
  askForReset,
  undoWith,
} from '../support/acts.js';
import { call, makeToken, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { memberOf } from '../support/people.js';
import { Server } from '../support/server.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** An account with a browser, a token from a log-in and a personal one. */
async function withTokens(email: string): Promise<{ member: Browser; tokens: string[] }> {
  const member = await memberOf(foyer, email);
  const session = await tokenOf(foyer, email);
  return { member, tokens: [session, await makeToken(foyer, session)] };
}

async function statusesOf(tokens: readonly string[]): Promise<number[]> {
  return Promise.all(tokens.map(async (token) => (await call(foyer, 'users/me', { token })).status));
}

const acts: Readonly<Record<string, (member: Browser, email: string) => Promise<unknown>>> = {
  'a new password': (member) => changePassword(member),
  'a new address': (member, email) => moveTo(foyer, member, `new-${email}`),
  'a reset': async (_, email) => {
    await askForReset(foyer, email);
    await resetWith((await foyer.mailbox.lastAbout(email, 'Reset your')).link, foyer.browser());
  },
  'an undone change of address': async (member, email) => {
    await member.open('/account/email');
    await member.fillIn('New email', `new-${email}`).press('Send confirmation link');
    await undoWith((await foyer.mailbox.lastAbout(email, 'Email change requested')).link, foyer.browser());
  },
  'a deletion': (member) => deleteAccount(member),
  'the end of all other sessions': async (member) => {
    await member.open('/account/sessions');
    await member.press('Log out all other devices');
  },
};

describe('Tokens end with the next request', () => {
  it.each(Object.entries(acts))('after %s [ASVS 7.4.3]', async (name, act) => {
    const email = `${name.replaceAll(' ', '-')}@example.com`;
    const { member, tokens } = await withTokens(email);
    expect(await statusesOf(tokens)).toEqual([200, 200]);
    await act(member, email);
    expect(await statusesOf(tokens)).toEqual([401, 401]);
    expect(
      await foyer.rows('SELECT 1 FROM access_tokens t JOIN users u ON u.id = t.user_id WHERE u.email LIKE ?', [
        `%${email}`,
      ]),
    ).toEqual([]);
  });

  it('after a new password by the API, also the one that was used', async () => {
    const { tokens } = await withTokens('by-api@example.com');
    const body = { currentPassword: 'violet tugboat ankle', password: otherPassword };
    const changed = await call(foyer, 'users/me', { method: 'PATCH', token: tokens[0], body });
    expect(changed.status).toBe(200);
    expect(await statusesOf(tokens)).toEqual([401, 401]);
  });

  it('but not the one that ends all others', async () => {
    const { tokens } = await withTokens('others@example.com');
    const another = await tokenOf(foyer, 'others@example.com');
    expect((await call(foyer, 'users/me/sessions', { method: 'DELETE', token: another })).status).toBe(204);
    expect(await statusesOf([...tokens, another])).toEqual([401, 401, 200]);
  });

  it('when it is ended by itself, and no other', async () => {
    const { tokens } = await withTokens('single@example.com');
    expect((await call(foyer, 'auth/logout', { method: 'POST', token: tokens[0] })).status).toBe(204);
    expect(await statusesOf(tokens)).toEqual([401, 200]);
    const session = await tokenOf(foyer, 'single@example.com');
    const { json } = await call(foyer, 'users/me/tokens', { token: session });
    const [{ id } = { id: '' }] = json.items as { id: string }[];
    expect((await call(foyer, `users/me/tokens/${id}`, { method: 'DELETE', token: session })).status).toBe(204);
    expect((await call(foyer, `users/me/tokens/${id}`, { method: 'DELETE', token: session })).status).toBe(404);
    expect(await statusesOf([...tokens, session])).toEqual([401, 401, 200]);
  });

  it('when their time is over', async () => {
    const { tokens } = await withTokens('time@example.com');
    foyer.clock.advance(policy.sessions.bearer + hours(1));
    expect(await statusesOf(tokens)).toEqual([401, 200]);
    foyer.clock.advance(policy.accessTokens.usually + days(1));
    expect(await statusesOf(tokens)).toEqual([401, 401]);
  });

  it('also in another process', async () => {
    const one = await Server.start();
    const other = await one.another();
    try {
      await other.startAgain();
      await memberOf(one, 'ada@example.com');
      const session = await tokenOf(one, 'ada@example.com');
      const personal = await makeToken(other, session);
      for (const token of [session, personal]) expect((await call(other, 'users/me', { token })).status).toBe(200);
      await call(one, 'auth/logout', { method: 'POST', token: session });
      expect((await call(other, 'users/me', { token: session })).status).toBe(401);
      const again = await tokenOf(other, 'ada@example.com');
      await call(other, 'users/me/sessions', { method: 'DELETE', token: again });
      expect((await call(one, 'users/me', { token: personal })).status).toBe(401);
    } finally {
      await other.end('SIGKILL').catch(() => undefined);
      await one.remove();
    }
  });
});
