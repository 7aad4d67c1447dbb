import { Injectable } from '@nestjs/common';
import type { Provider } from 'oidc-provider';
import { Database } from '../database/database.js';
import { ofAccount } from '../database/subjects.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import { Sessions } from '../sessions/sessions.js';
import { Events } from '../users/events.js';
import { Accounts } from './accounts.js';
import { Providers } from './providers.js';

/** What a site sends along (OpenID Connect RP-Initiated Logout 1.0). */
interface LogoutRequest {
  readonly id_token_hint?: string | undefined;
  readonly client_id?: string | undefined;
  readonly post_logout_redirect_uri?: string | undefined;
  readonly state?: string | undefined;
}

export interface CheckedLogout {
  /** Who asks, if that is known, and where to go on there. */
  readonly site?: { readonly id: string; readonly name: string; readonly href?: string | undefined } | undefined;
  /** Whose log-in it was. Undefined if nobody can prove it, and the person has to be asked. */
  readonly sub?: string | undefined;
}

/** Ends the session here when a site asks for it. */
@Injectable()
export class SiteLogout {
  constructor(
    private readonly providers: Providers,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly database: Database,
  ) {}

  /** Undefined if what was sent is not right: then nobody is led anywhere. Null without clients. */
  async check(request: LogoutRequest): Promise<CheckedLogout | undefined | null> {
    const provider = await this.providers.current();
    if (!provider) return null;
    const { id_token_hint: hint, client_id: clientId, post_logout_redirect_uri: uri, state } = request;
    const hinted = hint === undefined ? {} : readHint(hint);
    if (!hinted || (hinted.aud !== undefined && clientId !== undefined && hinted.aud !== clientId)) return undefined;
    const id = hinted.aud ?? clientId;
    if (id === undefined) return {};
    const client = await provider.Client.find(id);
    if (!client || (hint !== undefined && !(await isGenuine(provider, hint, client)))) return undefined;
    if (uri !== undefined && !client.postLogoutRedirectUriAllowed(uri)) return undefined;
    const site = { id, name: client.clientName ?? '', href: uri === undefined ? undefined : withState(uri, state) };
    return { site, sub: hinted.sub };
  }

  /** Whether the ID token is about whoever is logged in. */
  async isAbout({ userId }: Principal, { site, sub }: CheckedLogout): Promise<boolean> {
    if (sub === undefined || !site) return false;
    return sub === userId || sub === (await this.accounts.pairwiseId(userId, site.id));
  }

  async end({ userId, session }: Principal, client: ClientInfo): Promise<void> {
    await this.database.write([ofAccount(userId)], async (db) => {
      const ended = await this.sessions.end(db, userId, session.hash);
      if (ended) await this.events.record(db, userId, 'signed-out', client);
    });
  }
}

/** Not verified yet: it says with which client's rules to do so. */
function readHint(hint: string): { aud?: string; sub?: string } | undefined {
  try {
    const [, part = ''] = hint.split('.');
    const { aud, sub } = JSON.parse(Buffer.from(part, 'base64url').toString()) as { aud?: unknown; sub?: unknown };
    return typeof aud === 'string' && typeof sub === 'string' ? { aud, sub } : undefined;
  } catch {
    return undefined;
  }
}

type Client = NonNullable<Awaited<ReturnType<Provider['Client']['find']>>>;

/** It may have expired: people log out later. */
async function isGenuine({ IdToken }: Provider, hint: string, client: Client): Promise<boolean> {
  try {
    await (IdToken as unknown as { validate(jwt: string, client: Client): Promise<unknown> }).validate(hint, client);
    return true;
  } catch {
    return false;
  }
}

function withState(uri: string, state: string | undefined): string {
  const url = new URL(uri);
  if (state !== undefined) url.searchParams.set('state', state);
  return url.href;
}
