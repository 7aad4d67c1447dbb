/**
 * Chance that can be had again: the seed is `CRASH_SEED`, or a new one. What it decides is the same with the same seed;
 * at which instruction a process dies is up to the machine.
 */
export class Chance {
  readonly seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 1_000_000));
  private state = this.seed;

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    // A linear congruential generator; nothing here needs a better one.
    this.state = (this.state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return least + Math.floor((this.state / 2 ** 32) * (most - least + 1));
  }
}

/** How often a crash is tried: a few times among the other tests, many in `npm run test:crash`. */
export const crashes = Number(process.env.CRASHES ?? 3);
