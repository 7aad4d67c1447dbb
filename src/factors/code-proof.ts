import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { ofAccount } from '../database/subjects.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import { RateLimits } from '../limits/rate-limits.js';
import type { User } from '../users/user.entity.js';
import { Proofs } from './proofs.js';

/** A code of the app, or a recovery code, where somebody who is logged in would type the password. */
@Injectable()
export class CodeProof {
  constructor(
    private readonly proofs: Proofs,
    private readonly rateLimits: RateLimits,
    private readonly database: Database,
  ) {}

  /** Uses it up. @throws WrongCode, RateLimited after too many attempts. */
  async verify({ session }: Principal, user: User, code: string, client: ClientInfo): Promise<void> {
    const attempts = this.rateLimits.proofInSession(session.hash);
    const budget = this.rateLimits.confirmedProofs(`account ${user.id}`);
    await this.rateLimits.consume(attempts, budget);
    const proof = await this.proofs.of(user, { code, passkey: '' }, `confirm ${session.hash}`, client);
    const about = [ofAccount(user.id), ...proof.subjects, ...this.rateLimits.subjectsOf([...budget, ...attempts])];
    const method = await this.database.write(about, async (db) => {
      const used = await proof.use(db);
      if (!(used instanceof Error)) await this.rateLimits.spend(db, budget, attempts);
      return used;
    });
    if (method instanceof Error) throw method;
  }
}
