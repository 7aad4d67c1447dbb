import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser, ForAdmins } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { button, Fields, type Form, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import type { ShownDelivery, ShownEndpoint } from '../../http/pages/views.js';
import { type BareKey, message } from '../../i18n/message.js';
import { policy } from '../../policy.js';
import { type Delivery, WebhookDeliveries } from '../../webhooks/deliveries.js';
import { type Endpoint, WebhookEndpoints } from '../../webhooks/endpoints.js';
import { AdminActs } from '../admin-acts.js';
import { pathWith, queryValue } from './search-form.js';

/** One of the messages to an endpoint, on whose page it is: `/confirm` leads back there. */
const retryForm = { path: 'admin/webhooks/:id/retry', fields: z.object({ id: z.string() }) } satisfies Form;

/** Who is told what happens to users, and what became of the last messages. Operators add and remove them by command. */
@ForAdmins()
@Controller()
export class AdminWebhooksController {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly deliveries: WebhookDeliveries,
    private readonly adminActs: AdminActs,
  ) {}

  @Get('admin/webhooks')
  async list(): Promise<Page> {
    return page('admin/webhooks', 'adminWebhooks.title', {
      endpoints: (await this.endpoints.list()).map(shownEndpoint),
    });
  }

  @Get('admin/webhooks/:id')
  async show(@Param('id') id: string, @Query() query: Readonly<Record<string, unknown>>): Promise<Page> {
    const endpoint = await this.endpoints.find(id);
    if (!endpoint) throw new NotFoundException();
    const onlyFailed = query.show === 'failed';
    const after = queryValue(query.after) || undefined;
    const { deliveries, next } = await this.deliveries.latest({ endpointId: id, onlyFailed, after });
    const show = onlyFailed ? 'failed' : '';
    return page('admin/webhook', 'adminWebhooks.title', {
      endpoint: shownEndpoint(endpoint),
      deliveries: deliveries.map((delivery) => shownDelivery(delivery, endpoint)),
      onlyFailed,
      older: next === null ? undefined : pathWith(`/admin/webhooks/${id}`, { show, after: next }),
    });
  }

  @HandlesForm(button('admin/webhooks/:id/enable'))
  async enable(
    @Fields() _fields: object,
    @Param('id') id: string,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    if (!(await this.endpoints.find(id))) throw new NotFoundException();
    const by = this.adminActs.by(admin, client, 'webhook-enabled', { endpoint: id });
    if (!(await this.endpoints.enable(id, by))) throw new NotFoundException();
    return seeOther(`/admin/webhooks/${id}`, 'webhook-enabled');
  }

  @HandlesForm(retryForm)
  async retry(
    @Fields() { id: messageId }: z.output<typeof retryForm.fields>,
    @Param('id') id: string,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    const delivery = await this.deliveries.find(messageId);
    if (delivery?.endpointId !== id) throw new NotFoundException();
    const by = this.adminActs.by(admin, client, 'webhook-retried', { webhook: messageId });
    const retried = (await this.deliveries.retry(messageId, by)) > 0;
    return seeOther(`/admin/webhooks/${id}`, retried ? 'webhook-retried' : 'webhook-not-retried');
  }
}

function shownEndpoint({ events, disabledAt, disabledBecause, ...endpoint }: Endpoint): ShownEndpoint {
  const state = disabledBecause === null ? 'adminWebhooks.enabled' : reasons[disabledBecause];
  return { ...endpoint, events: events.join(', '), state, isDisabled: disabledAt !== null };
}

const reasons = {
  gone: 'adminWebhooks.gone',
  failing: message('adminWebhooks.failing', { tried: policy.webhooks.triedFor }),
  operator: 'adminWebhooks.operator',
} as const;

function shownDelivery(
  { deliveredAt, failedAt, lastStatus, lastCode, ...delivery }: Delivery,
  { disabledAt }: Endpoint,
): ShownDelivery {
  // What was never tried is about to be.
  const wasTried = delivery.attempts > 0 || failedAt !== null;
  const canRetry = disabledAt === null && deliveredAt === null && wasTried;
  const answer = lastStatus === null ? lastCode : String(lastStatus);
  return { ...delivery, name: delivery.id.slice(-6), answer, state: stateOf({ deliveredAt, failedAt }), canRetry };
}

function stateOf({ deliveredAt, failedAt }: Pick<Delivery, 'deliveredAt' | 'failedAt'>): BareKey {
  if (deliveredAt !== null) return 'adminWebhooks.delivered';
  return failedAt === null ? 'adminWebhooks.waits' : 'adminWebhooks.failed';
}
