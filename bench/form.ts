/** The size of a run. */
export interface Form {
  /** Rounds per comparison, plus one to warm up. */
  readonly rounds: number;
  /** Seconds per page and round. */
  readonly pages: number;
  /** Log-ins and registrations per round. */
  readonly forms: number;
  /** Rounds per flood, plus one to warm up. */
  readonly floods: number;
  /** Seconds per flood. */
  readonly flood: number;
  /** Seconds. */
  readonly attack: number;
  readonly starts: number;
  readonly manyUsers: number;
  /** Seconds. */
  readonly soak: number;
}

export const full: Form = {
  rounds: 9,
  pages: 3,
  forms: 384,
  floods: 5,
  flood: 15,
  attack: 120,
  starts: 5,
  manyUsers: 1_000_000,
  soak: 600,
};

export const short: Form = {
  rounds: 3,
  pages: 1,
  forms: 192,
  floods: 1,
  flood: 5,
  attack: 40,
  starts: 3,
  manyUsers: 100_000,
  soak: 60,
};
