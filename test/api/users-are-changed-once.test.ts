import { setTimeout as wait } from 'node:timers/promises';
import { days } from '../../src/common/time.js';
import { Database } from '../../src/database/database.js';
import { otherPassword } from '../support/acts.js';
import { type Answer, call, tokenOf, makeToken } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { becomeUser, goodPassword } from '../support/people.js';
import { races } from '../support/rounds.js';
import { writeSlowly } from '../support/slow-write.js';
import { policy } from '../../src/policy.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, 'ada@example.com');
});

afterAll(async () => {
  await foyer.stop();
});

async function eventsOf(email: string): Promise<object[]> {
  return foyer.rows('SELECT e.type FROM events e JOIN users u ON u.id = e.user_id WHERE u.email = ?', [email]);
}

async function loggedIn(email: string): Promise<string> {
  await becomeUser(foyer, email);
  return tokenOf(foyer, email);
}

describe('Two editors', () => {
  it.each(races())('do not overwrite each other when they say what they know, round %i', async (round) => {
    const token = await loggedIn(`editor-${round}@example.com`);
    const { headers } = await call(foyer, 'users/me', { token });
    const etag = headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        call(foyer, 'users/me', {
          method: 'PATCH',
          token,
          headers: { 'If-Match': etag },
          body: { displayName: `Ada ${index}` },
        }),
      ),
    );
    const done = answers.filter(({ status }) => status === 200);
    expect(done).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    const now = await call(foyer, 'users/me', { token });
    expect(now.json).toEqual(done[0]?.json);
    expect(now.headers.get('etag')).toBe(done[0]?.headers.get('etag'));
    expect(now.headers.get('etag')).not.toBe(etag);
  });

  it.each([
    ['"unknown"', 412],
    ['W/"unknown"', 412],
    ['*', 200],
    ['', 412],
  ])('with If-Match %s are answered %i', async (condition, status) => {
    const token = await tokenOf(foyer, 'ada@example.com');
    const answer = await call(foyer, 'users/me', {
      method: 'PATCH',
      token,
      headers: { 'If-Match': condition },
      body: { language: 'de' },
    });
    expect(answer.status).toBe(status);
  });
});

describe('What needs the password', () => {
  const acts = [
    ['a new address', 'PATCH', { email: 'another@example.com', currentPassword: goodPassword }],
    ['a new password', 'PATCH', { password: otherPassword, currentPassword: goodPassword }],
    ['the deletion', 'DELETE', { currentPassword: goodPassword }],
  ] as const;

  it.each(acts)('%s is only done to the user as the sender knows it', async (name, method, body) => {
    const token = await loggedIn(`${name.replaceAll(' ', '-')}@example.com`);
    const send = async (etag: string): Promise<Answer> =>
      call(foyer, 'users/me', { method, token, body, headers: { 'If-Match': etag } });
    const refused = await send('"unknown"');
    expect([refused.status, String(refused.json.type).split('#')[1]]).toEqual([412, 'changed-meanwhile']);
    const { headers, json } = await call(foyer, 'users/me', { token });
    expect(json.deleteAfter).toBeNull();
    expect((await send(headers.get('etag') ?? '')).status).toBeLessThan(300);
  });

  it.each(acts)('%s is not done when somebody else changes the user meanwhile', async (name, method, body) => {
    const email = `meanwhile-${name.replaceAll(' ', '-')}@example.com`;
    const token = await loggedIn(email);
    const { headers } = await call(foyer, 'users/me', { token });
    const before = await eventsOf(email);
    // The request has read the user and waits to write, as it does while a password is hashed.
    const { sent } = await writeSlowly(foyer.app.get(Database), async (db) => {
      const asking = call(foyer, 'users/me', {
        method,
        token,
        body,
        headers: { 'If-Match': headers.get('etag') ?? '' },
      });
      await wait(300);
      await db.query('UPDATE users SET updated_at = updated_at + 1 WHERE email = ?', [email]);
      return { sent: asking };
    });
    expect((await sent).status).toBe(412);
    expect(await eventsOf(email)).toEqual(before);
    expect((await call(foyer, 'users/me', { token })).json.deleteAfter).toBeNull();
  });
});

