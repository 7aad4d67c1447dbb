import type { DataSource } from 'typeorm';
import { ConfigError } from '../common/config-error.js';
import { parseEmailAddress } from '../common/email-address.js';
import { Clock } from '../common/time.js';
import type { DatabasePlace } from '../config/database-place.js';
import { besideServer } from '../database/beside-server.js';
import { ofAccount } from '../database/subjects.js';
import { policy } from '../policy.js';
import { Sessions } from '../sessions/sessions.js';
import { operator, recorderBesideServer } from '../users/events-beside-server.js';

/**
 * For operators, when an account or data was stolen; also beside a running server, and without its SECRET. Returns the number of accounts. All of
 * them see it in their activity: whoever is suddenly logged out wonders why.
 * @param whose the address of an account, or `everybody`.
 * @throws ConfigError if no account has this address, or there is no database, or a newer one.
 */
export async function endSessionsOf(whose: string, place: DatabasePlace): Promise<number> {
  return besideServer(place, async (database) => {
    const sessions = new Sessions(database, new Clock());
    const events = recorderBesideServer(database);
    const users = await find(database.reader, whose);
    for (let start = 0; start < users.length; start += policy.retention.batch) {
      const some = users.slice(start, start + policy.retention.batch).map(({ id }) => id);
      await database.write(some.map(ofAccount), async (db) => {
        for (const id of some) {
          await sessions.endAll(db, id);
          await events.record(db, id, 'all-sessions-ended', operator);
        }
      });
    }
    return users.length;
  });
}

/** Of everybody, only those who have something that ends: nothing happens to the others, and nothing is written. */
async function find(reader: DataSource, whose: string): Promise<{ id: string }[]> {
  if (whose === 'everybody')
    return reader.query(
      `SELECT user_id AS id FROM sessions UNION SELECT user_id FROM devices UNION SELECT user_id FROM access_tokens
        UNION SELECT user_id FROM pending_logins UNION SELECT user_id FROM oidc_records WHERE user_id IS NOT NULL`,
    );
  const email = parseEmailAddress(whose)?.normalizedEmail;
  const users = await reader.query<{ id: string }[]>('SELECT id FROM users WHERE email_key = ?', [email ?? '']);
  if (users.length === 0) throw new ConfigError('Name whose sessions to end: the address of an account, or everybody.');
  return users;
}
