import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** The next turn in the mail queue of everyone who caused mail lately. */
@Entity('mail_turns')
export class MailTurn {
  /** HMAC of the network or account. Two rows with plain names have the turn that each queue has reached. */
  @PrimaryColumn('text') flow!: string;
  @Column('integer') turn!: number;
  /** Null for those two, which stay. */
  @Column('integer', { name: 'expires_at', nullable: true }) expiresAt!: Timestamp | null;
}

export const mailTurnsTable = declareTable(MailTurn, {
  retention: [{ column: 'expiresAt' }],
  export: 'It has only keyed hashes, which nobody can relate to a person without trying.',
});
