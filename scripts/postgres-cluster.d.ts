/** See postgres-cluster.js. */
export interface StartedCluster {
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  readonly data: string;
  /** The directory of `pg_ctl` and the others. */
  readonly programs: string;
  /** Undefined: as whoever runs the tests. */
  readonly user: Ids | undefined;
  readonly options: readonly string[];
  start(): void;
  stop(mode?: 'fast' | 'immediate'): void;
  remove(): void;
}

export interface Ids {
  readonly uid: number;
  readonly gid: number;
}

export function startCluster(settings?: readonly string[], place?: 'memory' | 'disk'): Promise<StartedCluster>;
export function startArgumentsOf(folder: string, data: string, port: number, options: readonly string[]): string[];
export function idsOf(name: string): Ids;
export function freePort(): Promise<number>;
