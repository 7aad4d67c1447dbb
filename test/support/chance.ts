/**
 * Reproducible random choices: the seed is `CRASH_SEED`, or a new one. The instruction at which a process is killed is
 * not reproducible.
 */
export class Chance {
  readonly seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 1_000_000));
  private state = this.seed;

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    // A linear congruential generator is enough here.
    this.state = (this.state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return least + Math.floor((this.state / 2 ** 32) * (most - least + 1));
  }
}

/** The number of crashes: a few in the normal tests, many in `npm run test:crash`. */
export const crashes = Number(process.env.CRASHES ?? 3);
