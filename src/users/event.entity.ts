import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';
import { policy } from '../policy.js';

export type EventType =
  | 'activated'
  | 'approval-awaited'
  | 'signed-in'
  | 'signed-in-new-device'
  | 'signed-out'
  | 'password-reset'
  | 'password-changed'
  | 'profile-changed'
  | 'email-change-asked'
  | 'email-changed'
  | 'email-restored'
  | 'session-ended'
  | 'other-sessions-ended'
  | 'token-created'
  | 'token-ended'
  | 'totp-added'
  | 'totp-removed'
  | 'passkey-added'
  | 'passkey-renamed'
  | 'passkey-removed'
  | 'passkey-copied'
  | 'identity-linked'
  | 'identity-unlinked'
  | 'recovery-codes-made'
  | 'recovery-code-used'
  | 'factors-removed'
  | 'factor-recovery-asked'
  | 'factor-recovery-stopped'
  | 'site-connected'
  | 'site-disconnected'
  | 'exported'
  | 'mail-dropped'
  | 'mail-unblocked'
  | 'limits-cleared'
  | 'account-approved'
  | 'all-sessions-ended'
  | 'password-offered'
  | 'deletion-asked'
  | 'deletion-cancelled'
  | 'account-disabled'
  | 'account-enabled'
  | 'made-admin'
  | 'no-longer-admin';

/** Something that happened to an account, shown to its owner. */
@Entity('events')
export class Event {
  @PrimaryColumn('text') id!: string;
  @Column('text', { name: 'user_id' }) userId!: string;
  @Column('text') type!: EventType;
  @Column('integer') at!: Timestamp;
  @Column('text') ip!: string;
  @Column('text', { name: 'user_agent' }) userAgent!: string;
  @Column('text', { nullable: true }) detail!: string | null;
}

export const eventsTable = declareTable(Event, {
  retention: [{ column: 'at', keptFor: policy.retention.eventsFor }],
  perAccount: { owner: 'userId', newestBy: 'at', atMost: policy.retention.eventsPerAccount },
  export: {
    section: 'events',
    position: 60,
    owner: 'userId',
    columns: ['type', 'at', 'ip', 'userAgent', 'detail'],
    sortedBy: 'at',
  },
});
