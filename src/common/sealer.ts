import { type Keyring, sha256 } from './keyring.js';
import { seal, unseal } from './sealed-text.js';

interface Sealed {
  readonly sealed: string;
  /** Names the key, to find what an earlier SECRET has encrypted. */
  readonly sealedWith: string;
}

/** The tables with something encrypted, and for what use its key is. */
const uses = { totp_keys: 'totp keys', signing_keys: 'signing keys', webhook_secrets: 'webhook secrets' } as const;

type SealedTable = keyof typeof uses;

export const sealedTables = Object.keys(uses) as SealedTable[];

/** Encrypts for one table with the first SECRET, and opens what any of them has encrypted. */
export class Sealer {
  private readonly use: string;

  constructor(
    private readonly keyring: Keyring,
    table: SealedTable,
  ) {
    this.use = uses[table];
  }

  /** Names the key of the first SECRET. */
  get name(): string {
    return sha256(`${this.use} ${this.newest}`).slice(0, 16);
  }

  /** @param about what it belongs to: elsewhere it does not open. */
  seal(text: string, about: string): Sealed {
    return { sealed: seal(this.newest, text, about), sealedWith: this.name };
  }

  /** Undefined if its SECRET is gone, or it belongs to something else. */
  open(sealed: string, about: string): string | undefined {
    for (const key of this.keyring.keys(this.use)) {
      const text = unseal(key, sealed, about);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  private get newest(): string {
    const [key = ''] = this.keyring.keys(this.use);
    return key;
  }
}
