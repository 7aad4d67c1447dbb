import { Injectable } from '@nestjs/common';
import type { Adapter, AdapterPayload, errors, KoaContextWithOIDC } from 'oidc-provider';
import { RateLimited, SessionEnded } from '../domain/errors.js';
import { clientInfoOf } from '../http/access/client-info.js';
import { isRefusedWrite } from '../http/errors/http-problem.js';
import { Authorizations } from './authorizations.js';
import { clientMetadata } from './client-metadata.js';
import { Clients } from './clients.js';
import { Interactions } from './interactions.js';
import { type RecordKind, RecordGone, Records } from './records.js';
import { entrantOf, requestOf } from './requested-login.js';

type Context = () => KoaContextWithOIDC | undefined;

/** What the provider reads and writes, by the name of its model. */
@Injectable()
export class Adapters {
  constructor(
    private readonly records: Records,
    private readonly authorizations: Authorizations,
    private readonly interactions: Interactions,
    private readonly clients: Clients,
  ) {}

  /** @param context the request that is being answered. */
  factory(context: Context, library: typeof errors): (name: string) => Adapter {
    return (name) => saying(library, this.adapterOf(name, context));
  }

  private adapterOf(name: string, context: Context): Adapter {
    if (name === 'Client') return readOnly(async (id) => this.findClient(id));
    if (name === 'Interaction') return this.forInteractions(context);
    if (name === 'AuthorizationCode')
      return { ...this.forTokens(name), upsert: async (id, payload) => this.addCode(id, payload, context()) };
    if (name === 'Grant' || name === 'AccessToken' || name === 'RefreshToken') return this.forTokens(name);
    // No feature that is on has any.
    return readOnly(async () => Promise.resolve(undefined));
  }

  private async findClient(id: string): Promise<AdapterPayload | undefined> {
    const client = await this.clients.find(id);
    return client && clientMetadata(client);
  }

  private forTokens(kind: RecordKind): Adapter {
    const { records } = this;
    return {
      ...readOnly(async (id) => records.find(kind, id)),
      upsert: async (id, payload) => {
        await records.addToGrant(kind, id, payload);
        if (kind === 'RefreshToken') await records.touchSession(payload.grantId ?? '').catch(unlessRefused);
      },
      consume: async (id) => records.consume(kind, id),
      destroy: async (id) => records.remove(kind, id),
      revokeByGrantId: async (grantId) => records.removeOfGrant(kind, grantId),
    };
  }

  /** The grant is stored with its code, once nothing stands in the way. */
  private async addCode(id: string, payload: AdapterPayload, ctx: KoaContextWithOIDC | undefined): Promise<void> {
    const principal = ctx && entrantOf(requestOf(ctx));
    const { grant, client, session } = ctx?.oidc ?? {};
    if (!principal || !grant || !client || !session) throw new Error('A code without a log-in.');
    const { accountId, clientId, openid, rejected, exp } = grant;
    await this.authorizations.begin(
      principal,
      {
        code: id,
        payload,
        grantId: grant.jti,
        grant: { kind: 'Grant', accountId, clientId, openid, rejected, iat: payload.iat, exp },
        site: { id: client.clientId, name: client.clientName ?? '' },
        sid: session.sidFor(client.clientId) ?? '',
      },
      clientInfoOf(requestOf(ctx)),
    );
  }

  private forInteractions(context: Context): Adapter {
    const { interactions, records } = this;
    const entrant = (): ReturnType<typeof entrantOf> => {
      const ctx = context();
      return ctx && entrantOf(requestOf(ctx));
    };
    return {
      ...readOnly(async (uid) => {
        const principal = entrant();
        return principal && interactions.payloadOf(principal, uid);
      }),
      upsert: async (uid, payload) => {
        const principal = entrant();
        // A log-in that is missing: the request itself is where it leads back to.
        if (!principal || payload.prompt?.name === 'login') return;
        await interactions.add(principal, uid, payload);
      },
      destroy: async (uid) => records.remove('Interaction', uid),
    };
  }
}

function readOnly(find: Adapter['find']): Adapter {
  const never = async (): Promise<never> => Promise.reject(new Error('The provider has written what it never should.'));
  const nothing = async (): Promise<undefined> => Promise.resolve(undefined);
  return {
    find,
    findByUid: nothing,
    findByUserCode: nothing,
    upsert: never,
    consume: never,
    destroy: never,
    revokeByGrantId: nothing,
  };
}

/** The next request tries again. */
function unlessRefused(error: unknown): void {
  if (!isRefusedWrite(error)) throw error;
}

/** In OAuth's words. */
function saying(library: typeof errors, adapter: Adapter): Adapter {
  const { InvalidGrant, LoginRequired, TemporarilyUnavailable } = library;
  const said = (error: unknown): unknown => {
    if (error instanceof RecordGone) return new InvalidGrant('it has ended, or was used before');
    if (error instanceof SessionEnded) return new LoginRequired('the session has just ended');
    if (!(error instanceof RateLimited) && !isRefusedWrite(error)) return error;
    return Object.assign(new TemporarilyUnavailable('try again in a minute'), { statusCode: 503, status: 503 });
  };
  const wrapped = Object.entries(adapter).map(([name, method]: [string, (...given: never[]) => Promise<unknown>]) => [
    name,
    async (...given: never[]) => {
      try {
        return await method(...given);
      } catch (error) {
        throw said(error);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as Adapter;
}
