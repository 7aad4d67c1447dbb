import { Injectable } from '@nestjs/common';
import type { Configuration, Grant, interactionPolicy, KoaContextWithOIDC } from 'oidc-provider';
import { randomToken } from '../common/keyring.js';
import { type Duration, seconds } from '../common/time.js';
import { urlOf } from '../common/url.js';
import { HttpProblem } from '../http/errors/http-problem.js';
import { message } from '../i18n/message.js';
import { policy } from '../policy.js';
import { Accounts, claimsOfScopes } from './accounts.js';
import { Adapters } from './adapters.js';
import { Clients } from './clients.js';
import { Consents } from './consents.js';
import type { Library } from './library.js';
import { acrs, entrantOf, RequestedLogin, requestOf } from './requested-login.js';
import type { Jwks } from './signing-keys.js';
import { authorizationPath, logoutPath, programPaths } from './surface.js';

const { tokens } = policy.oidc;

/** What `oidc-provider` does, and does not, here. */
@Injectable()
export class ProviderSettings {
  constructor(
    private readonly adapters: Adapters,
    private readonly accounts: Accounts,
    private readonly requestedLogin: RequestedLogin,
    private readonly consents: Consents,
    private readonly clients: Clients,
  ) {}

  of(library: Library, { keys }: Jwks): Configuration {
    const { requestedLogin, accounts } = this;
    return {
      adapter: this.adapters.factory(() => library.Provider.ctx, library.errors),
      jwks: { keys: [...keys] },
      ...offered,
      interactions: {
        policy: this.policyOf(library),
        url: (ctx, { uid, prompt }) =>
          prompt.name === 'login' ? requestedLogin.wayTo(ctx, library.errors) : `/consent/${uid}`,
      },
      findAccount: async (_ctx, userId) => accounts.find(userId),
      pairwiseIdentifier: async (_ctx, userId, { clientId }) => accounts.pairwiseId(userId, clientId),
      loadExistingGrant: async (ctx) => this.grantOf(ctx),
      renderError: showError,
    };
  }

  /** A log-in as it is asked for, then who may enter, then what the site may know. */
  private policyOf({ errors, interactionPolicy: { base, Check, Prompt } }: Library): interactionPolicy.DefaultPolicy {
    const prompts = base();
    const consent = prompts.get('consent');
    prompts.clear();
    const login = new Prompt(
      { name: 'login', requestable: true },
      new Check('login', 'nobody is logged in as the site asks for', 'login_required', async (ctx) =>
        this.requestedLogin.isMissing(ctx, errors),
      ),
    );
    // Asked for again and again, it is answered once: see `RequestedLogin`.
    login.checks.remove('login_prompt');
    const entry = new Prompt(
      { name: 'entry' },
      new Check('group', 'the person may not enter', 'access_denied', async (ctx) => this.mayNotEnter(ctx)),
    );
    // Everybody consents once: an app on a device is no exception.
    consent?.checks.remove('native_client_prompt');
    for (const prompt of [login, entry, consent]) if (prompt) prompts.add(prompt);
    return prompts;
  }

  private async mayNotEnter(ctx: KoaContextWithOIDC): Promise<boolean> {
    const principal = entrantOf(requestOf(ctx));
    const { clientId = '' } = ctx.oidc.client ?? {};
    return !principal || !(await this.clients.mayEnter(principal.userId, clientId));
  }

