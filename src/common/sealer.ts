import { type Keyring, sha256 } from './keyring.js';
import { seal, unseal } from './sealed-text.js';

export interface Sealed {
  readonly sealed: string;
  /** Names the key, to find what an earlier SECRET has encrypted. */
  readonly sealedWith: string;
}

/** Encrypts for one use with the first SECRET, and opens what any of them has encrypted. */
export class Sealer {
  constructor(
    private readonly keyring: Keyring,
    private readonly use: string,
  ) {}

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
