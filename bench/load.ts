import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** One request, as a browser sends it. */
export interface Ask {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Load {
  /** Of one process, or of several that share the connections. */
  readonly url: string | readonly string[];
  /** The requests of each connection, repeated; each starts when the previous one is answered. */
  readonly connections: readonly (readonly Ask[])[];
  /** In seconds. Requests in progress at the end are dropped. */
  readonly lasting?: number;
  /** Ends after this many responses, instead of `lasting`. */
  readonly amount?: number;
  /** Requests per second over all connections; without it, no limit. */
  readonly perSecond?: number;
  /** Whether a connection may fail, as an attacker's may. */
  readonly mayFail?: boolean;
}

export interface Outcome {
  readonly perSecond: number;
  /** In milliseconds, by status. */
  readonly times: Readonly<Record<number, readonly number[]>>;
}

/** What one thread does to one process. */
export interface Share extends Load {
  readonly url: string;
}

/** Loads a server from a separate thread for each process, so that measuring is not delayed. */
export async function load(what: Load): Promise<Outcome> {
  const urls = typeof what.url === 'string' ? [what.url] : what.url;
  const outcomes = await Promise.all(
    urls.map(async (url, index): Promise<Outcome> => {
      const share: Share = {
        ...what,
        url,
        connections: what.connections.filter((_, number) => number % urls.length === index),
        ...(what.amount && { amount: what.amount / urls.length }),
        ...(what.perSecond && { perSecond: what.perSecond / urls.length }),
      };
      const worker = new Worker(new URL('load-worker.js', import.meta.url), { workerData: share });
      const [outcome] = (await once(worker, 'message')) as [Outcome];
      return outcome;
    }),
  );
  const times: Record<number, number[]> = {};
  for (const outcome of outcomes)
    for (const [status, some] of Object.entries(outcome.times)) (times[Number(status)] ??= []).push(...some);
  return { perSecond: outcomes.reduce((sum, { perSecond }) => sum + perSecond, 0), times };
}

/**
 * Responses per second.
 * @throws Error for a response with another status: it would measure the wrong thing.
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

/** This many connections with equal shares. */
export function split(asks: readonly Ask[], connections: number): Ask[][] {
  const share = asks.length / connections;
  return Array.from({ length: connections }, (_, index) => asks.slice(index * share, (index + 1) * share));
}
