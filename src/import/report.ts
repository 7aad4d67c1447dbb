import { closeSync, openSync, writeSync } from 'node:fs';
import { ConfigError } from '../common/config-error.js';
import { policy } from '../policy.js';

/** What became of a line. Somebody `unverified` has no account before they prove their address. */
export type Outcome = 'imported' | 'unverified' | 'exists' | 'duplicate' | 'refused';

/** Counts what became of the lines, and says why of each that was not imported, or not with everything. */
export class Report {
  readonly counts: Record<Outcome | 'lines' | 'changed', number> = {
    lines: 0,
    imported: 0,
    unverified: 0,
    changed: 0,
    exists: 0,
    duplicate: 0,
    refused: 0,
  };
  private waiting: string[] = [];

  private constructor(private readonly file: number) {}

  /** To a new file, or to standard error. @throws ConfigError when it cannot be made. */
  static open(path: string | undefined): Report {
    if (path === undefined) return new Report(2);
    try {
      return new Report(openSync(path, 'wx', 0o600));
    } catch (error) {
      throw new ConfigError(`The report cannot be written: ${(error as Error).message}.`, { cause: error });
    }
  }

  /** @param said nothing of the person, so that it can be passed on: the number says where to look. */
  add(outcome: Outcome, line: number, ...said: readonly string[]): void {
    this.counts.lines += 1;
    this.counts[outcome] += 1;
    if (['imported', 'unverified'].includes(outcome) && said.length > 0) this.counts.changed += 1;
    for (const reason of said) this.waiting.push(`line ${line}: ${words[outcome]}${reason}\n`);
  }

  /** True when it should be written before more is read. */
  get isLong(): boolean {
    return this.waiting.length >= policy.imports.batch;
  }

  /** True when the next `write` writes something on the terminal. */
  get hasNews(): boolean {
    return this.file === 2 && this.waiting.length > 0;
  }

  /** Called again and again, so that little waits. */
  write(): void {
    const text = this.waiting.join('');
    this.waiting = [];
    for (let bytes = Buffer.from(text); bytes.length > 0;) bytes = bytes.subarray(this.writeSome(bytes));
  }

  close(): void {
    this.write();
    if (this.file !== 2) closeSync(this.file);
  }

  /** A reader that is gone or full ends no import. */
  private writeSome(bytes: Buffer): number {
    try {
      return writeSync(this.file, bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (this.file !== 2) throw error;
      return code === 'EAGAIN' ? 0 : bytes.length;
    }
  }
}

const words: Readonly<Record<Outcome, string>> = {
  imported: 'imported, but ',
  exists: 'skipped: ',
  duplicate: 'skipped: ',
  unverified: 'imported, but ',
  refused: 'not imported: ',
};
