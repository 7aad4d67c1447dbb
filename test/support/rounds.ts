/** The number of faults in a row: a few in the normal tests; `FAULTS=100` for many. */
export const faults = Number(process.env.FAULTS ?? 3);
