import { Controller, NotFoundException, Param } from '@nestjs/common';
import { z } from 'zod';
import { PersonalTokens } from '../account/tokens/personal-tokens.js';
import { Clock, type Timestamp } from '../common/time.js';
import type { ClientInfo } from '../domain/client-info.js';
import { InvalidField } from '../domain/errors.js';
import type { Principal } from '../domain/principal.js';
import { CurrentUser } from '../http/access/access.js';
import { Client } from '../http/access/client-info.js';
import { policy } from '../policy.js';
import type { ShownToken } from '../sessions/access-tokens.js';
import { type Endpoint, Handles, Input } from './endpoint.js';
import { Idempotency, IdempotencyKey } from './idempotency.js';
import { isoTime, listOf, newPersonalToken, personalToken, scope } from './schemas.js';

const tokens = {
  method: 'GET',
  path: 'users/me/tokens',
  id: 'tokens',
  summary: 'The personal tokens of the account',
  access: 'read',
  recent: true,
  status: 200,
  answer: listOf(personalToken),
} as const satisfies Endpoint;

const makeToken = {
  method: 'POST',
  path: 'users/me/tokens',
  id: 'makeToken',
  summary: 'Create a personal token',
  description: 'The owner gets an email. `account` includes `read`.',
  access: 'account',
  recent: true,
  repeatable: true,
  body: z.strictObject({
    name: z.string().meta({ examples: ['Backup script'] }),
    scopes: z.array(scope),
    expiresAt: z
      .string()
      .optional()
      .meta({ format: 'date-time', description: 'At most a year ahead; by default 90 days.' }),
  }),
  status: 201,
  answer: newPersonalToken,
  problems: ['too-often'],
} as const satisfies Endpoint;

const endToken = {
  method: 'DELETE',
  path: 'users/me/tokens/:id',
  id: 'endToken',
  summary: 'End a personal token',
  access: 'account',
  recent: true,
  status: 204,
  problems: ['not-found', 'too-often'],
} as const satisfies Endpoint;

@Controller()
export class TokensApi {
  constructor(
    private readonly personalTokens: PersonalTokens,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  @Handles(tokens)
  async tokens(@CurrentUser() principal: Principal): Promise<object> {
    return { items: (await this.personalTokens.list(principal)).map(shownToken) };
  }

  @Handles(makeToken)
  async makeToken(
    @Input() fields: z.output<typeof makeToken.body>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @IdempotencyKey() key?: string,
  ): Promise<object> {
    const { name, scopes, expiresAt } = fields;
    const until = expiresAt === undefined ? this.clock.now() + policy.accessTokens.usually : timeIn(expiresAt);
    const wanted = { name, scopes: [...new Set(scopes)], expiresAt: until };
    const { token, ...made } = await this.idempotency.once(principal, key, [makeToken.id, fields], (repeatable) =>
      this.personalTokens.make(principal, wanted, client, repeatable),
    );
    return { ...shownToken(made), token };
  }

  /** `404` for another user's token, as for an unknown one. */
  @Handles(endToken)
  async endToken(
    @Param('id') id: string,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
  ): Promise<void> {
    if (!(await this.personalTokens.end(principal, id, client))) throw new NotFoundException();
  }
}

function shownToken({ id, name, scopes, createdAt, usedAt, expiresAt }: ShownToken): object {
  const times = { createdAt: isoTime(createdAt), usedAt: isoTime(usedAt), expiresAt: isoTime(expiresAt) };
  return { id, name, scopes, ...times };
}

/** RFC 3339, with a time zone. @throws InvalidField at `expiresAt`. */
function timeIn(text: string): Timestamp {
  const { success, data } = z.iso.datetime({ offset: true }).safeParse(text);
  if (!success) throw new InvalidField('expiresAt', 'api.date');
  return Date.parse(data);
}
