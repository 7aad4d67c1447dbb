import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { Provider } from 'oidc-provider';
import { randomToken } from '../common/keyring.js';
import { addressIn } from '../common/url.js';
import { isLocal } from '../config/urls.js';
import { Log } from '../logging/log.js';
import { anywhere, onlyPublic, postToSite, type Reach, type SiteAnswer } from '../outgoing/site-request.js';
import { policy } from '../policy.js';
import { type EndedSession, EndedSessions } from './ended-sessions.js';
import { Providers } from './providers.js';

const { every, patience } = policy.oidc.backchannel;

type IdToken = InstanceType<Provider['IdToken']> & { mask: object; issue(options: { use: 'logout' }): Promise<string> };

/** Tells sites that a session has ended (OpenID Connect Back-Channel Logout 1.0). Every worker does. */
@Injectable()
export class BackchannelLogout implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly endedSessions: EndedSessions,
    private readonly providers: Providers,
    private readonly log: Log,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.running ??= this.tellDue().finally(() => (this.running = undefined));
    }, every).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Nobody waits for it, and the next second tries again. */
  private async tellDue(): Promise<void> {
    try {
      await Promise.all((await this.endedSessions.take()).map(async (ended) => this.tell(ended)));
    } catch (error) {
      this.log.failure('backchannel-failed', error);
    }
  }

  private async tell(ended: EndedSession): Promise<void> {
    const provider = await this.providers.current();
    const client = await provider?.Client.find(ended.clientId);
    const { backchannelLogoutUri: uri } = client ?? {};
    if (!provider || !client || uri === undefined) return this.endedSessions.forget(ended);
    const token = new provider.IdToken({ sub: ended.userId }, { client }) as IdToken;
    token.mask = { sub: null };
    token.set('events', { 'http://schemas.openid.net/event/backchannel-logout': {} });
    token.set('jti', randomToken());
    token.set('sid', ended.sid);
    const body = new URLSearchParams({ logout_token: await token.issue({ use: 'logout' }) }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const url = new URL(uri);
    await this.settle(ended, await postToSite(url, { headers, body, patience, reach: reachOf(url) }));
  }

  private async settle(ended: EndedSession, answer: SiteAnswer): Promise<void> {
    const isTold = 'status' in answer && (answer.status === 200 || answer.status === 204);
    if (!isTold)
      this.log.write('warn', 'backchannel-refused', {
        message: `The site ${ended.clientId} was not told of a log-out.`,
        ...('status' in answer ? { status: answer.status } : { code: answer.code }),
      });
    if (isTold || this.endedSessions.isLastAttempt(ended)) await this.endedSessions.forget(ended);
  }
}

/** A name leads only to public addresses. A private address, or localhost, has to be registered as such. */
export function reachOf(url: URL): Reach {
  return isLocal(url.hostname) || addressIn(url) !== undefined ? anywhere : onlyPublic;
}
