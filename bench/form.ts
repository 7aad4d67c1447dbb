/** How thoroughly it is measured. */
export interface Form {
  /** Of each comparison, besides one to warm up. */
  readonly rounds: number;
  /** Seconds for which a page is asked for in a round. */
  readonly pages: number;
  /** Log-ins in a round, and registrations. */
  readonly forms: number;
  /** Of each flood, besides one to warm up. */
  readonly floods: number;
  /** Seconds that one flood lasts. */
  readonly flood: number;
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
  starts: 3,
  manyUsers: 100_000,
  soak: 60,
};
