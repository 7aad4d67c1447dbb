import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Timestamp } from '../common/time.js';
import { declareTable } from '../database/tables.js';

/** A challenge that a passkey has answered: an answer works once. Challenges that nobody answers are not stored. */
@Entity('used_challenges')
export class UsedChallenge {
  @PrimaryColumn('text', { name: 'challenge_hash' }) challengeHash!: string;
  @Column('integer', { name: 'expires_at' }) expiresAt!: Timestamp;
}

export const usedChallengesTable = declareTable(UsedChallenge, {
  retention: [{ column: 'expiresAt' }],
  export: 'Names no account.',
});
