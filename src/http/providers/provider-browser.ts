import { Injectable, NotFoundException } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../../config/config.js';
import type { LoginProvider } from '../../config/login-providers.js';
import { type ProvidedIdentity, ProviderFailed } from '../../identities/provider-answer.js';
import { type Start, ProviderStates, type StartedLogin } from '../../identities/provider-states.js';
import { Providers } from '../../identities/providers.js';
import { message } from '../../i18n/message.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { policy } from '../../policy.js';
import { type Page, page } from '../pages/page.js';
import { RedirectException, seeOther } from '../pages/redirect.js';
import { Cookies } from '../security/cookies.js';
import { localPath } from '../security/local-path.js';
import { isUserNavigation } from '../security/methods.js';
import { failurePage } from './failure-page.js';

/** A browser that has come back from a provider. */
export interface Arrival {
  readonly provider: LoginProvider;
  readonly identity: ProvidedIdentity;
  readonly started: StartedLogin;
}

/** The browser's side of log-ins with other providers: sends it there, and remembers what for until it comes back. */
@Injectable()
export class ProviderBrowser {
  constructor(
    private readonly providers: Providers,
    private readonly states: ProviderStates,
    private readonly cookies: Cookies,
    private readonly rateLimits: RateLimits,
    private readonly config: Config,
  ) {}

  /**
   * A page that goes on by itself: Chromium blocks a redirect to another site after a form (`form-action`).
   * @throws NotFoundException for a provider that is not configured, RateLimited.
   */
  async leave(id: unknown, start: Omit<Start, 'provider'>, req: Request): Promise<Page> {
    const provider = this.providerOf(id);
    await this.rateLimits.consume(this.rateLimits.provider(req.ip ?? ''));
    const next = localPath(start.next, this.config.baseUrl) ?? '';
    const { started, sealed } = this.states.start({ ...start, next, provider: provider.id });
    try {
      const url = await this.providers.loginUrl(provider, started, { again: start.purpose === 'confirm' });
      if (req.res) this.cookies.set(req.res, 'provider', sealed, policy.identities.answerWithin);
      req.res?.setHeader('Refresh', `0;url=${url.href}`);
      const heading = message('enter.title', { application: provider.name });
      return page('enter', heading, { heading, text: 'enter.going', application: provider.name, href: url.href });
    } catch (error) {
      return this.pageOf(error, provider, req);
    }
  }

  /**
   * What the provider says, once for each time that this browser was sent there; or a page that says what went wrong.
   * @throws NotFoundException for a provider that is not configured, RedirectException.
   */
  async arrive(id: unknown, req: Request): Promise<Arrival | Page> {
    const provider = this.providerOf(id);
    if (!isUserNavigation(req)) throw new RedirectException(seeOther('/login'));
    const started = await this.startedIn(provider, req);
    if (!started) return this.unasked(provider, req);
    try {
      const query = /\?.*/s.exec(req.originalUrl)?.[0] ?? '';
      return { provider, started, identity: await this.providers.identityFrom(provider, query, started) };
    } catch (error) {
      return this.pageOf(error, provider, req);
    }
  }

  /** Where the browser was going to. */
  after({ next }: Pick<StartedLogin, 'next'>): string {
    return next === '' ? this.config.landing : next;
  }

  /** Opened again, as with the back button, when somebody is logged in. Otherwise a page says it. */
  private unasked(provider: LoginProvider, req: Request): Page {
    if (req.principal) throw new RedirectException(seeOther(this.config.landing), 'provider-unasked');
    return failurePage(provider, 'unasked', req);
  }

  private async startedIn({ id }: LoginProvider, req: Request): Promise<StartedLogin | undefined> {
    const started = this.states.find(this.cookies.read(req, 'provider'), id);
    if (!started) return undefined;
    if (req.res) this.cookies.clear(req.res, 'provider');
    return (await this.states.use(started)) ? started : undefined;
  }

  private providerOf(id: unknown): LoginProvider {
    const provider = typeof id === 'string' ? this.providers.find(id) : undefined;
    if (!provider) throw new NotFoundException();
    return provider;
  }

  private pageOf(error: unknown, provider: LoginProvider, req: Request): Page {
    if (error instanceof ProviderFailed) return failurePage(provider, error.failure, req);
    throw error;
  }
}
