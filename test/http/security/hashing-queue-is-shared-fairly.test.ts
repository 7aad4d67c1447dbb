import { randomUUID } from 'node:crypto';
import { policy } from '../../../src/policy.js';
import { Passwords } from '../../../src/passwords/passwords.js';
import { Database } from '../../../src/database/database.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { idOf } from '../../support/acts.js';
import { sha256 } from '../../../src/common/keyring.js';
import { becomeUser, goodPassword } from '../../support/people.js';
import { browserFrom, sendAtOnce, statusesOf, wrongPassword } from '../../support/tries.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1', TRUST_PROXY: '1' });
  foyer.clock.standStill();
  await becomeUser(foyer, 'attacker@example.com');
  for (let count = 0; count < honest; count += 1) await copyAccount(`person${count}@example.com`);
});

afterAll(async () => {
  await foyer.stop();
});

const honest = 25;

/** An account with the password of the first, without the cost of a registration. */
async function copyAccount(email: string): Promise<void> {
  await foyer.app.get(Database).write([], (db) =>
    db.query(
      `INSERT INTO users (id, email, email_key, password_hash, language, auth_epoch, activated_at, created_at, updated_at)
       SELECT ?, ?, ?, password_hash, language, 0, activated_at, created_at, updated_at FROM users LIMIT 1`,
      [randomUUID(), email, email],
    ),
  );
}

/** Makes this many device cookies known to the account. */
async function knownDevices(email: string, count: number): Promise<string[]> {
  const id = await idOf(foyer, email);
  const tokens = Array.from({ length: count }, (_, index) => `${index}`.padStart(43, 'A'));
  await foyer.app.get(Database).write([], async (db) => {
    for (const token of tokens)
      await db.query('INSERT INTO devices (cookie_hash, user_id, first_seen_at, last_seen_at) VALUES (?, ?, 0, ?)', [
        sha256(token),
        id,
        foyer.clock.now(),
      ]);
  });
  return tokens;
}

describe('While one account’s known browsers keep 120 log-ins waiting from one address', () => {
  it('everybody else logs in, and the flood gets 503 [ASVS 15.2.2]', async () => {
    const tokens = await knownDevices('attacker@example.com', 30);
    const attackers = await Promise.all(
      tokens.map(async (token) => {
        const attacker = await browserFrom(foyer, '198.51.100.1').open('/login');
        attacker.cookies.set('foyer_device', token);
        return attacker;
      }),
    );
    const people = await Promise.all(
      Array.from({ length: honest }, (_, index) => browserFrom(foyer, `203.0.113.${index}`).open('/login')),
    );
    const fields = () => ({ email: 'attacker@example.com', password: wrongPassword });
    const flood = Promise.all(attackers.map((attacker) => sendAtOnce(attacker, '/login', 4, fields)));
    const answers = await Promise.all(
      people.map((person, index) =>
        sendAtOnce(person, '/login', 1, () => ({ email: `person${index}@example.com`, password: goodPassword })),
      ),
    );
    expect(statusesOf(answers.flat())).toEqual({ 303: honest });
    const refused = statusesOf((await flood).flat());
    expect(refused[503]).toBeGreaterThan(0);
    expect(Object.keys(refused)).toEqual(['422', '503']);
  });
});

describe('While one network has its share of the queue waiting', () => {
  it('its forms with a password are refused before anything is counted, and those of others are not [ASVS 15.2.2]', async () => {
    const passwords = foyer.app.get(Passwords);
    const ip = '198.51.100.2';
    let over = false;
    const one = async (): Promise<void> => {
      while (!over) await passwords.hash('any', { of: randomUUID(), ip }).catch(() => new Promise(setImmediate));
    };
    const share = policy.limits.placesPerNetwork(policy.hashing.waiting, 1);
    const flood = Promise.all(Array.from({ length: share + 10 }, one));
    const here = await browserFrom(foyer, ip).open('/login');
    const elsewhere = await browserFrom(foyer, '203.0.113.100').open('/login');
    const fields = () => ({ email: 'nobody@example.com', password: wrongPassword });
    const before = await foyer.rows('SELECT * FROM limits');
    expect(statusesOf(await sendAtOnce(here, '/login', 3, fields))).toEqual({ 503: 3 });
    expect(await foyer.rows('SELECT * FROM limits')).toEqual(before);
    expect(statusesOf(await sendAtOnce(elsewhere, '/login', 1, fields))).toEqual({ 422: 1 });
    over = true;
    await flood;
  });
});
