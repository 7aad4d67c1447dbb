import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, MoreThan } from 'typeorm';
import { newAccessToken } from '../../common/access-token.js';
import { Keyring, randomToken, sha256 } from '../../common/keyring.js';
import { Clock } from '../../common/time.js';
import { KeyReused } from '../../domain/errors.js';
import { policy } from '../../policy.js';
import type { ShownToken } from '../../sessions/access-tokens.js';
import { KeyedRequest } from './keyed-request.entity.js';

/** What is answered to whoever makes a token. */
export type MadeToken = ShownToken & { readonly token: string };

/** A request that may be sent again: then it makes nothing, and gets the same answer. */
export interface Repeatable {
  /** What it made before, if it did. @throws KeyReused if another request has its key. */
  earlier(db?: EntityManager): Promise<MadeToken | undefined>;
  /** The token to make now. */
  readonly token: string;
  /** In the transaction that made it. */
  keep(db: EntityManager, made: MadeToken): Promise<void>;
}

/** The key of a request, and what was asked for. */
interface Keyed {
  readonly userId: string;
  readonly key: string;
  readonly requestHash: string;
}

/** Remembers for a day what requests with a key have made (`Idempotency-Key`). */
@Injectable()
export class KeyedRequests {
  constructor(
    private readonly reader: DataSource,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** @param request all of it that decides what it makes. */
  of(userId: string, key: string, request: object): Repeatable {
    const keyed = { userId, key, requestHash: sha256(JSON.stringify(request)) };
    const nonce = randomToken();
    const [token = ''] = this.tokens(keyed, nonce);
    return {
      earlier: (db = this.reader.manager) => this.find(db, keyed),
      token,
      keep: (db, made) => this.keep(db, keyed, nonce, made),
    };
  }

  private async find(db: EntityManager, keyed: Keyed): Promise<MadeToken | undefined> {
    const found = await db.findOneBy(KeyedRequest, { idHash: idOf(keyed), expiresAt: MoreThan(this.clock.now()) });
    if (!found) return undefined;
    // None when the secret that made it is no longer in SECRET.
    const token = this.tokens(keyed, found.nonce).find((candidate) => sha256(candidate) === found.tokenHash);
    if (found.requestHash !== keyed.requestHash || token === undefined) throw new KeyReused();
    return { ...(JSON.parse(found.answer) as ShownToken), token };
  }

  private async keep(db: EntityManager, keyed: Keyed, nonce: string, { token, ...shown }: MadeToken): Promise<void> {
    const { userId, requestHash } = keyed;
    const idHash = idOf(keyed);
    const createdAt = this.clock.now();
    const expiresAt = createdAt + policy.keyedRequests.keptFor;
    // One that has expired, and is not deleted yet.
    await db.delete(KeyedRequest, { idHash });
    const answer = JSON.stringify(shown);
    const tokenHash = sha256(token);
    await db.insert(KeyedRequest, { idHash, userId, requestHash, nonce, tokenHash, answer, createdAt, expiresAt });
  }

  /**
   * From each secret, newest first. Of the key, too, which is stored nowhere: a token works for months, so a copy of
   * the database must not be enough to make it, not even with SECRET.
   */
  private tokens({ userId, key }: Keyed, nonce: string): string[] {
    const digests = this.keyring.digests('personal token', `${nonce} ${userId} ${key}`);
    return digests.map((digest) => newAccessToken('personal', digest));
  }
}

function idOf({ userId, key }: Keyed): string {
  return sha256(`${userId} ${key}`);
}
