import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** Signs tokens, or makes the ids of pairwise clients. */
@Entity('signing_keys')
export class SigningKeyRow {
  @PrimaryColumn('text') kid!: string;
  @Column('text') alg!: string;
  /** `next` is published and not used yet, `current` signs, `old` is published while something may be signed with it. */
  @Column('text') state!: string;
  /** The private JWK, encrypted with a key derived from SECRET. */
  @Column('text') sealed!: string;
  /** Names that key, to find what an earlier SECRET has encrypted. */
  @Column('text', { name: 'sealed_with' }) sealedWith!: string;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  /** When its state changed. */
  @Column('integer', { name: 'changed_at' }) changedAt!: Timestamp;
}

export const signingKeysTable = declareTable(SigningKeyRow, {
  retention: 'until its replacement has been in use for long enough',
  export: 'Names no account.',
});
