import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** An address whose owner said "it wasn't me". */
@Entity('mail_blocks')
export class Suppression {
  /** HMAC of the mailbox: the address in lower case, without tags. In rows of earlier versions, with them. */
  @PrimaryColumn('text', { name: 'address_hash' }) addressHash!: string;
  @Column('integer') until!: Timestamp;
}

export const suppressionsTable = declareTable(Suppression, {
  retention: [{ column: 'until' }],
  export: 'It belongs to an address and not to an account, and has only a keyed hash of it.',
});
