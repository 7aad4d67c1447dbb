import { KeyedRequest } from '../../src/account/tokens/keyed-request.entity.js';
import { sha256 } from '../../src/common/keyring.js';
import { hours, minutes } from '../../src/common/time.js';
import { Database } from '../../src/database/database.js';
import { RetentionJob } from '../../src/database/retention-job.js';
import { policy } from '../../src/policy.js';
import { idOf } from '../support/acts.js';
import { type Answer, call, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { becomeUser } from '../support/people.js';
import { races, timeForRaces } from '../support/rounds.js';
import { Server } from '../support/server.js';
import { writeSlowly } from '../support/slow-write.js';
import { allTablesOf } from '../support/tables.js';
import { randomSecret } from '../support/test-database.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

const wanted = { name: 'Backup script', scopes: ['read'] };
const key = '8e03978e-40d5-43dd-bc93-6894a57f9324';

type Site = Pick<TestApplication, 'url'>;

async function loggedIn(email: string): Promise<string> {
  await becomeUser(foyer, email);
  return tokenOf(foyer, email);
}

const make = async (token: string, name = key, body: unknown = wanted, site: Site = foyer): Promise<Answer> =>
  call(site, 'users/me/tokens', { token, body, headers: { 'Idempotency-Key': name } });

const kindOf = ({ json }: Answer): string => String(json.type).replace(/^.*#/, '');

async function listed(token: string): Promise<unknown[]> {
  return (await call(foyer, 'users/me/tokens', { token })).json.items as unknown[];
}

const works = async ({ json }: Answer): Promise<number> =>
  (await call(foyer, 'users/me', { token: json.token as string })).status;

describe('A request with an Idempotency-Key', () => {
  it('gets the same answer again, makes nothing more, and mails nothing more', async () => {
    const token = await loggedIn('again@example.com');
    const first = await make(token);
    expect([first.status, await works(first)]).toEqual([201, 200]);
    await foyer.allMailSent();
    const before = { tables: await allTablesOf(foyer), mails: foyer.mailbox.count };
    foyer.clock.advance(minutes(5));
    for (const sent of [key, `"${key}"`]) {
      const again = await make(token, sent);
      expect([again.status, again.text]).toEqual([first.status, first.text]);
    }
    await foyer.allMailSent();
    const { keyed_requests: kept, access_tokens: tokens, events } = await allTablesOf(foyer);
    expect([kept, tokens, events]).toEqual([
      before.tables.keyed_requests,
      before.tables.access_tokens,
      before.tables.events,
    ]);
    expect(foyer.mailbox.count).toBe(before.mails);
    expect(await works(first)).toBe(200);
  });

  it('has neither the key nor the token in the database', async () => {
    const { json } = await make(await loggedIn('at-rest@example.com'), 'the key of at-rest');
    const stored = JSON.stringify(await allTablesOf(foyer));
    expect(stored).toContain('Backup script');
    for (const secret of ['the key of at-rest', (json.token as string).slice(8, 51)])
      expect(stored).not.toContain(secret);
  });

  it('is not enough with the database and SECRET to say a token: the key is needed, too', async () => {
    const token = await loggedIn('copied@example.com');
    await make(token, 'the key of its owner');
    const userId = await idOf(foyer, 'copied@example.com');
    await foyer.app.get(Database).write([], async (db) => {
      const sql = 'UPDATE keyed_requests SET id_hash = ? WHERE user_id = ?';
      await db.query(sql, [sha256(`${userId} another key`), userId]);
    });
    const answer = await make(token, 'another key');
    expect([answer.status, kindOf(answer)]).toEqual([422, 'key-reused']);
  });

  it.each(races())(
    'makes one token of 50 at once, round %i [ASVS 15.4.2]: the others get the same answer, or are told to wait',
    async (round) => {
      const token = await loggedIn(`at-once-${round}@example.com`);
      const answers = await Promise.all(Array.from({ length: 50 }, () => make(token)));
      const made = answers.filter(({ status }) => status === 201);
      expect(new Set(made.map(({ text }) => text)).size).toBe(1);
      for (const answer of answers.filter(({ status }) => status !== 201))
        expect([answer.status, kindOf(answer)]).toEqual([409, 'key-in-use']);
      expect(await listed(token)).toHaveLength(1);
      expect((await make(token)).text).toBe(made[0]?.text);
    },
  );

  it.each(races())('is told to wait while the same one is at work, round %i', async (round) => {
    const token = await loggedIn(`at-work-${round}@example.com`);
    const sent = await writeSlowly(foyer.app.get(Database), async () => {
      const two = [make(token), make(token)];
      const answer = await Promise.race(two);
      expect([answer.status, kindOf(answer)]).toEqual([409, 'key-in-use']);
      return { two };
    });
    const answers = await Promise.all(sent.two);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await make(token)).status).toBe(201);
    expect(await listed(token)).toHaveLength(1);
  });

  it('is refused if another request had the key', async () => {
    const token = await loggedIn('reused@example.com');
    const first = await make(token);
    for (const other of [
      { ...wanted, name: 'Another' },
      { ...wanted, scopes: ['account'] },
      { ...wanted, expiresAt: new Date(foyer.clock.now() + hours(48)).toISOString() },
    ]) {
      const answer = await make(token, key, other);
      expect([answer.status, kindOf(answer)]).toEqual([422, 'key-reused']);
    }
    expect(await listed(token)).toHaveLength(1);
    expect((await make(token, 'another key')).json.id).not.toBe(first.json.id);
  });

  it('has nothing to do with the same key of somebody else', async () => {
    const [ada, eve] = [await make(await loggedIn('ada@example.com')), await make(await loggedIn('eve@example.com'))];
    expect([ada.status, eve.status]).toEqual([201, 201]);
    expect(eve.json.id).not.toBe(ada.json.id);
    expect(eve.json.token).not.toBe(ada.json.token);
  });

  it.each(['', '""', 'x'.repeat(256), 'tab\tbetween', 'naïve'])(
    'is refused as unreadable with the key %j',
    async (name) => {
      const token = await loggedIn(`unreadable-${name.length}-${name.charCodeAt(0) || 0}@example.com`);
      const answer = await make(token, name);
      expect([answer.status, kindOf(answer)]).toEqual([400, 'malformed']);
      expect(answer.json.detail).toContain('255');
      expect(await listed(token)).toEqual([]);
    },
  );

  it('may have a key of 255 characters', async () => {
    expect((await make(await loggedIn('longest@example.com'), 'x'.repeat(255))).status).toBe(201);
  });

  it('does not use the key up when it was refused', async () => {
    const token = await loggedIn('refused@example.com');
    expect((await make(token, key, { ...wanted, scopes: [] })).status).toBe(422);
    expect((await make(token)).status).toBe(201);
  });

  it('gets the same answer also when the token could not be made any more', async () => {
    const token = await loggedIn('full@example.com');
    const soon = { ...wanted, expiresAt: new Date(foyer.clock.now() + minutes(1)).toISOString() };
    const [first, short] = [await make(token), await make(token, 'short', soon)];
    for (let count = 2; count < policy.accessTokens.perUser; count += 1) await make(token, `filler ${count}`);
    expect((await make(token, 'one too many')).status).toBe(422);
    foyer.clock.advance(minutes(2));
    expect((await make(token)).text).toBe(first.text);
    expect((await make(token, 'short', soon)).text).toBe(short.text);
    expect(await works(short)).toBe(401);
  });

  it('makes no new token after the first was revoked, and the answer names a dead one', async () => {
    const token = await loggedIn('revoked@example.com');
    const first = await make(token);
    await call(foyer, `users/me/tokens/${String(first.json.id)}`, { method: 'DELETE', token });
    const again = await make(token);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await works(again)).toBe(401);
    expect(await listed(token)).toEqual([]);
  });

  it('is forgotten with everything that ends the tokens of the account', async () => {
    const token = await loggedIn('ended@example.com');
    const first = await make(token);
    await call(foyer, 'users/me/sessions', { method: 'DELETE', token });
    expect(await works(first)).toBe(401);
    const again = await make(token);
    expect([again.status, await works(again)]).toEqual([201, 200]);
    expect(again.json.token).not.toBe(first.json.token);
  });

  it('is forgotten after a day', async () => {
    await becomeUser(foyer, 'day@example.com');
    const first = await make(await tokenOf(foyer, 'day@example.com'));
    foyer.clock.advance(policy.keyedRequests.keptFor - minutes(1));
    const late = await make(await tokenOf(foyer, 'day@example.com'));
    expect(late.text).toBe(first.text);
    foyer.clock.advance(minutes(1));
    const next = await make(await tokenOf(foyer, 'day@example.com'));
    expect([next.status, next.json.id === first.json.id]).toEqual([201, false]);
    await foyer.app.get(RetentionJob).run();
    const left = await foyer.rows<{ expires_at: number }>('SELECT expires_at FROM keyed_requests');
    expect(left).toHaveLength(1);
  });

  it('is remembered for a number of each account: of more, the oldest are forgotten', async () => {
    const { perUser, keptFor } = policy.keyedRequests;
    await becomeUser(foyer, 'many@example.com');
    const userId = await idOf(foyer, 'many@example.com');
    const now = foyer.clock.now();
    await foyer.app.get(Database).write([], async (db) => {
      for (let count = 0; count < perUser + 5; count += 1) {
        const times = { createdAt: now + count, expiresAt: now + keptFor };
        const row = { idHash: `many ${count}`, userId, requestHash: '', nonce: '', tokenHash: '', answer: '{}' };
        await db.insert(KeyedRequest, { ...row, ...times });
      }
    });
    await foyer.app.get(RetentionJob).run();
    const kept = await foyer.rows('SELECT id_hash FROM keyed_requests WHERE user_id = ?', [userId]);
    expect(kept).toHaveLength(perUser);
    expect(kept).not.toContainEqual({ id_hash: 'many 4' });
  });
});

