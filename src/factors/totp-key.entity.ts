import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** The key that an account shares with an authenticator app. Only there once its first code was right. */
@Entity('totp_keys')
export class TotpKey {
  @PrimaryColumn('text', { name: 'user_id' }) userId!: string;
  /** Encrypted with a key derived from SECRET. */
  @Column('text', { name: 'sealed_key' }) sealedKey!: string;
  /** Names that key, to find what an earlier SECRET has encrypted. */
  @Column('text', { name: 'sealed_with' }) sealedWith!: string;
  /** The time step of the last code that was accepted: neither it nor an earlier one is accepted again. */
  @Column('integer', { name: 'last_step' }) lastStep!: number;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  @Column('integer', { name: 'used_at', nullable: true }) usedAt!: Timestamp | null;
}

export const totpKeysTable = declareTable(TotpKey, {
  retention: 'with its account, or when its owner removes it',
  export: {
    section: 'authenticatorApps',
    position: 42,
    owner: 'userId',
    columns: ['createdAt', 'usedAt'],
    sortedBy: 'createdAt',
  },
});
