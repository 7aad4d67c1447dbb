import { Injectable } from '@nestjs/common';
import type { Configuration, IDToken, UserInfoResponse } from 'openid-client';
import { Clock, seconds, type Timestamp } from '../common/time.js';
import type { LoginProvider } from '../config/login-providers.js';
import { policy } from '../policy.js';
import { asking, openIdLibrary, requestOptions } from './openid-library.js';
import type { LoginOptions, ProvidedIdentity, ProviderChecks, ProviderKind } from './provider-answer.js';

interface Discovered {
  readonly at: Timestamp;
  readonly configuration: Promise<Configuration>;
}

/** Any OpenID provider, found by discovery (OpenID Connect Discovery 1.0). */
@Injectable()
export class OpenIdProvider implements ProviderKind {
  private readonly discovered = new Map<string, Discovered>();

  constructor(private readonly clock: Clock) {}

  async loginUrl(
    provider: LoginProvider,
    { state, nonce, verifier }: ProviderChecks,
    { redirectUri, again }: LoginOptions,
  ): Promise<URL> {
    const library = await openIdLibrary();
    const configuration = await this.configurationOf(provider);
    return library.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: await library.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      // With `max_age` a provider has to say when the person logged in there (OpenID Connect Core, 3.1.2.1).
      max_age: String((again ? 0 : policy.identities.loggedInWithin) / seconds(1)),
      ...(again && { prompt: 'login' }),
    });
  }

  async identityFrom(provider: LoginProvider, callback: URL, checks: ProviderChecks): Promise<ProvidedIdentity> {
    const { issuer, trustsEmail } = provider;
    const { token, info } = await asking(() => this.claimsFrom(provider, callback, checks));
    const email = textIn(token.email) ?? textIn(info.email);
    const isVerified = token.email === undefined ? info.email_verified : token.email_verified;
    const name = textIn(token.name) ?? textIn(info.name);
    return {
      issuer,
      subject: token.sub,
      label: email ?? textIn(token.preferred_username) ?? name ?? token.sub,
      email,
      isEmailProved: trustsEmail && isVerified === true,
      name,
      authenticatedAt: token.auth_time === undefined ? undefined : token.auth_time * seconds(1),
    };
  }

  /** Checked by the library: `state`, `iss` (RFC 9207), PKCE, and of the ID token issuer, audience, times and nonce. */
  private async claimsFrom(
    provider: LoginProvider,
    callback: URL,
    { state, nonce, verifier }: ProviderChecks,
  ): Promise<{ token: IDToken; info: Partial<UserInfoResponse> }> {
    const library = await openIdLibrary();
    const configuration = await this.configurationOf(provider);
    const tokens = await library.authorizationCodeGrant(configuration, callback, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const token = tokens.claims();
    if (!token) throw new Error('The provider has sent no ID token.');
    const asks = token.email === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined;
    const info = asks ? await library.fetchUserInfo(configuration, tokens.access_token, token.sub) : {};
    return { token, info };
  }

  /** Asked again after a while: endpoints move. A failure is forgotten at once. */
  private async configurationOf({ issuer, clientId, clientSecret }: LoginProvider): Promise<Configuration> {
    const now = this.clock.now();
    const known = this.discovered.get(issuer);
    if (known && Math.abs(now - known.at) < policy.identities.discoveredFor) return known.configuration;
    const configuration = asking(async () => {
      const library = await openIdLibrary();
      const options = requestOptions(library, issuer);
      const found = await library.discovery(new URL(issuer), clientId, clientSecret, undefined, options);
      // Also over TLS: then a fault of the connection is no way in.
      library.enableNonRepudiationChecks(found);
      return found;
    });
    this.discovered.set(issuer, { at: now, configuration });
    configuration.catch(() => this.discovered.delete(issuer));
    return configuration;
  }
}

function textIn(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}
