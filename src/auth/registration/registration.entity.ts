import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../../common/time.js';
import type { Language } from '../../i18n/languages.js';
import type { TimeZone } from '../../i18n/time-zone.js';
import { declareTable } from '../../database/tables.js';
import { policy } from '../../policy.js';

/** An unconfirmed address with the password chosen for it, or with an identity instead. The first with both proofs becomes the user. */
@Entity('registrations')
export class PendingRegistration {
  @PrimaryColumn('text') id!: string;
  @Column('text') email!: string;
  @Column('text', { name: 'email_key' }) normalizedEmail!: string;
  /** Or `noPassword`. */
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
  /** The identity that it begins with, if it does: see `Identity`. */
  @Column('text', { nullable: true }) issuer!: string | null;
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('text', { name: 'identity_label', nullable: true }) identityLabel!: string | null;
  /** The language of the request, and then of the account's mail. */
  @Column('text') language!: Language;
  /** Of the request, and then of the account. */
  @Column('text', { name: 'time_zone', nullable: true }) timeZone!: TimeZone | null;
  /** Hash of the registering browser's cookie: the second proof. */
  @Column('text', { name: 'browser_hash' }) browserHash!: string;
  @Column('text') nonce!: string;
  @Column('text', { name: 'token_hash' }) tokenHash!: string;
  @Column('integer', { name: 'expires_at' }) expiresAt!: Timestamp;
  /** When it became a user, or ended because another did. Set at creation if the address has an account. */
  @Column('integer', { name: 'used_at', nullable: true }) usedAt!: Timestamp | null;
  /** When "it wasn't me" was pressed. From then on only the chosen password activates. */
  @Column('integer', { name: 'disowned_at', nullable: true }) disownedAt!: Timestamp | null;
  /** The user who owns the address, once it is confirmed. */
  @Column('text', { name: 'user_id', nullable: true }) userId!: string | null;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  /** The page of this site that was to follow, if it was asked for. */
  @Column('text', { nullable: true }) next!: string | null;
  /** The invitation that it came with. It may be deleted before the registration. */
  @Column('text', { name: 'invite_id', nullable: true }) inviteId!: string | null;
  /** When its mail was last asked for. */
  @Column('integer', { name: 'mailed_at' }) mailedAt!: Timestamp;
}

export const registrationsTable = declareTable(PendingRegistration, {
  retention: [{ column: 'expiresAt', keptFor: policy.retention.expiredLinksFor }],
  perAccount: { owner: 'userId', newestBy: 'createdAt', atMost: policy.retention.rowsPerAccount },
  export: {
    section: 'registrations',
    position: 20,
    owner: 'userId',
    columns: [
      'email',
      'language',
      'timeZone',
      'issuer',
      'subject',
      'identityLabel',
      'next',
      'inviteId',
      'createdAt',
      'mailedAt',
      'expiresAt',
      'usedAt',
      'disownedAt',
    ],
    sortedBy: 'createdAt',
  },
});