  /**
   * A new one for each log-in, so that what a replayed token ends is only what came of the same log-in. It has what the
   * person has let the site know, in whichever session.
   */
  private async grantOf({ oidc }: KoaContextWithOIDC): Promise<Grant | undefined> {
    const { client, account, provider } = oidc;
    if (!client || !account) return undefined;
    const asked = [...oidc.requestParamOIDCScopes];
    const known = await this.clients.find(client.clientId);
    const given = known?.trusted ? asked : await this.consents.scopesOf(account.accountId, client.clientId);
    const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
    const scopes = asked.filter((scope) => given.includes(scope));
    if (scopes.length > 0) grant.addOIDCScope(scopes);
    const shown = new Set<string>(
      Object.entries(claimsOfScopes).flatMap(([scope, names]) => (scopes.includes(scope) ? names : [])),
    );
    const claims = [...oidc.requestParamClaims];
    grant.addOIDCClaims(claims.filter((claim) => shown.has(claim)));
    // Asked for one by one, they are not shown without their scope.
    grant.rejectOIDCClaims(claims.filter((claim) => !shown.has(claim)));
    grant.jti = randomToken();
    grant.exp = Math.floor(Date.now() / seconds(1)) + inSeconds(tokens.grant);
    return grant;
  }
}

const inSeconds = (duration: Duration): number => duration / seconds(1);

const off = { enabled: false } as const;

const offered = {
  acrValues: Object.values(acrs),
  claims: Object.fromEntries(Object.entries(claimsOfScopes).map(([scope, names]) => [scope, [...names]])),
  scopes: ['openid', 'offline_access'],
  responseTypes: ['code'],
  subjectTypes: ['public', 'pairwise'],
  clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
  clientDefaults: { grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'] },
  pkce: { required: () => true },
  allowOmittingSingleRegisteredRedirectUri: false,
  // Each ends with its session: see `Records`. One that outlives it has to be asked for, and consented to.
  expiresWithSession: () => false,
  issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  // Pages of a public client ask with a script. Its redirects say where it is.
  clientBasedCORS: (_ctx, origin, { clientAuthMethod, redirectUris = [] }) =>
    clientAuthMethod === 'none' && redirectUris.some((uri) => urlOf(uri)?.origin === origin),
  routes: { authorization: authorizationPath, ...programPaths, end_session: logoutPath },
  enabledJWA: { idTokenSigningAlgValues: ['ES256', 'RS256'] },
  features: {
    backchannelLogout: { enabled: true },
    claimsParameter: { enabled: true },
    introspection: {
      enabled: true,
      // Only of its own tokens: a site learns nothing of what others were given.
      allowedPolicy: (_ctx, client, token) => client.clientAuthMethod !== 'none' && token.clientId === client.clientId,
    },
    revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
    rpInitiatedLogout: { enabled: true },
    userinfo: { enabled: true },
    ciba: off,
    clientCredentials: off,
    dPoP: off,
    devInteractions: off,
    deviceFlow: off,
    encryption: off,
    jwtIntrospection: off,
    jwtResponseModes: off,
    jwtUserinfo: off,
    pushedAuthorizationRequests: off,
    registration: off,
    registrationManagement: off,
    // Nothing is fetched from addresses in a request.
    requestObjects: off,
    resourceIndicators: off,
  },
  ttl: {
    AccessToken: inSeconds(tokens.accessToken),
    AuthorizationCode: inSeconds(tokens.code),
    Grant: inSeconds(tokens.grant),
    IdToken: inSeconds(tokens.idToken),
    Interaction: inSeconds(tokens.interaction),
    RefreshToken: inSeconds(tokens.refreshToken),
    Session: inSeconds(tokens.interaction),
  },
  fetch: async () => Promise.reject(new Error('The provider fetches nothing.')),
} satisfies Configuration as Configuration;

/** To people as a page, to programs as JSON. */
function showError(ctx: KoaContextWithOIDC, out: { error: string; error_description?: string | undefined }): void {
  if (ctx.oidc.route !== 'authorization' && ctx.oidc.route !== 'resume') {
    ctx.body = out;
    return;
  }
  ctx.respond = false;
  const { error, error_description: detail = '' } = out;
  const isOver = error === 'invalid_request' && ctx.oidc.route === 'resume';
  const reason = message(isOver ? 'site.overBecause' : 'site.refusedBecause', { error, detail });
  requestOf(ctx).next?.(new HttpProblem(ctx.status === 503 ? 503 : 400, isOver ? 'site.over' : 'site.refused', reason));
}
