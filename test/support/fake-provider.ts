import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from './browser.js';

/** Somebody who has an account at the provider. */
export interface Person {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

interface Issued {
  readonly redirectUri: string;
  readonly challenge: string | null;
  readonly claims: Record<string, unknown>;
}

/**
 * An OpenID provider that does as it is told, also what a real one never does: the tests of what Foyer refuses need one.
 * Its log-in page is a function, since nobody looks at it.
 */
export class FakeProvider {
  /** Who is logged in there. */
  person: Person = { sub: 'ada-1', email: 'ada@example.com', email_verified: true };
  /** When, in seconds. */
  loggedInAt = Math.floor(Date.now() / 1000);
  /** Added to every ID token, in place of the right claims. */
  wrongClaims: Record<string, unknown> = {};
  /** Instead of an answer of the token endpoint. */
  answersTokens: ((res: ServerResponse) => void) | undefined;
  /** Added to the discovery document. */
  wrongMetadata: Record<string, unknown> = {};
  /** Whether it keeps PKCE and one-time codes, as a good one does. */
  isCareful = true;
  /** Whether it sends `iss` (RFC 9207). */
  sendsIssuer = true;
  /** With one that is not among its published keys. */
  signsWithAnotherKey = false;
  tokensAsked = 0;
  requests: string[] = [];
  private readonly codes = new Map<string, Issued>();
  private readonly key: KeyObject;
  private readonly jwk: object;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.key = privateKey;
    this.jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256', use: 'sig' };
  }

  static async open(): Promise<FakeProvider> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const provider = new FakeProvider(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (req: IncomingMessage, res: ServerResponse) => void provider.answer(req, res));
    return provider;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The variables that configure it under this name. */
  variables(id = 'fake', more: Record<string, string> = {}): Record<string, string> {
    const prefix = `LOGIN_${id.toUpperCase()}`;
    return {
      LOGIN_WITH: id,
      [`${prefix}_ISSUER`]: this.issuer,
      [`${prefix}_CLIENT_ID`]: 'foyer',
      [`${prefix}_CLIENT_SECRET`]: 'a client secret for tests',
      ...Object.fromEntries(Object.entries(more).map(([name, value]) => [`${prefix}_${name}`, value])),
    };
  }

  /** The person logs in there and agrees. Returns where the browser is sent back to. */
  authorize(href: string): string {
    const asked = new URL(href).searchParams;
    const code = randomUUID();
    const redirectUri = asked.get('redirect_uri') ?? '';
    if (asked.get('prompt') === 'login') this.loggedInAt = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.issuer,
      aud: asked.get('client_id'),
      nonce: asked.get('nonce') ?? undefined,
      ...(asked.has('max_age') && { auth_time: this.loggedInAt }),
      ...this.person,
    };
    this.codes.set(code, { redirectUri, challenge: asked.get('code_challenge'), claims });
    const back = new URL(redirectUri);
    back.search = new URLSearchParams({
      code,
      state: asked.get('state') ?? '',
      ...(this.sendsIssuer && { iss: this.issuer }),
    }).toString();
    return back.href;
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of req) body += String(part);
    this.requests.push(`${req.method ?? ''} ${req.url ?? ''}`);
    if (req.url === '/.well-known/openid-configuration') return send(res, 200, this.metadata());
    if (req.url === '/jwks') return send(res, 200, { keys: [this.jwk] });
    if (req.url === '/userinfo') return send(res, 200, this.person);
    if (req.url?.startsWith('/authorize?'))
      return void res.writeHead(302, { location: this.authorize(this.issuer + req.url) }).end();
    if (req.url !== '/token') return send(res, 404, {});
    this.tokensAsked += 1;
    if (this.answersTokens) return this.answersTokens(res);
    const fields = new URLSearchParams(body);
    const code = fields.get('code') ?? '';
    const issued = this.codes.get(code);
    if (this.isCareful) this.codes.delete(code);
    if (!issued || !this.accepts(issued, fields)) return send(res, 400, { error: 'invalid_grant' });
    const idToken = this.signed({ ...issued.claims, ...this.wrongClaims });
    send(res, 200, { access_token: randomUUID(), token_type: 'bearer', expires_in: 60, id_token: idToken });
  }

  private accepts({ redirectUri, challenge }: Issued, fields: URLSearchParams): boolean {
    if (!this.isCareful) return true;
    const verifier = createHash('sha256')
      .update(fields.get('code_verifier') ?? '')
      .digest('base64url');
    // Without a challenge, as a client of long ago would ask.
    return fields.get('redirect_uri') === redirectUri && (challenge === null || challenge === verifier);
  }

  private metadata(): object {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      userinfo_endpoint: `${this.issuer}/userinfo`,
      jwks_uri: `${this.issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: this.sendsIssuer,
      ...this.wrongMetadata,
    };
  }

  private signed(claims: object): string {
    const now = Math.floor(Date.now() / 1000);
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'ES256', kid: 'one' })}.${part({ iat: now, exp: now + 60, ...claims })}`;
    const signature = sign('sha256', Buffer.from(text), {
      key: this.signsWithAnotherKey ? anotherKey() : this.key,
      dsaEncoding: 'ieee-p1363',
    });
    return `${text}.${signature.toString('base64url')}`;
  }
}

function anotherKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

function send(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Where the page leads that goes on to another site by itself. */
export function leadsTo(browser: Browser): string {
  const href = /^0;url=(.+)$/.exec(browser.response.headers.refresh ?? '')?.[1];
  if (href === undefined) throw new Error(`The browser is not sent on: ${browser.url} ${browser.page}`);
  return href;
}

/** As a browser comes back from another site. */
export const fromAnotherSite = { 'Sec-Fetch-Site': 'cross-site' };

/** Logs in with the button of the log-in page. */
export async function logInWith(provider: FakeProvider, browser: Browser, name = 'Fake', next = ''): Promise<Browser> {
  await browser.open(next === '' ? '/login' : `/login?next=${encodeURIComponent(next)}`);
  return goOnWith(provider, browser, name);
}

/** From a page with the button. */
export async function goOnWith(provider: FakeProvider, browser: Browser, name = 'Fake'): Promise<Browser> {
  await browser.press(`Log in with ${name}`);
  return browser.open(provider.authorize(leadsTo(browser)), fromAnotherSite);
}

/** Links the person to the account that is logged in. */
export async function linkWith(provider: FakeProvider, browser: Browser, name = 'Fake'): Promise<Browser> {
  await browser.open('/account/identities');
  await browser.press(`Link ${name}`);
  return browser.open(provider.authorize(leadsTo(browser)), fromAnotherSite);
}
