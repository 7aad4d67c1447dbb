import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import type { AccountState, Role } from '../domain/principal.js';
import type { Language } from '../i18n/languages.js';
import type { TimeZone } from '../i18n/time-zone.js';
import { declareTable } from '../database/tables.js';
import { policy } from '../policy.js';

/** A user with a confirmed address. Pending registrations are not users. */
@Entity('users')
export class User {
  @PrimaryColumn('text') id!: string;
  /** As typed, in canonical form. Mail goes here. */
  @Column('text') email!: string;
  /** `email` in lower case: one account per mailbox, whatever the spelling. */
  @Column('text', { name: 'email_key' }) normalizedEmail!: string;
  /** Or `noPassword`. */
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
  /** What the owner wants to be called: see `displayNameProblem`. */
  @Column('text', { name: 'display_name', nullable: true }) displayName!: string | null;
  /** Null if it is the first one. */
  @Column('integer', { name: 'password_changed_at', nullable: true }) passwordChangedAt!: Timestamp | null;
  /** The language of the account's mail. */
  @Column('text') language!: Language;
  /** In which its owner reads times. Null if no browser has told it. */
  @Column('text', { name: 'time_zone', nullable: true }) timeZone!: TimeZone | null;
  /** Incremented to end every session: a session of an earlier epoch is not valid. */
  @Column('integer', { name: 'auth_epoch' }) authEpoch!: number;
  @Column('integer', { name: 'activated_at' }) activatedAt!: Timestamp;
  /** The end of the grace period after a deletion. Its owner can restore the account before then. */
  @Column('integer', { name: 'delete_after', nullable: true }) deleteAfter!: Timestamp | null;
  @Column('text') role!: Role;
  @Column('text') state!: AccountState;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  @Column('integer', { name: 'updated_at' }) updatedAt!: Timestamp;
}

export const usersTable = declareTable(User, {
  // When the days of grace are over. Everything that belongs to the account goes with it.
  retention: [
    { column: 'deleteAfter', cascades: { atOnce: policy.retention.accounts }, atMostAhead: policy.deletion.grace },
  ],
  export: {
    section: 'account',
    position: 10,
    owner: 'id',
    columns: [
      'id',
      'email',
      'displayName',
      'language',
      'timeZone',
      'activatedAt',
      'passwordChangedAt',
      'createdAt',
      'updatedAt',
      'deleteAfter',
      'role',
      'state',
    ],
  },
});
