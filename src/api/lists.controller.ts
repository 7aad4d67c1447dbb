import { Controller, NotFoundException, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { DeviceSessions } from '../account/sessions/device-sessions.js';
import { PersonalTokens } from '../account/tokens/personal-tokens.js';
import { Clock } from '../common/time.js';
import type { ClientInfo } from '../domain/client-info.js';
import { InvalidField } from '../domain/errors.js';
import type { Principal } from '../domain/principal.js';
import { CurrentUser } from '../http/access/access.js';
import { Client } from '../http/access/client-info.js';
import { SessionCookie } from '../http/session/session-cookie.js';
import { deviceName } from '../i18n/device-name.js';
import { translate } from '../i18n/translate.js';
import { policy } from '../policy.js';
import type { ShownToken } from '../sessions/access-tokens.js';
import { Events } from '../users/events.js';
import { type Endpoint, Handles, Input, Parameters } from './endpoint.js';
import { event, isoTime, listOf, newPersonalToken, personalToken, scope, session } from './schemas.js';

const sessions = {
  method: 'GET',
  path: 'users/me/sessions',
  id: 'sessions',
  summary: 'The browsers and programs that are logged in',
  access: 'read',
  recent: true,
  status: 200,
  answer: listOf(session),
} as const satisfies Endpoint;

const endOthers = {
  method: 'DELETE',
  path: 'users/me/sessions',
  id: 'endOtherSessions',
  summary: 'End all other sessions, and all other tokens',
  access: 'account',
  recent: true,
  status: 204,
  problems: ['too-often'],
} as const satisfies Endpoint;

const endSession = {
  method: 'DELETE',
  path: 'users/me/sessions/:id',
  id: 'endSession',
  summary: 'End one session',
  access: 'account',
  recent: true,
  status: 204,
  problems: ['not-found', 'too-often'],
} as const satisfies Endpoint;

const activity = {
  method: 'GET',
  path: 'users/me/activity',
  id: 'activity',
  summary: 'What happened to the account, the newest first',
  access: 'read',
  query: z.object({
    limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: 'Entries in one answer.' }),
    cursor: z.string().optional().meta({ description: 'The `next` of the answer before.' }),
  }),
  status: 200,
  answer: listOf(event),
  problems: ['invalid'],
} as const satisfies Endpoint;

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
  summary: 'Make a personal token',
  description: 'Its owner is told by mail. `account` includes `read`.',
  access: 'account',
  recent: true,
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
  problems: ['invalid', 'too-often'],
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
export class ListsApi {
  constructor(
    private readonly deviceSessions: DeviceSessions,
    private readonly events: Events,
    private readonly personalTokens: PersonalTokens,
    private readonly sessionCookie: SessionCookie,
    private readonly clock: Clock,
  ) {}

  @Handles(sessions)
  async sessions(@CurrentUser() principal: Principal, @Req() { language }: Request): Promise<object> {
    const live = await this.deviceSessions.list(principal);
    const items = live.map(({ idHash: id, ip, userAgent, createdAt, seenAt, expiresAt }) => ({
      id,
      ip,
      userAgent,
      device: translate(deviceName(userAgent), language),
      createdAt: isoTime(createdAt),
      seenAt: isoTime(seenAt),
      expiresAt: isoTime(expiresAt),
      current: id === principal.session.hash,
    }));
    return { items };
  }

  @Handles(endOthers)
  async endOthers(
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<void> {
    const renewed = await this.deviceSessions.endOthers(principal, client);
    if (renewed) this.sessionCookie.issue(req, renewed);
  }

  /** `404` for another user's session, as for an unknown one. */
  @Handles(endSession)
  async endSession(
    @Param('id') id: string,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
  ): Promise<void> {
    if (!(await this.deviceSessions.end(principal, id, client))) throw new NotFoundException();
    if (id === principal.session.hash && !principal.bearer) this.sessionCookie.clear(req);
  }

  @Handles(activity)
  async activity(
    @Parameters() { limit, cursor }: z.output<typeof activity.query>,
    @CurrentUser() { userId }: Principal,
    @Req() { language }: Request,
  ): Promise<object> {
    // One more tells whether there is a next page.
    const found = await this.events.latest(userId, limit + 1, cursor === undefined ? undefined : placeIn(cursor));
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const items = shown.map(({ id, type, at, ip, userAgent, detail }) => ({
      id,
      type,
      title: translate(`event.${type}`, language),
      at: isoTime(at),
      ip,
      userAgent,
      detail,
    }));
    return { items, next: found.length > limit && last ? cursorOf(last) : null };
  }

  @Handles(tokens)
  async tokens(@CurrentUser() principal: Principal): Promise<object> {
    return { items: (await this.personalTokens.list(principal)).map(shownToken) };
  }

  @Handles(makeToken)
  async makeToken(
    @Input() { name, scopes, expiresAt }: z.output<typeof makeToken.body>,
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
  ): Promise<object> {
    const until = expiresAt === undefined ? this.clock.now() + policy.accessTokens.usually : timeIn(expiresAt);
    const wanted = { name, scopes: [...new Set(scopes)], expiresAt: until };
    const { token, ...made } = await this.personalTokens.make(principal, wanted, client);
    return { ...shownToken(made), token };
  }

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
function timeIn(text: string): number {
  const { success, data } = z.iso.datetime({ offset: true }).safeParse(text);
  if (!success) throw new InvalidField('expiresAt', 'api.date');
  return Date.parse(data);
}

interface Place {
  readonly at: number;
  readonly id: string;
}

/** Where the next answer begins. Nobody needs to read it. */
function cursorOf({ at, id }: Place): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

/** @throws InvalidField at `cursor`. */
function placeIn(cursor: string): Place {
  const { at, id } =
    /^(?<at>\d{1,15}) (?<id>[\w-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString())?.groups ?? {};
  if (at === undefined || id === undefined) throw new InvalidField('cursor', 'api.cursor');
  return { at: Number(at), id };
}
