import { Injectable } from '@nestjs/common';
import type { ClientInfo } from '../../domain/client-info.js';
import { InvalidField } from '../../domain/errors.js';
import type { Principal, Scope } from '../../domain/principal.js';
import { type Localizable, message } from '../../i18n/message.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { policy } from '../../policy.js';
import { AccessTokens, type NewToken, type ShownToken } from '../../sessions/access-tokens.js';
import { Sessions } from '../../sessions/sessions.js';
import { Events } from '../../users/events.js';
import { Users } from '../../users/users.js';
import { nameProblem, normalizedName } from '../names.js';
import type { MadeToken, Repeatable } from './keyed-requests.js';

const { perUser, nameLength } = policy.accessTokens;

/** Makes and ends the tokens with which programs use an account. */
@Injectable()
export class PersonalTokens {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly sessions: Sessions,
    private readonly users: Users,
    private readonly events: Events,
    private readonly rateLimits: RateLimits,
  ) {}

  async list({ userId }: Principal): Promise<ShownToken[]> {
    return this.accessTokens.ofUser(userId);
  }

  /**
   * Returns the token, which nobody can see again. The owner is told by mail.
   * @param request if it may be sent again.
   * @throws InvalidField at `name`, `scopes` or `expiresAt`, KeyReused, RateLimited, SessionEnded.
   */
  async make(principal: Principal, wanted: NewToken, client: ClientInfo, request?: Repeatable): Promise<MadeToken> {
    // First of all: what was right then may be too late or too many now.
    const earlier = await request?.earlier();
    if (earlier) return earlier;
    const name = normalizedName(wanted.name);
    // Whoever may change everything may also see it.
    const scopes: Scope[] = wanted.scopes.includes('account') ? ['read', 'account'] : [...wanted.scopes];
    this.requireValid({ ...wanted, name });
    const { userId } = principal;
    await this.rateLimits.consume(this.rateLimits.change(`tokens ${userId}`));
    const user = await this.users.get(userId);
    return this.sessions.write(principal, async (db) => {
      // By another process, since.
      const meanwhile = await request?.earlier(db);
      if (meanwhile) return meanwhile;
      const { length: count } = await this.accessTokens.ofUser(userId, db);
      if (count >= perUser) throw new InvalidField('name', message('tokens.tooMany', { count }));
      const made = await this.accessTokens.add(db, userId, { ...wanted, name, scopes }, request?.token);
      await request?.keep(db, made);
      const notification = { type: 'token-created', detail: name, mail: 'token-created' } as const;
      await this.events.recordAndNotify(db, user, notification, client);
      return made;
    });
  }

  /** False if the account has no such token. @throws RateLimited, SessionEnded. */
  async end(principal: Principal, id: string, client: ClientInfo): Promise<boolean> {
    const { userId } = principal;
    await this.rateLimits.consume(this.rateLimits.change(`tokens ${userId}`));
    return this.sessions.write(principal, async (db) => {
      const ended = await this.accessTokens.end(db, userId, id);
      if (ended === undefined) return false;
      await this.events.record(db, userId, 'token-ended', client, ended);
      return true;
    });
  }

  private requireValid({ name, scopes, expiresAt }: NewToken): void {
    const errors: Record<string, Localizable> = {};
    const wrongName = nameProblem(name, nameLength);
    if (wrongName) errors.name = wrongName;
    if (scopes.length === 0) errors.scopes = 'tokens.scopeMissing';
    if (!this.accessTokens.mayLastUntil(expiresAt)) errors.expiresAt = 'tokens.expiresWrong';
    if (Object.keys(errors).length > 0) throw new InvalidField(errors);
  }
}
