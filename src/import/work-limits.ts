import { policy } from '../policy.js';
import { kindOf, textOfWork, timeOf, type Work } from '../passwords/legacy/work.js';
import { Unusable } from './imported-hash.js';

/** Everybody's log-in does the work of all kinds that are left, so there can only be a few. */
export class WorkLimits {
  private readonly kinds = new Set<string>();
  private readonly works = new Set<string>();

  /** @param left what accounts in the database need already. */
  constructor(left: readonly Work[]) {
    for (const work of left) this.add(work);
  }

  /** @throws Unusable when there are too many. */
  admit(work: Work): void {
    if (timeOf(work) === 0 || this.works.has(textOfWork(work))) return;
    const { kinds, works } = policy.hashing.legacy;
    if (!this.kinds.has(kindOf(work)) && this.kinds.size >= kinds)
      throw new Unusable(
        `there are ${kinds} kinds of hashes already (${[...this.kinds].join('; ')}), and each slows every log-in`,
      );
    if (this.works.size >= works) throw new Unusable(`there are hashes with ${works} different parameters already`);
    this.add(work);
  }

  private add(work: Work): void {
    if (timeOf(work) === 0) return;
    this.kinds.add(kindOf(work));
    this.works.add(textOfWork(work));
  }
}
