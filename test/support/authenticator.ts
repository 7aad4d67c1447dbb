import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { noteSecrets } from './secrets-used.js';

/** What a page asks for, to make a key or to use one. */
interface Asked {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string };
  readonly allowCredentials?: readonly { readonly id: string }[];
}

/** How an answer differs from an honest one. */
export interface Twist {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  readonly userPresent?: boolean;
  readonly userVerified?: boolean;
  readonly backedUp?: boolean;
  readonly counter?: number;
  readonly userHandle?: string | undefined;
  readonly signature?: string;
  /** As the statement of a maker, which nobody asked for. */
  readonly attestation?: Cbor;
}

type Cbor = string | number | Buffer | ReadonlyMap<string | number, Cbor> | readonly Cbor[];

/**
 * A security key or phone in software, with the browser around it: makes ES256 keys and signs with them (WebAuthn, 6).
 * One that counts does so from 1.
 */
export class Authenticator {
  readonly id: string;
  counter = 0;
  userHandle = '';
  private readonly publicKey: KeyObject;
  private readonly privateKey: KeyObject;

  constructor(
    private readonly site: { readonly baseUrl: string },
    private readonly ways: {
      readonly counts?: boolean;
      readonly verifies?: boolean;
      readonly backsUp?: boolean;
      /** In bytes. */
      readonly idLength?: number;
    } = {},
  ) {
    this.id = randomBytes(ways.idLength ?? 16).toString('base64url');
    ({ publicKey: this.publicKey, privateKey: this.privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  }

  /** What the browser sends for a new key. */
  make(asked: Asked, twist: Twist = {}): string {
    this.userHandle = asked.user?.id ?? '';
    const { x = '', y = '' } = this.publicKey.export({ format: 'jwk' });
    const key = new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]);
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, encoded(key)]);
    const authData = this.dataFor({ ...asked, rpId: asked.rp?.id ?? '' }, twist, attested);
    const attestationObject = encoded(
      new Map<string, Cbor>([
        ['fmt', twist.attestation ? 'packed' : 'none'],
        ['attStmt', twist.attestation ?? new Map()],
        ['authData', authData],
      ]),
    );
    return this.sent({
      clientDataJSON: this.clientData('webauthn.create', asked, twist).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal', 'hybrid', 'made-up'],
    });
  }

  /** What the browser sends when the key is used. */
  sign(asked: Asked, twist: Twist = {}): string {
    const clientData = this.clientData('webauthn.get', asked, twist);
    const authData = this.dataFor(asked, twist);
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()]);
    const signature = createSign('sha256').update(signed).sign(this.privateKey).toString('base64url');
    return this.sent({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature,
      userHandle: this.userHandle,
      ...(twist.signature !== undefined && { signature: twist.signature }),
      ...('userHandle' in twist && { userHandle: twist.userHandle }),
    });
  }

  private sent(response: object): string {
    const text = JSON.stringify({
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      response,
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
    });
    noteSecrets(text);
    return text;
  }

  private clientData(type: string, { challenge }: Asked, twist: Twist): Buffer {
    const { origin } = new URL(this.site.baseUrl);
    const { crossOrigin = false } = twist;
    return Buffer.from(
      JSON.stringify({
        type: twist.type ?? type,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? origin,
        crossOrigin,
      }),
    );
  }

  private dataFor({ rpId = '' }: Asked, twist: Twist, attested = Buffer.alloc(0)): Buffer {
    const { counts = false, verifies = true, backsUp = false } = this.ways;
    if (counts) this.counter += 1;
    const flags = [
      twist.userPresent ?? true,
      false,
      twist.userVerified ?? verifies,
      backsUp,
      twist.backedUp ?? backsUp,
      false,
      attested.length > 0,
    ];
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(twist.counter ?? this.counter);
    return Buffer.concat([
      createHash('sha256')
        .update(twist.rpId ?? rpId)
        .digest(),
      Buffer.from([flags.reduce((bits, isSet, bit) => bits + (isSet ? 2 ** bit : 0), 0)]),
      counter,
      attested,
    ]);
  }
}

/** CBOR (RFC 8949), as far as WebAuthn needs it. */
function encoded(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (isList(value)) return Buffer.concat([head(4, value.length), ...value.map(encoded)]);
  const entries = [...value].flatMap(([key, item]) => [encoded(key), encoded(item)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

function isList(value: readonly Cbor[] | ReadonlyMap<string | number, Cbor>): value is readonly Cbor[] {
  return Array.isArray(value);
}

function head(kind: number, length: number): Buffer {
  if (length < 24) return Buffer.from([kind * 32 + length]);
  if (length < 256) return Buffer.from([kind * 32 + 24, length]);
  return Buffer.from([kind * 32 + 25, length >> 8, length & 255]);
}
