type Unit = '' | '/s' | 'ms' | 's' | 'kB' | 'MB' | '%';

/** A measurement and its target. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  readonly target?: Target;
}

interface Target {
  readonly atLeast?: number;
  readonly atMost?: number;
}

export function figure(what: string, value: number, unit: Unit = '', target?: Target): Figure {
  return { what, value, unit, ...(target && { target }) };
}

/** Undefined without a target. */
export function isMet({ value, target }: Figure): boolean | undefined {
  return target && value >= (target.atLeast ?? -Infinity) && value <= (target.atMost ?? Infinity);
}

export const megabytes = (bytes: number): number => bytes / 1e6;
