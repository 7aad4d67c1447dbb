import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../../common/time.js';
import { declareTable } from '../../database/tables.js';
import type { AuthenticationMethod } from '../../domain/principal.js';

/** With the password, or with another provider. */
export type FirstMethod = Extract<AuthenticationMethod, 'pwd' | 'fed'>;

/** A log-in whose first step is done and whose second is still to come. It opens nothing but that step. */
@Entity('pending_logins')
export class PendingLogin {
  /** SHA-256 of the token in the browser's cookie. */
  @PrimaryColumn('text', { name: 'token_hash' }) tokenHash!: string;
  @Column('text', { name: 'user_id' }) userId!: string;
  /** The user's epoch when the password was right: after any change of who may use the account, it is over. */
  @Column('integer', { name: 'auth_epoch' }) authEpoch!: number;
  /** How the first step was done. */
  @Column('text') method!: FirstMethod;
  /** 1 if the session will outlive the browser. */
  @Column('integer') remembered!: number;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  @Column('integer', { name: 'expires_at' }) expiresAt!: Timestamp;
}

export const pendingLoginsTable = declareTable(PendingLogin, {
  retention: [{ column: 'expiresAt' }],
  export: {
    section: 'pendingLogins',
    position: 45,
    owner: 'userId',
    columns: ['method', 'createdAt', 'expiresAt'],
    sortedBy: 'createdAt',
  },
});
