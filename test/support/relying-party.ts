import { createHash, randomBytes } from 'node:crypto';
import request from 'supertest';
import { Database } from '../../src/database/database.js';
import { operatorOf } from '../../src/users/actor.js';
import { Clients, type Client } from '../../src/oidc/clients.js';
import { sha256 } from '../../src/common/keyring.js';
import type { TestApplication } from './application.js';
import { refreshOf } from './applications.js';
import type { Browser } from './browser.js';
import { noteSecrets } from './secrets-used.js';

const base = 'https://shop.example.com';

/** Of an endpoint for programs. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly scope: string;
}

/** A site that logs people in with Foyer, written by hand, so that it can also do what no library does. */
export class RelyingParty {
  private constructor(
    readonly foyer: TestApplication,
    readonly id: string,
    readonly secret: string | undefined,
    readonly callback: string,
  ) {}

  static async add(
    foyer: TestApplication,
    changes: Partial<Omit<Client, 'secretHash'>> & { readonly isPublic?: boolean } = {},
  ): Promise<RelyingParty> {
    const { isPublic = false, ...others } = changes;
    const id = others.id ?? `site-${randomBytes(6).toString('hex')}`;
    const secret = isPublic ? undefined : randomBytes(32).toString('base64url');
    if (secret !== undefined) noteSecrets(secret);
    const client = {
      id,
      name: 'Shop',
      redirectUris: [`${base}/callback`],
      postLogoutRedirectUris: [`${base}/bye`],
      backchannelLogoutUri: null,
      homeUrl: null,
      iconHash: null,
      groupName: null,
      idTokenAlg: 'ES256' as const,
      trusted: false,
      pairwise: false,
      ...others,
      secretHash: secret === undefined ? null : sha256(secret),
    };
    await foyer.app.get(Clients, { strict: false }).add(operatorOf(foyer.app.get(Database)), client);
    return new RelyingParty(foyer, id, secret, client.redirectUris[0] ?? '');
  }

  /** A new attempt to log in. */
  attempt(changes: Readonly<Record<string, string | undefined>> = {}): Attempt {
    return new Attempt(this, changes);
  }

  /** All of it, in a browser that is logged in and consents. */
  async logIn(browser: Browser, changes: Readonly<Record<string, string | undefined>> = {}): Promise<Tokens> {
    const attempt = this.attempt(changes);
    await attempt.open(browser);
    if (browser.url.startsWith('/consent/')) await browser.press('Continue');
    const { status, body } = await attempt.redeem(attempt.codeIn(browser));
    if (status !== 200) throw new Error(`No tokens: ${JSON.stringify(body)}`);
    return body as unknown as Tokens;
  }

  /** What its server sends, which has no cookies. */
  async post(path: string, fields: Readonly<Record<string, string | undefined>> | string): Promise<Answer> {
    const text = typeof fields === 'string' ? fields : new URLSearchParams(given(fields)).toString();
    const sent = request(this.foyer.url).post(path).type('form');
    if (this.secret !== undefined) void sent.auth(this.id, this.secret);
    return sent.send(text);
  }

  async token(fields: Readonly<Record<string, string | undefined>>): Promise<Answer> {
    return this.post('/oidc/token', { ...(this.secret === undefined && { client_id: this.id }), ...fields });
  }

  async refresh(refreshToken: string): Promise<Answer> {
    return this.token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  async userinfo(accessToken: string): Promise<Answer> {
    return request(this.foyer.url).get('/oidc/userinfo').set('Authorization', `Bearer ${accessToken}`);
  }

  async isActive(token: string): Promise<boolean> {
    const { body } = await this.post('/oidc/introspect', { token });
    return body.active === true;
  }
}

/** One log-in at a site, with the secrets that its browser keeps. */
export class Attempt {
  readonly verifier = randomBytes(32).toString('base64url');
  readonly state = randomBytes(16).toString('base64url');
  readonly nonce = randomBytes(16).toString('base64url');

  constructor(
    private readonly site: RelyingParty,
    private readonly changes: Readonly<Record<string, string | undefined>>,
  ) {}

  get path(): string {
    const { id, callback } = this.site;
    const parameters = {
      client_id: id,
      redirect_uri: callback,
      response_type: 'code',
      scope: 'openid email profile',
      state: this.state,
      nonce: this.nonce,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...this.changes,
    };
    return `/oidc/auth?${new URLSearchParams(given(parameters)).toString()}`;
  }

  /** As by a link of the site. */
  async open(browser: Browser): Promise<Browser> {
    return browser.open(this.path, { 'Sec-Fetch-Site': 'cross-site' });
  }

  /** Where the browser is led to, from a redirect or from a page that goes on by itself. */
  answerIn(browser: Browser): URL {
    const { response, baseUrl: ours } = browser;
    const left = browser.answers.map(({ headers }) => headers.location ?? '');
    const href =
      refreshOf(response) || left.find((location) => location !== '' && new URL(location, ours).origin !== ours);
    if (href === undefined || href === '') throw new Error(`Not led back: ${response.status} ${response.text}`);
    return new URL(href);
  }

  codeIn(browser: Browser): string {
    const answer = this.answerIn(browser);
    const code = answer.searchParams.get('code');
    if (code === null || answer.searchParams.get('state') !== this.state) throw new Error(`No code: ${answer.href}`);
    return code;
  }

  async redeem(code: string, changes: Readonly<Record<string, string | undefined>> = {}): Promise<Answer> {
    const { callback } = this.site;
    return this.site.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callback,
      code_verifier: this.verifier,
      ...changes,
    });
  }
}

function given(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined),
  );
}

/** Not verified. */
export function claimsIn(jwt: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}
