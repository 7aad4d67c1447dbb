import { Injectable } from '@nestjs/common';
import { stillLasts, Clock, type Timestamp } from '../../common/time.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { removeFactors } from '../../factors/remove-factors.js';
import { policy } from '../../policy.js';
import { Sessions } from '../../sessions/sessions.js';
import { AccountPassword } from '../../users/account-password.js';
import { Events } from '../../users/events.js';
import { Links, type LiveLink, type NewLink } from '../../users/links.js';
import type { FoundLogin } from './pending-logins.js';

const { wait, validFor } = policy.factors.recovery;

/**
 * For whoever has lost all second factors and the recovery codes: after a wait, the password and a mailed link remove them.
 * Whoever has the mailbox can stop it meanwhile; so does a log-in with a factor, and every change of who may use the
 * account.
 */
@Injectable()
export class FactorRecovery {
  constructor(
    private readonly links: Links,
    private readonly accountPassword: AccountPassword,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * Mails the link, once the password was right. Asked again, it mails the same one: the wait does not begin again.
   * @throws RateLimited, SessionEnded if the log-in is over.
   */
  async ask({ user }: FoundLogin, client: ClientInfo): Promise<void> {
    await this.links.ofAccount(user, 'factor-recovery', async (db, open) => {
      const newLink = {
        userId: user.id,
        purpose: 'factor-recovery',
        email: user.email,
        lifetime: wait + validFor,
      } as const;
      const link = open ?? (await this.links.add(db, newLink));
      const payload = { link, expiresAt: link.expiresAt, from: this.readyAt(link) };
      const mail = { kind: 'factor-recovery-asked', payload } as const;
      await this.events.recordAndNotify(db, user, { type: 'factor-recovery-asked', mail }, client);
    });
  }

  /** When the link begins to work. */
  readyAt({ expiresAt }: NewLink): Timestamp {
    return expiresAt - validFor;
  }

  isReady(link: LiveLink): boolean {
    return !stillLasts(this.readyAt(link), wait, this.clock.now());
  }

  /**
   * False if the link has ended in the meantime, or does not work yet.
   * @throws WrongCredentials, RateLimited, Overloaded.
   */
  async remove(link: LiveLink, password: string, client: ClientInfo): Promise<boolean> {
    if (!this.isReady(link)) return false;
    const user = await this.accountPassword.verify(link.userId, password, client);
    const done = await this.links.use(link, async (db) => {
      await removeFactors(db, user.id);
      await this.sessions.endAll(db, user.id);
      await this.events.recordAndNotify(db, user, { type: 'factors-removed', mail: 'factors-removed' }, client);
      return true;
    });
    return done ?? false;
  }

  /** For whoever has the mailbox. */
  async stop(link: LiveLink, client: ClientInfo): Promise<void> {
    await this.links.use(link, (db) => this.events.record(db, link.userId, 'factor-recovery-stopped', client));
  }
}