describe('Two processes', () => {
  it(
    'make one token of 50 requests at once, also while SECRET changes',
    async () => {
      const one = await Server.start({ SECRET: randomSecret() });
      const other = await one.another();
      try {
        await other.startAgain();
        let token = '';
        for (const round of races(3)) {
          await becomeUser(one, `ada-${round}@example.com`);
          token = await tokenOf(one, `ada-${round}@example.com`);
          const sites = Array.from({ length: 50 }, (_, index) => (index % 2 ? one : other));
          const answers = await Promise.all(sites.map((site) => make(token, key, wanted, site)));
          const made = answers.filter(({ status }) => status === 201);
          expect(new Set(made.map(({ text }) => text)).size).toBe(1);
          for (const { status } of answers) expect([201, 409]).toContain(status);
        }
        expect(await one.rows('SELECT name FROM access_tokens')).toHaveLength(races(3).length);

        const before = await make(token, key, wanted, one);
        const secret = randomSecret();
        const restart = async (SECRET: string): Promise<Answer> => {
          await one.end();
          one.environment.SECRET = SECRET;
          await one.startAgain();
          return make(token, key, wanted, one);
        };
        expect((await restart(`${secret},${String(one.environment.SECRET)}`)).text).toBe(before.text);
        // Nobody can say the token again, and no other is made.
        const after = await restart(secret);
        expect([after.status, kindOf(after)]).toEqual([422, 'key-reused']);
        expect((await call(one, 'users/me', { token: before.json.token as string })).status).toBe(200);
      } finally {
        await other.end('SIGKILL').catch(() => undefined);
        await one.remove();
      }
    },
    timeForRaces,
  );
});
