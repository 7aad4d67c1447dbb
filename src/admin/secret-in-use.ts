import { Injectable } from '@nestjs/common';
import { Keyring } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { policy } from '../policy.js';

/**
 * Since when the server has made everything with the first SECRET, while there is an earlier one, too. Only the server can say
 * so: a file or a command does not know when it was restarted. It is a row of `limits`, under a key that only this SECRET makes.
 */
@Injectable()
export class SecretInUse {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** At each start: the first one counts. */
  async noteStart(): Promise<void> {
    if (this.keyring.keys(use).length < 2) return;
    const now = this.clock.now();
    await this.database.write([], (db) =>
      db.query(
        `INSERT INTO limits (key, points, blocked_until, expires_at) VALUES (?, 0, ?, ?)
         ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at`,
        [this.key, now, now + policy.operators.startsKnownFor],
      ),
    );
  }

  /** Undefined if it was not started with it. */
  async since(): Promise<Timestamp | undefined> {
    const [row] = await this.database.reader.query<{ since: Timestamp }[]>(
      'SELECT blocked_until AS "since" FROM limits WHERE key = ?',
      [this.key],
    );
    return row?.since;
  }

  private get key(): string {
    return this.keyring.fingerprint(use, '');
  }
}

const use = 'secret in use';
