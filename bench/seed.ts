import { hash } from '@node-rs/argon2';
import BetterSqlite3 from 'better-sqlite3';
import { createHmac } from 'node:crypto';
import { openWriter } from '../src/database/sqlite/connections.js';
import { migrate } from '../src/database/migrate.js';
import { policy } from '../src/policy.js';
import { Keyring, sha256 } from '../src/common/keyring.js';
import { hours } from '../src/common/time.js';

export const password = 'violet tugboat ankle';
export const emailOf = (user: number): string => `user${user}@example.com`;
export const idOf = (user: number): string => sha256(`user ${user}`);
export const sessionOf = (user: number): string => sha256(`the session of ${user}`);

/** The cookie of a seeded session, signed like the server's. */
export function sessionCookie(user: number, secret: string): string {
  const id = sessionOf(user);
  const signature = createHmac('sha256', new Keyring([secret]).keys('session cookie')[0] ?? '')
    .update(id)
    .digest('base64')
    .replace(/=+$/, '');
  return `foyer_session=${encodeURIComponent(`s:${id}.${signature}`)}`;
}

/** This many users with one session each: one hash for all, in one transaction. */
export async function seed(file: string, users: number): Promise<void> {
  const writer = await openWriter(file);
  await migrate(writer);
  await writer.destroy();
  const { memoryCost, timeCost, parallelism } = policy.hashing;
  const passwordHash = await hash(password, { memoryCost, timeCost, parallelism });
  const db = new BetterSqlite3(file);
  // The data can be created again at any time.
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -500000');
  const now = Date.now();
  const begun = now - hours(1);
  const addUser = db.prepare(
    `INSERT INTO users (id, email, email_key, password_hash, auth_epoch, activated_at, created_at, updated_at)
     VALUES (:id, :email, :email, '${passwordHash}', 0, ${begun}, ${begun}, ${begun})`,
  );
  const addSession = db.prepare(
    `INSERT INTO sessions (id_hash, user_id, auth_epoch, data, ip, user_agent, created_at, seen_at, expires_at)
     VALUES (:session, :id, 0, '{"remembered":true,"authenticatedAt":${begun},"lastLogin":${begun - hours(1)}}', '192.0.2.1', 'a browser',
       ${begun}, ${now}, ${now + policy.sessions.rememberedIdle})`,
  );
  const addEvent = db.prepare(
    `INSERT INTO events (id, user_id, type, at, ip, user_agent)
     VALUES (:session, :id, 'signed-in', ${begun - hours(1)}, '192.0.2.1', 'a browser')`,
  );
  db.transaction(() => {
    for (let user = 0; user < users; user += 1) {
      const row = { id: idOf(user), email: emailOf(user), session: sha256(sessionOf(user)) };
      addUser.run(row);
      addSession.run(row);
      addEvent.run(row);
    }
  })();
  db.close();
}
