/**
 * Measures the contenders in turn, several times: the speed of the machine drifts, so only values measured side by side
 * can be compared. The order alternates, because each contender warms the machine for the next. The first round only
 * warms up.
 */
export async function interleaved<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contenders) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const figure = await contenders[name]();
      if (round > 0) measured[name].push(figure);
    }
  }
  return measured;
}

/** The median of the ratios of each round. */
export function ratio(figures: readonly number[], to: readonly number[]): number {
  return median(figures.map((figure, round) => figure / (to[round] ?? NaN)));
}

export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/** The quantile of the values. */
export function quantile(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}
