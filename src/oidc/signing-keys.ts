import { Injectable } from '@nestjs/common';
import { randomToken } from '../common/keyring.js';
import { Database } from '../database/database.js';
import { KeyStore, type StoredKey } from './key-store.js';
import { newSigningKey, type SigningAlg, signingAlgs, type SigningJwk } from './new-signing-key.js';

/** Private keys: those that sign first, then those to publish. */
export interface Jwks {
  readonly keys: readonly SigningJwk[];
}

const pairwise = 'pairwise';

/** The keys that tokens are signed with. Made when they are first asked for, so that nobody without clients has any. */
@Injectable()
export class SigningKeys {
  private making: Promise<void> | undefined;
  private known: { readonly version: string; readonly jwks: Jwks } | undefined;

  constructor(
    private readonly database: Database,
    private readonly store: KeyStore,
  ) {}

  /** The same object as long as no key has changed. Costs a query of a few rows. */
  async jwks(): Promise<Jwks> {
    let rows = await this.store.all();
    if (this.missingIn(rows).length > 0) {
      // Once for all who wait: each RSA key takes up to a second.
      this.making ??= this.make(rows).finally(() => (this.making = undefined));
      await this.making;
      rows = await this.store.all();
    }
    const version = rows.map(({ kid, state, sealed }) => `${kid} ${state} ${sealed}`).join();
    if (this.known?.version !== version) this.known = { version, jwks: { keys: this.opened(rows) } };
    return this.known.jwks;
  }

  /**
   * What the ids of pairwise clients are made with. It never changes, or people would be somebody else there.
   * @throws Error if its SECRET is gone.
   */
  async pairwiseSecret(): Promise<string> {
    const find = async (): Promise<StoredKey | undefined> =>
      (await this.store.all()).find(({ alg, state }) => alg === pairwise && state === 'current');
    const wanted = { kid: randomToken().slice(0, 22), alg: pairwise, state: 'current' as const };
    let row = await find();
    if (!row) {
      await this.database.write([], (db) => this.store.add(db, wanted, randomToken()));
      row = await find();
    }
    const secret = row && this.store.open(row);
    if (secret !== undefined) return secret;
    throw new Error('The ids for pairwise clients were encrypted with a SECRET that is gone. Add it: SECRET=new,old.');
  }

  private opened(rows: readonly StoredKey[]): SigningJwk[] {
    return rows
      .filter(({ alg }) => isSigningAlg(alg))
      .flatMap((row) => this.store.open(row) ?? [])
      .map((secret) => JSON.parse(secret) as SigningJwk);
  }

  /** Which are needed, with the row in their place whose SECRET is gone. */
  private missingIn(rows: readonly StoredKey[]): { alg: SigningAlg; state: 'current' | 'next'; lost?: StoredKey }[] {
    return signingAlgs.flatMap((alg) =>
      (['current', 'next'] as const).flatMap((state) => {
        const row = rows.find((one) => one.alg === alg && one.state === state);
        if (!row) return [{ alg, state }];
        return this.store.open(row) === undefined ? [{ alg, state, lost: row }] : [];
      }),
    );
  }

  private async make(rows: readonly StoredKey[]): Promise<void> {
    const made = await Promise.all(
      this.missingIn(rows).map(async (missing) => ({ ...missing, jwk: await newSigningKey(missing.alg) })),
    );
    await this.database.write([], async (db) => {
      for (const { alg, state, lost, jwk } of made) {
        if (lost) await this.store.change(db, lost, 'old');
        await this.store.add(db, { kid: jwk.kid, alg, state }, JSON.stringify(jwk));
      }
    });
  }
}

function isSigningAlg(text: string): text is SigningAlg {
  return signingAlgs.some((alg) => alg === text);
}
