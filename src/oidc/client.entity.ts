import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** A site or app that logs people in with OpenID Connect. Registered by an operator. */
@Entity('clients')
export class ClientRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  /** SHA-256 of its secret. Null for a public client, which cannot keep one. */
  @Column('text', { name: 'secret_hash', nullable: true }) secretHash!: string | null;
  /** A list as JSON, as the next one. */
  @Column('text', { name: 'redirect_uris' }) redirectUris!: string;
  @Column('text', { name: 'post_logout_redirect_uris' }) postLogoutRedirectUris!: string;
  @Column('text', { name: 'backchannel_logout_uri', nullable: true }) backchannelLogoutUri!: string | null;
  /** Where people enter it. Null for one that is not shown at `/apps`. */
  @Column('text', { name: 'home_url', nullable: true }) homeUrl!: string | null;
  @Column('text', { name: 'icon_hash', nullable: true }) iconHash!: string | null;
  /** Who may enter. Null for everyone with an account. */
  @Column('text', { name: 'group_name', nullable: true }) groupName!: string | null;
  @Column('text', { name: 'id_token_alg' }) idTokenAlg!: string;
  /** 1 for the operator's own sites, which nobody has to consent to. */
  @Column('integer') trusted!: number;
  /** 1 if people have another id there than elsewhere. */
  @Column('integer') pairwise!: number;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
}

export const clientsTable = declareTable(ClientRow, {
  retention: 'until an operator removes it',
  export: 'Names no account.',
});
