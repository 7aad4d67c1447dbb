import { Controller, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { InvalidField } from '../domain/errors.js';
import type { Principal } from '../domain/principal.js';
import { CurrentUser } from '../http/access/access.js';
import { translate } from '../i18n/translate.js';
import { policy } from '../policy.js';
import type { Event } from '../users/event.entity.js';
import { Events } from '../users/events.js';
import { type Endpoint, Handles, Parameters } from './endpoint.js';
import { event, isoTime, listOf } from './schemas.js';

const { shown: atMost, perAnswer } = policy.activity;

const activity = {
  method: 'GET',
  path: 'users/me/activity',
  id: 'activity',
  summary: 'Account activity, newest first',
  access: 'read',
  query: z.object({
    limit: z
      .preprocess(numberIn, z.int().min(1).max(atMost).default(perAnswer))
      .meta({ description: 'Entries per page.' }),
    cursor: z.string().optional().meta({ description: 'The `next` value of the previous page.' }),
  }),
  status: 200,
  answer: listOf(event),
} as const satisfies Endpoint;

@Controller()
export class ActivityApi {
  constructor(private readonly events: Events) {}

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
}

/** Only digits: `Number` also reads `1e1`, `0x5` and an empty text. */
function numberIn(text: unknown): unknown {
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

/** Of the last entry of an answer. */
type Place = Pick<Event, 'at' | 'id'>;

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
