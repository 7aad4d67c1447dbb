import { Injectable } from '@nestjs/common';
import type { EventEmitter } from 'node:events';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { constantTimeEqual, sha256 } from '../common/keyring.js';
import { seconds } from '../common/time.js';
import { Config } from '../config/config.js';
import { Log } from '../logging/log.js';
import { Clients } from './clients.js';
import { leaveByPage } from './leave-page.js';
import { type Library, loadLibrary } from './library.js';
import { ProviderSettings } from './provider-settings.js';
import { acrOf, entrantOf, requestOf } from './requested-login.js';
import { type Jwks, SigningKeys } from './signing-keys.js';
import { authorizationPath } from './surface.js';

interface Made {
  readonly jwks: Jwks;
  readonly provider: Provider;
  readonly library: Library;
}

/** The provider, once there is a client: until then, nothing of it is loaded. */
@Injectable()
export class Providers {
  private made: Made | undefined;

  constructor(
    private readonly config: Config,
    private readonly clients: Clients,
    private readonly signingKeys: SigningKeys,
    private readonly settings: ProviderSettings,
    private readonly log: Log,
  ) {}

  /** Undefined without clients. Made again when a signing key has changed. */
  async current(): Promise<Provider | undefined> {
    return (await this.exist())?.provider;
  }

  private async exist(): Promise<Made | undefined> {
    if (!(await this.clients.exist())) return undefined;
    const jwks = await this.signingKeys.jwks();
    if (this.made?.jwks !== jwks) {
      const library = await loadLibrary();
      const provider = new library.Provider(this.config.baseUrl, this.settings.of(library, jwks));
      this.made = { jwks, library, provider: this.adapted(provider) };
    }
    return this.made;
  }

  private adapted(provider: Provider): Provider {
    pinAddresses(provider, this.config.baseUrl);
    useOurSession(provider);
    leaveByPage(provider, this.config.baseUrl);
    const { prototype } = provider.Client;
    Object.assign(prototype, {
      compareClientSecret(this: { clientSecret?: string }, secret: string): boolean {
        return this.clientSecret !== undefined && constantTimeEqual(this.clientSecret, sha256(secret));
      },
      // In every ID token: it names the session that a log-out is about.
      includeSid: () => true,
    });
    const report = (error: unknown, ctx?: KoaContextWithOIDC): void =>
      this.log.failure('bug', error, { request: ctx && requestOf(ctx).id });
    provider.on('server_error', (ctx: KoaContextWithOIDC, error: unknown) => report(error, ctx));
    // Without a listener, Koa prints it.
    (provider as EventEmitter).on('error', report);
    return provider;
  }
}

/** Hosts in a request are whatever its sender writes there. Only BASE_URL says where this site is. */
function pinAddresses(provider: Provider, baseUrl: string): void {
  const { host, hostname, protocol, origin } = new URL(baseUrl);
  const pinned = { host, hostname, origin, protocol: protocol.slice(0, -1), secure: protocol === 'https:' };
  for (const [name, value] of Object.entries(pinned))
    Object.defineProperty(provider.request, name, { get: () => value });
  Object.defineProperty(provider.request, 'href', {
    get(this: { originalUrl: string }) {
      const { pathname, search } = new URL(this.originalUrl, baseUrl);
      return `${origin}${pathname}${search}`;
    },
  });
  Object.assign(provider.OIDCContext.prototype, {
    urlFor: (name: string, options?: Record<string, unknown>) => provider.urlFor(name, options),
  });
}

/** The session is Foyer's, with no cookie and no row besides. A question that waits belongs to it, too. */
function useOurSession(provider: Provider): void {
  const { Session } = provider;
  Session.get = async (ctx) => {
    const koa = ctx as KoaContextWithOIDC;
    const principal = entrantOf(requestOf(koa));
    const make = Session as unknown as new (payload?: object) => InstanceType<typeof Session>;
    const uid = principal && sha256(`oidc ${principal.userId} ${principal.session.startedAt}`);
    const session = principal
      ? new make({
          uid,
          jti: uid,
          accountId: principal.userId,
          loginTs: Math.floor(principal.authenticatedAt / seconds(1)),
          acr: acrOf(principal),
          amr: principal.amr,
        })
      : new make();
    // Nothing of it is stored, and no cookie is set.
    Object.defineProperty(session, 'destroyed', { value: true, writable: true });
    Object.assign(session, {
      ensureClientContainer(this: typeof session, clientId: string) {
        this.sidFor(clientId, sha256(`sid ${uid ?? ''} ${clientId}`));
      },
    });
    koa.oidc.entity('Session', session);
    return Promise.resolve(session);
  };
  provider.use(async (ctx, next) => {
    const uid = ctx.path.startsWith(`${authorizationPath}/`) ? ctx.path.slice(authorizationPath.length + 1) : undefined;
    const resume = provider.cookieName('resume');
    Object.assign(ctx, {
      cookies: { get: (name: string) => (name === resume ? uid : undefined), set: () => undefined },
    });
    await next();
  });
}
