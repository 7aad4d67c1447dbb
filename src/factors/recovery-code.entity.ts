import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** A code that works once in place of an authenticator app or a passkey. */
@Entity('recovery_codes')
export class RecoveryCode {
  @PrimaryColumn('text', { name: 'user_id' }) userId!: string;
  /** HMAC with a key derived from SECRET: a code is short enough to be guessed from a plain hash. */
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
