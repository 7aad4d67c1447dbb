import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** A key pair for this site, whose private half never leaves its owner's devices (WebAuthn). */
@Entity('passkeys')
export class Passkey {
  @PrimaryColumn('text') id!: string;
  @Column('text', { name: 'user_id' }) userId!: string;
  /** By which the authenticator knows it. Base64url. */
  @Column('text', { name: 'credential_id' }) credentialId!: string;
  /** COSE, base64url. */
  @Column('text', { name: 'public_key' }) publicKey!: string;
  /** How often it was used, as it says; 0 for ever if it does not count. One that goes back has a copy. */
  @Column('integer') counter!: number;
  /** How a browser can reach it. With spaces between them. */
  @Column('text') transports!: string;
  /** For its owner, to tell it from others. */
  @Column('text') name!: string;
  /** 1 if it is backed up, and so on several devices or can be; 0 if it is lost with its device. */
  @Column('integer', { name: 'backed_up' }) backedUp!: number;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  @Column('integer', { name: 'used_at', nullable: true }) usedAt!: Timestamp | null;
}

export const passkeysTable = declareTable(Passkey, {
  retention: 'with its account, or when its owner removes it',
  export: {
    section: 'passkeys',
    position: 44,
    owner: 'userId',
    columns: ['name', 'credentialId', 'backedUp', 'createdAt', 'usedAt'],
    sortedBy: 'createdAt',
  },
});