describe('Activity', () => {
  it('comes in parts, each entry once and in order', async () => {
    const token = await loggedIn('parts@example.com');
    const { json: whole } = await call(foyer, 'users/me/activity?limit=100', { token });
    for (let count = 0; count < 7; count += 1)
      await call(foyer, 'users/me', { method: 'PATCH', token, body: { displayName: `Name ${count}` } });
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { json } = await call(foyer, `users/me/activity?limit=3${query}`, { token });
      ids.push(...(json.items as { id: string }[]).map(({ id }) => id));
      cursor = json.next as string | null;
    } while (cursor !== null);
    const { json } = await call(foyer, 'users/me/activity?limit=100', { token });
    expect(ids).toEqual((json.items as { id: string }[]).map(({ id }) => id));
    expect(ids).toHaveLength((whole.items as unknown[]).length + 7);
  });

  it('shows nobody the entries of others, whatever the cursor', async () => {
    const [ada, eve] = [await tokenOf(foyer, 'ada@example.com'), await loggedIn('eve@example.com')];
    const { json } = await call(foyer, 'users/me/activity?limit=1', { token: ada });
    const of = async (query: string): Promise<string[]> =>
      ((await call(foyer, `users/me/activity?${query}`, { token: eve })).json.items as { id: string }[]).map(
        ({ id }) => id,
      );
    const own = await of('limit=100');
    for (const id of await of(`limit=100&cursor=${String(json.next)}`)) expect(own).toContain(id);
  });
});

describe('Personal tokens', () => {
  it('that may change everything may also read', async () => {
    const session = await loggedIn('both@example.com');
    const body = { name: 'Half', scopes: ['account'] };
    const { json } = await call(foyer, 'users/me/tokens', { token: session, body });
    expect(json.scopes).toEqual(['read', 'account']);
    expect((await call(foyer, 'users/me', { token: json.token as string })).status).toBe(200);
  });

  it('are stored as a hash, shown once, listed with their last use, and mailed', async () => {
    const session = await loggedIn('tokens@example.com');
    const token = await makeToken(foyer, session, ['read']);
    expect(token).toMatch(/^foy_pat_[0-9A-Za-z]{49}$/);
    expect(JSON.stringify(await foyer.rows('SELECT * FROM access_tokens'))).not.toContain(token.slice(8, 51));
    const { text } = await foyer.mailbox.lastAbout('tokens@example.com', 'access token was created');
    expect(text).not.toContain(token);
    // Whoever made it chose its name: it could be a sentence that calms the owner.
    expect(text).not.toContain('A script');
    const list = async (): Promise<Record<string, unknown>[]> =>
      (await call(foyer, 'users/me/tokens', { token: session })).json.items as Record<string, unknown>[];
    expect(await list()).toMatchObject([{ name: 'A script', scopes: ['read'], usedAt: null }]);
    await call(foyer, 'users/me', { token, method: 'HEAD' });
    expect(await list()).toMatchObject([{ usedAt: null }]);
    await call(foyer, 'users/me', { token });
    expect(await list()).toMatchObject([{ usedAt: expect.stringMatching(/^\d{4}/) as string }]);
    expect((await call(foyer, 'users/me/tokens', { token: session })).text).not.toContain(token);
    const { text: exported } = await call(foyer, 'users/me/export', { token: session });
    expect(JSON.parse(exported)).toMatchObject({ accessTokens: [{ name: 'A script', scopes: 'read' }] });
    expect(exported).not.toContain('token_hash');
  });

  it.each(races())('are as many as an account may have, also when they are made at once, round %i', async (round) => {
    const token = await loggedIn(`many-${round}@example.com`);
    const answers = await Promise.all(
      Array.from({ length: policy.accessTokens.perUser + 10 }, () =>
        call(foyer, 'users/me/tokens', { token, body: { name: 'One of many', scopes: ['read'] } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(policy.accessTokens.perUser);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(10);
  });

  it('end when their owner said, and are gone with the account', async () => {
    const session = await loggedIn('ends@example.com');
    const expiresAt = new Date(foyer.clock.now() + days(2)).toISOString();
    const body = { name: 'Short', scopes: ['read'], expiresAt };
    const { json, status } = await call(foyer, 'users/me/tokens', { token: session, body });
    expect([status, json.expiresAt]).toEqual([201, expiresAt]);
    const token = json.token as string;
    expect((await call(foyer, 'users/me', { token })).status).toBe(200);
    foyer.clock.advance(days(2));
    expect((await call(foyer, 'users/me', { token })).status).toBe(401);
  });
});
