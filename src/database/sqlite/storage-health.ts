import type { DataSource } from 'typeorm';
import { StorageFailed } from '../../domain/errors.js';
import type { Log } from '../../logging/log.js';
import { policy } from '../../policy.js';
import { OpenFiles } from './open-files.js';
import { codeOf, fileMoved, isDiskError, reasonFor } from './sqlite-errors.js';

/** Whether what is written is kept: the disk takes it, and the files are still those that were opened. */
export class StorageHealth {
  private readonly files: OpenFiles;
  private failure: { readonly code: string; readonly at: number; readonly changes: number } | undefined;

  constructor(
    private readonly writer: DataSource,
    private readonly log: Log,
  ) {
    this.files = new OpenFiles(writer.options.database as string);
  }

  /** Why the last write failed. Without another failure that ends after a while: a probe may keep all writes away. */
  get writeFailure(): string | undefined {
    if (!this.files.areInPlace) return fileMoved;
    const { code, at = -Infinity } = this.failure ?? {};
    return performance.now() - at > policy.database.failureShownFor ? undefined : code;
  }

  /** Before a write is committed, and before it is acknowledged. @throws the error that `judge` knows. */
  requireInPlace(): void {
    if (!this.files.areInPlace) throw Object.assign(new Error('The database file was moved.'), { code: fileMoved });
  }

  /** Only a write that changed something shows that there is room. */
  async noteSuccess(): Promise<void> {
    if (this.failure && this.failure.changes !== (await this.changes())) this.failure = undefined;
  }

  /** A StorageFailed in place of what only the operator can fix; any other error as it is. */
  async judge(error: unknown): Promise<unknown> {
    if (!isDiskError(error)) return error;
    const code = codeOf(error);
    this.failure = { code, at: performance.now(), changes: await this.changes() };
    this.log.write('error', 'database-failed', { code, message: reasonFor(code) });
    return new StorageFailed({ cause: error });
  }

  /** How many rows this connection has changed so far. */
  private async changes(): Promise<number> {
    const [{ count }] = await this.writer.query<[{ count: number }]>('SELECT total_changes() AS count');
    return count;
  }
}
