import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../../common/time.js';
import type { Language } from '../../i18n/languages.js';
import { declareTable } from '../../database/tables.js';
import { policy } from '../../policy.js';

/**
 * Somebody's wish for an account: an address nobody has proved yet, with the password chosen for it. Any number may
 * wait for one address; the first whose two proofs arrive becomes the user, and the others end.
 */
@Entity('registrations')
export class PendingRegistration {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  email!: string;

  @Column('text', { name: 'email_key' })
  normalizedEmail!: string;

  @Column('text', { name: 'password_hash' })
  passwordHash!: string;

  /** In which it was asked for, and in which the account will get its mail. */
  @Column('text')
  language!: Language;

  /** Of the cookie given to the registering browser: the second proof. */
  @Column('text', { name: 'browser_hash' })
  browserHash!: string;

  @Column('text')
  nonce!: string;

  @Column('text', { name: 'token_hash' })
  tokenHash!: string;

  @Column('integer', { name: 'expires_at' })
  expiresAt!: Timestamp;

  /** When it became a user, or ended because another did. Set from the start where the address has an account. */
  @Column('integer', { name: 'used_at', nullable: true })
  usedAt!: Timestamp | null;

  /** When the reader of the mailbox said "it wasn't me". From then on only the chosen password activates. */
  @Column('integer', { name: 'disowned_at', nullable: true })
  disownedAt!: Timestamp | null;

  /** Whose address it is, once somebody proved it. */
  @Column('text', { name: 'user_id', nullable: true })
  userId!: string | null;

  @Column('integer', { name: 'created_at' })
  createdAt!: Timestamp;
}

export const registrationsTable = declareTable(PendingRegistration, {
  retention: [{ column: 'expiresAt', keptFor: policy.retention.expiredLinksFor }],
  export: {
    section: 'registrations',
    position: 20,
    owner: 'userId',
    columns: ['email', 'language', 'createdAt', 'expiresAt', 'usedAt', 'disownedAt'],
    sortedBy: 'createdAt',
  },
});
