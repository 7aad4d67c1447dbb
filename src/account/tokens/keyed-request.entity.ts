import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../../common/time.js';
import { declareTable } from '../../database/tables.js';
import { policy } from '../../policy.js';

const { keptFor, perUser } = policy.keyedRequests;

/** A request that made a token and had a key: sent again, it gets the same answer. */
@Entity('keyed_requests')
export class KeyedRequest {
  /** SHA-256 of the account and the key. */
  @PrimaryColumn('text', { name: 'id_hash' }) idHash!: string;
  @Column('text', { name: 'user_id' }) userId!: string;
  /** SHA-256 of what was asked for: another request may not have the same key. */
  @Column('text', { name: 'request_hash' }) requestHash!: string;
  /** The token is made again of this, the key and SECRET. None of them is enough. */
  @Column('text') nonce!: string;
  @Column('text', { name: 'token_hash' }) tokenHash!: string;
  /** As JSON, without the token. */
  @Column('text') answer!: string;
  @Column('integer', { name: 'created_at' }) createdAt!: Timestamp;
  @Column('integer', { name: 'expires_at' }) expiresAt!: Timestamp;
}

export const keyedRequestsTable = declareTable(KeyedRequest, {
  retention: [{ column: 'expiresAt', atMostAhead: keptFor }],
  perAccount: { owner: 'userId', newestBy: 'createdAt', atMost: perUser },
  export: {
    section: 'keyedRequests',
    position: 45,
    owner: 'userId',
    columns: ['answer', 'createdAt', 'expiresAt'],
    sortedBy: 'createdAt',
  },
});
