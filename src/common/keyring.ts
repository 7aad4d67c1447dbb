import { createHmac, hash, hkdfSync, randomFillSync, timingSafeEqual } from 'node:crypto';

/** What a link in a mail is for. A token made for one purpose opens nothing else. */
export type LinkPurpose = 'activation' | UserLinkPurpose | NotMePurpose;

/** The links of people who have an account. */
export type UserLinkPurpose = 'password-reset' | 'email-change' | 'undo';

/** In the mails that a stranger may have caused. */
export type NotMePurpose = 'not-me';

/** A link's row keeps `nonce` and `tokenHash`; only the mail carries the token. */
export interface LinkSecret {
  readonly nonce: string;
  readonly tokenHash: string;
}

/**
 * Everything that is derived from SECRET. The first secret of the list makes, all of them are accepted, so that an
 * operator can change it without ending a session or a link.
 */
export class Keyring {
  private readonly derived = new Map<string, readonly Buffer[]>();

  constructor(private readonly secrets: readonly string[]) {}

  /** Keys for one use, newest first (HKDF, RFC 5869). Base64url, 256 bits each. */
  keys(use: string): string[] {
    return this.keysFor(use).map((key) => key.toString('base64url'));
  }

  /** Stands for something that must not be read from the database, such as an address that was only typed. */
  fingerprint(use: string, text: string): string {
    const [key = ''] = this.keysFor(use);
    return hmac(key, text);
  }

  /** True when one of the secrets of the list makes this fingerprint of `text`: nobody else can. */
  isFingerprint(use: string, text: string, fingerprint: string): boolean {
    return this.keysFor(use).some((key) => constantTimeEqual(hmac(key, text), fingerprint));
  }

  newLink(purpose: LinkPurpose): LinkSecret {
    const nonce = randomToken();
    return { nonce, tokenHash: sha256(this.linkTokens(purpose, nonce)[0] ?? '') };
  }

  /**
   * The token of a link, made again from its row; 43 characters.
   * @throws Error when no secret of the list made this link: it was made with one that has been removed.
   */
  linkToken(purpose: LinkPurpose, link: LinkSecret): string {
    const token = this.linkTokens(purpose, link.nonce).find(
      (candidate) => sha256(candidate) === link.tokenHash,
    );
    if (token === undefined) throw new Error('The secret that made this link is no longer in SECRET.');
    return token;
  }

  private linkTokens(purpose: LinkPurpose, nonce: string): string[] {
    return this.keysFor(`link ${purpose}`).map((key) => hmac(key, nonce));
  }

  /** Derived once for each use: that takes several times as long as what they are used for. */
  private keysFor(use: string): readonly Buffer[] {
    const keys = this.derived.get(use) ?? this.secrets.map((secret) => deriveKey(secret, use));
    this.derived.set(use, keys);
    return keys;
  }
}

function deriveKey(secret: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `foyer ${use}`, 32));
}

function hmac(key: Buffer | string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** How long it takes tells whether they are of one length, and nothing else. */
export function constantTimeEqual(one: string, other: string): boolean {
  const [mine, given] = [Buffer.from(one), Buffer.from(other)];
  return mine.length === given.length && timingSafeEqual(mine, given);
}

/** 256 bits. */
const tokenBytes = 32;
const random = Buffer.alloc(100 * tokenBytes);
let randomUsed = random.length;

/**
 * 256 random bits, 43 characters. Drawn for a hundred at once, as `randomUUID` does: asking for them takes as long for
 * one.
 */
export function randomToken(): string {
  if (randomUsed === random.length) {
    randomFillSync(random);
    randomUsed = 0;
  }
  return random.toString('base64url', randomUsed, (randomUsed += tokenBytes));
}

/** True for what could be a link token or a cookie of ours; anything else need not be looked up. */
export function looksLikeToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** How tokens, session ids and cookies are kept: enough for 256 random bits, which nobody can guess. */
export function sha256(text: string): string {
  return hash('sha256', text, 'base64url');
}
