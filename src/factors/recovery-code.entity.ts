import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** A code that works once in place of an authenticator app or a passkey. */
@Entity('recovery_codes')
export class RecoveryCode {
  @PrimaryColumn('text', { name: 'user_id' }) userId!: string;
  /** SHA-256: a code is too long to be guessed. With a key of SECRET, the codes would end when that changes. */
  @PrimaryColumn('text', { name: 'code_hash' }) codeHash!: string;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  @Column('integer', { name: 'used_at', nullable: true }) usedAt!: Timestamp | null;
}

export const recoveryCodesTable = declareTable(RecoveryCode, {
  retention: 'with its account, or when its owner replaces it',
  export: {
    section: 'recoveryCodes',
    position: 43,
    owner: 'userId',
    columns: ['createdAt', 'usedAt'],
    sortedBy: 'createdAt',
  },
});
