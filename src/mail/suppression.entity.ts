import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';

/** An address whose owner said "it wasn't me". */
@Entity('mail_blocks')
export class Suppression {
  /** HMAC of the address in lower case. */
  @PrimaryColumn('text', { name: 'address_hash' })
  addressHash!: string;

  @Column('integer')
  until!: Timestamp;
}
