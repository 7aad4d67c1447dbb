import { Injectable } from '@nestjs/common';
import { Overloaded } from '../../common/bounded-queue.js';
import { customerOf } from '../../common/ip-network.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { scaled } from '../../policy/limits.js';
import { policy } from '../../policy.js';

const { perNetwork, atOnce, retryAfter } = policy.export;

/** How many exports run at once: one for each account, a few for each network, and a number for the process. */
@Injectable()
export class ExportSlots {
  private readonly running = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * Takes a slot and returns the function that releases it; undefined when this account or network has no slot left.
   * @throws Overloaded when all are taken, or while the database does not allow another long read.
   */
  acquire({ userId }: Principal, { ip }: ClientInfo): (() => void) | undefined {
    const subjects = [`account ${userId}`, `customer ${customerOf(ip)}`, 'all'] as const;
    const [ofAccount = 0, ofNetwork = 0, ofAll = 0] = subjects.map((subject) => this.running.get(subject) ?? 0);
    const share = scaled(perNetwork, this.config.networkLimitFactor);
    if (ofAccount >= 1 || ofNetwork >= share) return undefined;
    if (ofAll >= atOnce || !this.database.allowsSnapshot) throw new Overloaded(retryAfter);
    this.count(subjects, 1);
    return () => this.count(subjects, -1);
  }

  private count(subjects: readonly string[], step: number): void {
    for (const subject of subjects) {
      const count = (this.running.get(subject) ?? 0) + step;
      if (count > 0) this.running.set(subject, count);
      else this.running.delete(subject);
    }
  }
}
