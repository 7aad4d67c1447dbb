import { Injectable } from '@nestjs/common';
import type { Configuration } from 'openid-client';
import { z } from 'zod';
import type { LoginProvider } from '../config/login-providers.js';
import { boundedFetch } from './bounded-fetch.js';
import { asking, openIdLibrary, requestOptions } from './openid-library.js';
import {
  type LoginOptions,
  type ProvidedIdentity,
  type ProviderChecks,
  ProviderFailed,
  type ProviderKind,
} from './provider-answer.js';

const userSchema = z.object({ id: z.int().positive(), login: z.string(), name: z.string().nullish() });
const emailsSchema = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** GitHub, and GitHub Enterprise: OAuth 2 with PKCE, and an API that says who it is. It does not say when they logged in. */
@Injectable()
export class GitHubProvider implements ProviderKind {
  async loginUrl(
    provider: LoginProvider,
    { state, verifier }: ProviderChecks,
    { redirectUri }: LoginOptions,
  ): Promise<URL> {
    const library = await openIdLibrary();
    return library.buildAuthorizationUrl(await configurationOf(provider), {
      redirect_uri: redirectUri,
      scope: 'read:user user:email',
      state,
      code_challenge: await library.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
  }

  async identityFrom(
    provider: LoginProvider,
    callback: URL,
    { state, verifier }: ProviderChecks,
  ): Promise<ProvidedIdentity> {
    return asking(async () => {
      const library = await openIdLibrary();
      const checks = { expectedState: state, pkceCodeVerifier: verifier };
      const tokens = await library.authorizationCodeGrant(await configurationOf(provider), callback, checks);
      const user = await ask(provider, '/user', tokens.access_token, userSchema);
      const emails = await ask(provider, '/user/emails', tokens.access_token, emailsSchema);
      const primary = emails.find((email) => email.primary);
      return {
        issuer: provider.issuer,
        // The name can be changed, and then be taken by somebody else.
        subject: String(user.id),
        label: user.login,
        email: primary?.email,
        isEmailProved: provider.trustsEmail && primary?.verified === true,
        name: user.name ?? undefined,
      };
    });
  }
}

/** GitHub has no discovery for log-ins. It calls itself so in `iss` (RFC 9207), if it does. */
async function configurationOf({ issuer, clientId, clientSecret }: LoginProvider): Promise<Configuration> {
  const library = await openIdLibrary();
  const base = `${issuer}/login/oauth`;
  const server = { issuer: base, authorization_endpoint: `${base}/authorize`, token_endpoint: `${base}/access_token` };
  const configuration = new library.Configuration(server, clientId, clientSecret);
  const options = requestOptions(library, issuer);
  const own = options[library.customFetch];
  if (own) configuration[library.customFetch] = own;
  if (issuer.startsWith('http:')) library.allowInsecureRequests(configuration);
  return configuration;
}

/** @throws ProviderFailed. */
async function ask<T>({ apiUrl = '' }: LoginProvider, path: string, token: string, schema: z.ZodType<T>): Promise<T> {
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'user-agent': 'Foyer',
    'x-github-api-version': '2022-11-28',
  };
  const answer = await boundedFetch(apiUrl + path, { headers });
  if (answer.status >= 500) throw new ProviderFailed('down', `status ${answer.status}`);
  if (!answer.ok) throw new ProviderFailed('refused', `status ${answer.status}`);
  const read = schema.safeParse(await answer.json().catch(() => undefined));
  if (!read.success) throw new ProviderFailed('refused', 'unreadable');
  return read.data;
}
