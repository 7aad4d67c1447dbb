import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** A personal token, which the owner of an account has made for a program. */
@Entity('access_tokens')
export class AccessToken {
  @PrimaryColumn('text') id!: string;
  @Column('text', { name: 'user_id' }) userId!: string;
  /** The user's epoch when it was made: once that is incremented, the token is not valid. */
  @Column('integer', { name: 'auth_epoch' }) authEpoch!: number;
  /** For its owner, to tell it from others. */
  @Column('text') name!: string;
  /** With spaces between them. */
  @Column('text') scopes!: string;
  /** SHA-256 of the token, which is shown once. */
  @Column('text', { name: 'token_hash' }) tokenHash!: string;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  @Column('integer', { name: 'used_at', nullable: true }) usedAt!: Timestamp | null;
  @Column('integer', { name: 'expires_at' }) expiresAt!: Timestamp;
}

export const accessTokensTable = declareTable(AccessToken, {
  retention: [{ column: 'expiresAt' }],
  export: {
    section: 'accessTokens',
    position: 40,
    owner: 'userId',
    columns: ['name', 'scopes', 'createdAt', 'usedAt', 'expiresAt'],
    sortedBy: 'createdAt',
  },
});
