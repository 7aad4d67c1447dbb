import { setTimeout as wait } from 'node:timers/promises';
import { minutes } from '../../src/common/time.js';
import { Database } from '../../src/database/database.js';
import { type Answer, call, makeToken, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { becomeUser, goodPassword } from '../support/people.js';
import { races, timeForRaces } from '../support/rounds.js';
import { writeSlowly } from '../support/slow-write.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

const tokenIn = (link: string): string => link.split('/').at(-1) ?? '';

const emailOf = (round: number): string => `round-${round}@example.com`;

/** Passwords that differ in each round and of each racer. */
const passwordOf = (round: number, racer: number): string => `crimson teapot ${round} lantern ${racer}`;

/** Expects that one is done and the others are told that the link is over. Returns which one. */
function winnerOf(answers: readonly Answer[], done: number): number {
  const statuses = answers.map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([done, ...statuses.slice(1).map(() => 410)]);
  return statuses.indexOf(done);
}

const worksFor = async (email: string, password: string): Promise<boolean> =>
  (await call(foyer, 'auth/token', { form: { username: email, password } })).status === 200;

async function eventsOf(email: string, type: string): Promise<object[]> {
  const sql = 'SELECT 1 FROM events e JOIN users u ON u.id = e.user_id WHERE u.email = ? AND e.type = ?';
  return foyer.rows(sql, [email, type]);
}

async function nameOf(email: string): Promise<string | null> {
  const [user] = await foyer.rows<{ name: string | null }>('SELECT display_name AS name FROM users WHERE email = ?', [
    email,
  ]);
  return user?.name ?? null;
}

describe('Of those who use a link at once by the API', () => {
  it(
    'one confirms an address, and theirs is the password [ASVS 2.3.4]',
    async () => {
      for (const round of races(10)) {
        const email = emailOf(round);
        await call(foyer, 'auth/register', { body: { email, password: goodPassword } });
        const token = tokenIn((await foyer.mailbox.lastTo(email)).link);
        const proofs = [
          { password: goodPassword },
          { newPassword: passwordOf(round, 1) },
          { newPassword: passwordOf(round, 2) },
          { password: goodPassword },
        ];
        const answers = await Promise.all(
          proofs.map((proof) => call(foyer, 'auth/verify', { body: { token, ...proof } })),
        );
        const { password, newPassword = password } = proofs[winnerOf(answers, 200)] ?? {};
        expect(await worksFor(email, newPassword ?? '')).toBe(true);
        expect(await eventsOf(email, 'activated')).toHaveLength(1);
      }
    },
    timeForRaces,
  );

  it(
    'one chooses the new password [ASVS 2.3.4]',
    async () => {
      for (const round of races(10)) {
        const email = emailOf(round);
        await call(foyer, 'auth/forgot-password', { body: { email } });
        const token = tokenIn((await foyer.mailbox.lastAbout(email, 'Reset your')).link);
        const passwords = [1, 2, 3].map((racer) => `${passwordOf(round, racer)} again`);
        const answers = await Promise.all(
          passwords.map((newPassword) => call(foyer, 'auth/reset-password', { body: { token, newPassword } })),
        );
        expect(await worksFor(email, passwords[winnerOf(answers, 204)] ?? '')).toBe(true);
        expect(await eventsOf(email, 'password-reset')).toHaveLength(1);
      }
    },
    timeForRaces,
  );
});

/**
 * Ends a token while it is used, and returns how that is answered. What it does must be done before its end is answered,
 * or not at all. Both are let in before either has changed anything, in one order or the other.
 */
async function race(email: string, token: string, round: number, end: () => Promise<Answer>): Promise<number> {
  const name = `Ada ${round}`;
  // A token that was not used yet has to be marked as used, which takes a turn.
  await call(foyer, 'users/me', { token });
  const before = await nameOf(email);
  const use = async (): Promise<Answer> =>
    call(foyer, 'users/me', { method: 'PATCH', token, body: { displayName: name } });
  const { ending, using } = await writeSlowly(foyer.app.get(Database), async () => {
    const first = round % 2 ? use() : undefined;
    const both = { ending: end(), using: first ?? use() };
    await wait(20);
    return both;
  });
  expect((await ending).status).toBe(204);
  const then = await nameOf(email);
  const { status } = await using;
  const expected = status === 200 ? [round, 200, name, name] : [round, 401, before, before];
  expect([round, status, then, await nameOf(email)]).toEqual(expected);
  expect((await call(foyer, 'users/me', { token })).status).toBe(401);
  return status;
}

describe('Whoever uses a token while it ends', () => {
  it(
    'does it before the end is answered, or is refused: a personal token [ASVS 7.4.1]',
    async () => {
      const email = 'personal@example.com';
      await becomeUser(foyer, email);
      const session = await tokenOf(foyer, email);
      const answers: number[] = [];
      for (const round of races(10)) {
        const token = await makeToken(foyer, session);
        const { json } = await call(foyer, 'users/me/tokens', { token: session });
        const [{ id = '' } = {}] = json.items as { id?: string }[];
        const end = (): Promise<Answer> => call(foyer, `users/me/tokens/${id}`, { method: 'DELETE', token: session });
        answers.push(await race(email, token, round, end));
      }
      // Otherwise this would prove little.
      expect(answers).toContain(401);
    },
    timeForRaces,
  );

  it(
    'does it before the end is answered, or is refused: a token of a log-in [ASVS 7.4.1]',
    async () => {
      const email = 'session@example.com';
      await becomeUser(foyer, email);
      const answers: number[] = [];
      for (const round of races(10)) {
        foyer.clock.advance(minutes(1));
        const token = await tokenOf(foyer, email);
        const end = (): Promise<Answer> => call(foyer, 'auth/logout', { method: 'POST', token });
        answers.push(await race(email, token, round, end));
      }
      expect(answers).toContain(401);
    },
    timeForRaces,
  );
});
