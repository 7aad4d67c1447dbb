import { createHmac, hash, hkdfSync, randomFillSync, timingSafeEqual } from 'node:crypto';
import { encodeToken } from './link-token.js';

/** What a link in a mail is for. A token of one purpose does not work for another. */
export type LinkPurpose = 'activation' | UserLinkPurpose | 'not-me' | 'invite';

/** Links for users who have an account. */
export type UserLinkPurpose = 'password-reset' | 'email-change' | 'undo' | 'factor-recovery';

/** The row of a link stores `nonce` and `tokenHash`; only the mail contains the token. */
export interface LinkSecret {
  readonly nonce: string;
  readonly tokenHash: string;
}

/** Everything derived from SECRET: its first makes new values and all are accepted, so that a change ends nothing. */
export class Keyring {
  private readonly derived = new Map<string, readonly Buffer[]>();

  constructor(private readonly secrets: readonly string[]) {}

  /** Keys for one use, newest first (HKDF, RFC 5869). Base64url, 256 bits each. */
  keys(use: string): string[] {
    return this.keysFor(use).map((key) => key.toString('base64url'));
  }

  /** Replaces a value that the database must not reveal, such as an address that was only entered. */
  fingerprint(use: string, text: string): string {
    const [key = ''] = this.keysFor(use);
    return hmac(key, text);
  }

  /** True when one of the secrets produces this fingerprint of `text`. No one can forge it without a secret. */
  isFingerprint(use: string, text: string, fingerprint: string): boolean {
    return this.keysFor(use).some((key) => constantTimeEqual(hmac(key, text), fingerprint));
  }

  /** Made again from the same text and secret: one for each secret, newest first. 256 bits that nobody else can know. */
  digests(use: string, text: string): Buffer[] {
    return this.keysFor(use).map((key) => createHmac('sha256', key).update(text).digest());
  }

  newLink(purpose: LinkPurpose): LinkSecret {
    const nonce = randomToken();
    return { nonce, tokenHash: sha256(this.linkTokens(purpose, nonce)[0] ?? '') };
  }

  /** Derives a link's token from its row. @throws Error when its secret is no longer in SECRET. */
  linkToken(purpose: LinkPurpose, link: LinkSecret): string {
    const token = this.findToken(purpose, link);
    if (token === undefined) throw new Error('The secret that created this link is no longer in SECRET.');
    return token;
  }

  /** False when its secret is no longer in SECRET, perhaps because it leaked: then the link has ended. */
  derives(purpose: LinkPurpose, link: LinkSecret): boolean {
    return this.findToken(purpose, link) !== undefined;
  }

  private findToken(purpose: LinkPurpose, { nonce, tokenHash }: LinkSecret): string | undefined {
    return this.linkTokens(purpose, nonce).find((candidate) => sha256(candidate) === tokenHash);
  }

  /** From each secret, in today's form and in that of earlier versions, whose links work until they expire. */
  private linkTokens(purpose: LinkPurpose, nonce: string): string[] {
    return this.digests(`link ${purpose}`, nonce).flatMap((digest) => [
      encodeToken(digest),
      digest.toString('base64url'),
    ]);
  }

  /** Derived once per use, because the derivation takes several times as long as using the key. */
  private keysFor(use: string): readonly Buffer[] {
    const derive = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `foyer ${use}`, 32));
    const keys = this.derived.get(use) ?? this.secrets.map(derive);
    this.derived.set(use, keys);
    return keys;
  }
}

function hmac(key: Buffer | string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** The time it takes reveals whether the lengths are equal, and nothing else. */
export function constantTimeEqual(one: string, other: string): boolean {
  const [mine, given] = [Buffer.from(one), Buffer.from(other)];
  return mine.length === given.length && timingSafeEqual(mine, given);
}

const tokenBytes = 32;
const random = Buffer.alloc(100 * tokenBytes);
let randomUsed = random.length;

/** 256 bits, 43 characters. Made a hundred at a time, as `randomUUID` does: one alone takes as long as all of them. */
export function randomToken(): string {
  if (randomUsed === random.length) {
    randomFillSync(random);
    randomUsed = 0;
  }
  return random.toString('base64url', randomUsed, (randomUsed += tokenBytes));
}

/** True for the format of `randomToken`, as our cookies have it; anything else needs no lookup. */
export function looksLikeToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** How tokens, session ids and cookies are stored. A plain hash is enough: 256 random bits cannot be guessed. */
export function sha256(text: string | Buffer): string {
  return hash('sha256', text, 'base64url');
}
