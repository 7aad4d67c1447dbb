import { Injectable } from '@nestjs/common';
import { maxEmailLength } from '../common/email-length.js';
import { Config } from '../config/config.js';
import type { LoginProvider } from '../config/login-providers.js';
import { Log } from '../logging/log.js';
import { policy } from '../policy.js';
import { GitHubProvider } from './github-provider.js';
import { OpenIdProvider } from './openid-provider.js';
import { type ProvidedIdentity, type ProviderChecks, ProviderFailed, type ProviderKind } from './provider-answer.js';

/** The providers that the operator has configured. */
@Injectable()
export class Providers {
  constructor(
    private readonly config: Config,
    private readonly openId: OpenIdProvider,
    private readonly gitHub: GitHubProvider,
    private readonly log: Log,
  ) {}

  get all(): readonly LoginProvider[] {
    return this.config.loginProviders;
  }

  find(id: string): LoginProvider | undefined {
    return this.all.find((provider) => provider.id === id);
  }

  /** Undefined for one that the operator has removed since. */
  ofIssuer(issuer: string): LoginProvider | undefined {
    return this.all.find((provider) => provider.issuer === issuer);
  }

  /** @param again even if somebody is logged in there. @throws ProviderFailed. */
  async loginUrl(provider: LoginProvider, checks: ProviderChecks, { again = false } = {}): Promise<URL> {
    const redirectUri = this.callbackOf(provider);
    return this.logged(provider, () => this.kindOf(provider).loginUrl(provider, checks, { redirectUri, again }));
  }

  /** @param query of the address that the browser has come back to, with its question mark. @throws ProviderFailed. */
  async identityFrom(provider: LoginProvider, query: string, checks: ProviderChecks): Promise<ProvidedIdentity> {
    const callback = new URL(this.callbackOf(provider) + query);
    const identity = await this.logged(provider, () => this.kindOf(provider).identityFrom(provider, callback, checks));
    if (!isSubject(identity.subject)) throw new ProviderFailed('refused', 'subject');
    const { email, name = '' } = identity;
    const isLong = email !== undefined && email.length > maxEmailLength;
    // They fit into a cookie.
    return {
      ...identity,
      label: shownLabel(identity.label),
      name: shownLabel(name),
      email: isLong ? undefined : email,
    };
  }

  /** One for each provider, so that an answer cannot be taken for another's (RFC 9700, 4.4.2). From BASE_URL only. */
  private callbackOf({ id }: LoginProvider): string {
    return `${this.config.baseUrl}/login/with/${id}/callback`;
  }

  private kindOf({ kind }: LoginProvider): ProviderKind {
    return kind === 'github' ? this.gitHub : this.openId;
  }

  private async logged<T>({ id }: LoginProvider, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ProviderFailed && error.failure !== 'declined')
        this.log.write('warn', 'provider-failed', { provider: id, outcome: error.failure, code: error.code });
      throw error;
    }
  }
}

/** OpenID Connect Core, 2: at most 255 ASCII characters. */
function isSubject(subject: string): boolean {
  return /^[\x21-\x7e][\x20-\x7e]{0,254}$/.test(subject);
}

/** A text of another site: one line, and not too long. */
function shownLabel(label: string): string {
  const visible = label.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim();
  return Array.from(visible).slice(0, policy.identities.labelLength).join('');
}
