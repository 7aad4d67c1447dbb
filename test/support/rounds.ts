import { minutes } from '../../src/common/time.js';

/** The number of faults in a row: a few in the normal tests; `FAULTS=100` for many. */
export const faults = Number(process.env.FAULTS ?? 3);

/** The rounds of a race, from 0: by default as many as show that its guard is missing; `RACES=50` for 50 of each. */
export function races(few = 1): number[] {
  return Array.from({ length: Number(process.env.RACES ?? few) }, (_, round) => round);
}

/** The rounds of each of several races. */
export function racesOf<Race>(all: readonly Race[]): (readonly [Race, number])[] {
  return all.flatMap((race) => races().map((round) => [race, round] as const));
}

/** The most that a test with all rounds in it may take. */
export const timeForRaces = minutes(process.env.RACES ? 20 : 1);
