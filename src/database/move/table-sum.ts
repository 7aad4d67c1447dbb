import { hash } from 'node:crypto';
import type { Row, Table, Value } from './side.js';

/** What a table holds, in whatever order its rows come. */
export interface Sum {
  readonly rows: number;
  /** 64 hexadecimal digits. */
  readonly checksum: string;
}

/**
 * Adds up the SHA-256 of all rows. A sum, since with XOR a row that is there twice would be as one that is not there.
 */
export class TableSum {
  private rows = 0;
  private sum = 0n;

  constructor(private readonly table: Table) {}

  add(row: Row): void {
    const digest = hash('sha256', this.canonical(row), 'hex');
    this.rows += 1;
    this.sum = BigInt.asUintN(256, this.sum + BigInt(`0x${digest}`));
  }

  get result(): Sum {
    return { rows: this.rows, checksum: this.sum.toString(16).padStart(64, '0') };
  }

  /** As JSON, with the columns in the order of their names. */
  private canonical(row: Row): string {
    const fields = this.table.columns.map(({ name }, at) => `${JSON.stringify(name)}:${inJson(row[at] ?? null)}`);
    return `{${fields.join(',')}}`;
  }
}

function inJson(value: Value): string {
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
}
