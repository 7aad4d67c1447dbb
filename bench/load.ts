import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** One request, as a browser would send it. */
export interface Ask {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Load {
  readonly url: string;
  /** What each connection asks for, over and over, the next as soon as the last is answered. */
  readonly connections: readonly (readonly Ask[])[];
  /** In seconds; what is under way then is not waited for. */
  readonly lasting?: number;
  /** Ends when so many are answered, in place of `lasting`. */
  readonly amount?: number;
  /** Over all connections; without it as fast as they can. */
  readonly perSecond?: number;
}

export interface Outcome {
  readonly perSecond: number;
  /** In milliseconds, by status. */
  readonly times: Readonly<Record<number, readonly number[]>>;
}

/** Loads a server, from a thread of its own so that measuring waits for nothing else. */
export async function load(what: Load): Promise<Outcome> {
  const worker = new Worker(new URL('load-worker.js', import.meta.url), { workerData: what });
  const [outcome] = (await once(worker, 'message')) as [Outcome];
  return outcome;
}

/**
 * The answers a second.
 * @throws Error when an answer had another status: then something else was measured than what was meant.
 */
export async function rateOf(what: Load, status: number): Promise<number> {
  const { perSecond, times } = await load(what);
  const others = Object.keys(times).filter((code) => code !== String(status));
  if (others.length > 0 || perSecond === 0) {
    throw new Error(
      `${what.connections[0]?.[0]?.path} answered ${Object.keys(times).join(', ')} and not ${status} only.`,
    );
  }
  return perSecond;
}

export function countOf({ times }: Outcome, status?: number): number {
  return status === undefined ? Object.values(times).flat().length : (times[status] ?? []).length;
}

/** So many connections, each with an equal share. */
export function split(asks: readonly Ask[], connections: number): Ask[][] {
  const share = asks.length / connections;
  return Array.from({ length: connections }, (_, index) => asks.slice(index * share, (index + 1) * share));
}
