import { readdirSync, readFileSync } from 'node:fs';
import type { Rate } from './rates.js';

/** Kernel's unit in /proc/PID/stat, on every Linux that Node supports. */
const ticksPerSecond = 100;

/** What these processes and all below them have used, in seconds, including children that have ended. */
function processorTime(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + ownTime(pid) + processorTime(childrenOf(pid)), 0);
}

/** The name in parentheses may contain anything; utime, stime, cutime and cstime are the 12th to 15th field after it. */
function ownTime(pid: number): number {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ')
    .slice(11, 15);
  return fields.reduce((sum, field) => sum + Number(field), 0) / ticksPerSecond;
}

function childrenOf(pid: number): number[] {
  const lists = readdirSync(`/proc/${pid}/task`).map((thread) => read(`/proc/${pid}/task/${thread}/children`));
  return lists.join(' ').split(' ').filter(Boolean).map(Number);
}

/** Empty where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Measures a rate, and what it would be if these processes had used exactly one core. */
export class Meter {
  private readonly all: number[] = [];

  constructor(private readonly pids: readonly number[]) {}

  around(rate: Rate): Rate {
    return async () => {
      const [used, begun] = [processorTime(this.pids), performance.now()];
      const perSecond = await rate();
      const cores = (processorTime(this.pids) - used) / ((performance.now() - begun) / 1000);
      this.all.push(perSecond / cores);
      return perSecond;
    };
  }

  /** Without the round that warms up. */
  get perCore(): number[] {
    return this.all.slice(1);
  }
}
