import type { Delivery } from '../webhooks/deliveries.js';
import type { Endpoint } from '../webhooks/endpoints.js';
import { policy } from '../policy.js';
import { type Command, type Options, type Outcome, WrongUsage } from './command.js';
import { inDays, isoTime, settings, timeOrNull } from './shown.js';

const flows = (): Promise<typeof import('../admin/webhooks-beside-server.js')> =>
  import('../admin/webhooks-beside-server.js');

export const webhooksCommands: readonly Command[] = [
  { name: 'webhooks list', summary: 'List who is told what happens to users', examples: ['webhooks list'], run: list },
  {
    name: 'webhooks add',
    options: { url: 'URL', events: '[EVENT…]', private: '' },
    summary: 'Tell one more address, and show its secret once; the server may be running',
    examples: [
      'webhooks add --url https://app.example.com/webhooks',
      'webhooks add --url https://app.example.com/webhooks --events user.activated,user.deleted',
      'webhooks add --url http://app:8000/webhooks --private',
    ],
    notes:
      'Without --events, it is told everything. --private allows an address in your own network, also without TLS.',
    run: add,
  },
  {
    name: 'webhooks remove',
    operands: ['ID'],
    summary: 'Remove one, with its messages',
    examples: ['webhooks remove 0199f1c2-7b1e-7c1a-9d3f-2f6f0c1b5a44'],
    run: remove,
  },
  {
    name: 'webhooks rotate',
    operands: ['ID'],
    summary: `Make a new secret: the one before also signs for ${inDays(policy.webhooks.oldSecretFor)}`,
    examples: ['webhooks rotate 0199f1c2-7b1e-7c1a-9d3f-2f6f0c1b5a44'],
    run: rotate,
  },
  {
    name: 'webhooks test',
    operands: ['ID'],
    summary: 'Send a test message now, and show the answer',
    examples: ['webhooks test 0199f1c2-7b1e-7c1a-9d3f-2f6f0c1b5a44'],
    run: test,
  },
  {
    name: 'webhooks enable',
    operands: ['ID'],
    summary: 'Send to one again that was disabled',
    examples: ['webhooks enable 0199f1c2-7b1e-7c1a-9d3f-2f6f0c1b5a44'],
    run: enable,
  },
  {
    name: 'webhooks disable',
    operands: ['ID'],
    summary: 'Send nothing to one; what waits is given up',
    examples: ['webhooks disable 0199f1c2-7b1e-7c1a-9d3f-2f6f0c1b5a44'],
    run: disable,
  },
  {
    name: 'webhooks deliveries',
    options: { failed: '', after: '[NEXT]' },
    summary: 'Show the last messages and what became of them',
    examples: ['webhooks deliveries', 'webhooks deliveries --failed --json'],
    run: deliveries,
  },
  {
    name: 'webhooks retry',
    operands: ['ID|all'],
    summary: 'Send one message that waits or was given up, or all of them, as soon as possible',
    examples: ['webhooks retry msg_0199f1c2-7b1e-7c1a-9d3f-2f6f0c1b5a44', 'webhooks retry all'],
    run: retry,
  },
];

async function list(): Promise<Outcome> {
  const endpoints = await (await flows()).listEndpoints(await settings());
  const lines = endpoints.map(
    (endpoint) => `${endpoint.id}  ${endpoint.url}  ${endpoint.events.join(',')}  ${stateOf(endpoint)}`,
  );
  return {
    text: lines.join('\n') || 'There are no endpoints. Add one: webhooks add --url URL',
    json: { endpoints: endpoints.map(forPrograms) },
  };
}

async function add(options: Options): Promise<Outcome> {
  const url = options.one('url') ?? '';
  if (url === '') throw new WrongUsage('Say where to: webhooks add --url https://app.example.com/webhooks');
  const wanted = { url, events: options.all('events'), isPrivate: options.has('private') };
  const { endpoint, secret } = await (await flows()).addEndpoint(await settings(), wanted);
  const lines = [
    `Endpoint: ${endpoint.id}`,
    `Events: ${endpoint.events.join(', ')}`,
    `Secret: ${secret}`,
    'The secret is not shown again. A new one: webhooks rotate ID',
  ];
  return { text: lines.join('\n'), json: { endpoint: forPrograms(endpoint), secret } };
}

async function remove(id?: string): Promise<Outcome> {
  await (await flows()).removeEndpoint(await settings(), named(id, 'remove'));
  return { text: 'Removed.', json: { removed: true } };
}

async function rotate(id?: string): Promise<Outcome> {
  const secret = await (await flows()).rotateSecret(await settings(), named(id, 'rotate'));
  const text = [
    `Secret: ${secret}`,
    `It is not shown again. For ${inDays(policy.webhooks.oldSecretFor)}, messages also have the signature of the one before.`,
  ].join('\n');
  return { text, json: { secret } };
}

async function test(id?: string): Promise<Outcome> {
  const answer = await (await flows()).testEndpoint(await settings(), named(id, 'test'));
  const accepted = 'status' in answer && answer.status >= 200 && answer.status < 300;
  const said = 'status' in answer ? `It answered ${answer.status}.` : `No answer: ${answer.code}.`;
  return {
    text: accepted ? said : `${said} Accepted is 200 to 299.`,
    json: { accepted, ...answer },
    failed: !accepted,
  };
}

async function enable(id?: string): Promise<Outcome> {
  await (await flows()).enableEndpoint(await settings(), named(id, 'enable'));
  const text = 'It is told again. What was given up meanwhile: webhooks deliveries --failed, webhooks retry all';
  return { text, json: { enabled: true } };
}

async function disable(id?: string): Promise<Outcome> {
  await (await flows()).disableEndpoint(await settings(), named(id, 'disable'));
  return { text: 'Nothing is sent to it from now on.', json: { enabled: false } };
}

async function deliveries(options: Options): Promise<Outcome> {
  const [onlyFailed, after] = [options.has('failed'), options.one('after')];
  const { deliveries: found, next } = await (await flows()).latestDeliveries(await settings(), { onlyFailed, after });
  const lines = found.map((one) => `${one.id}  ${isoTime(one.createdAt)}  ${one.type}  ${one.url}  ${resultOf(one)}`);
  const more = next === null ? [] : [`More: webhooks deliveries ${onlyFailed ? '--failed ' : ''}--after ${next}`];
  const text = [...lines, ...more].join('\n') || 'There are no messages.';
  return { text, json: { deliveries: found.map(deliveryForPrograms), next } };
}

async function retry(which = ''): Promise<Outcome> {
  if (which === '') throw new WrongUsage('Name the message, or all: webhooks retry ID|all');
  const messages = await (await flows()).retryDeliveries(await settings(), which);
  const hint = messages === 0 ? '. Is its endpoint disabled? webhooks list' : '';
  const text = `Messages that are due now: ${messages}${hint}`;
  return { text, json: { messages }, failed: which !== 'all' && messages === 0 };
}

/** @throws WrongUsage. */
function named(id: string | undefined, verb: string): string {
  if (id === undefined || id === '') throw new WrongUsage(`Name the endpoint: webhooks ${verb} ID`);
  return id;
}

const disabledWords = {
  gone: 'it answered 410',
  failing: `it had accepted nothing for ${inDays(policy.webhooks.triedFor)}`,
  operator: 'by an operator',
} as const;

function stateOf({ disabledAt, disabledBecause, waiting }: Endpoint): string {
  if (disabledAt === null) return `waiting: ${waiting}`;
  return `disabled ${isoTime(disabledAt)}: ${disabledWords[disabledBecause ?? 'operator']}`;
}

function resultOf({ deliveredAt, failedAt, nextAttemptAt, attempts, ...last }: Delivery): string {
  const answer = last.lastStatus ?? last.lastCode ?? 'none';
  if (deliveredAt !== null) return `delivered ${isoTime(deliveredAt)}`;
  if (failedAt !== null) return `given up ${isoTime(failedAt)}, attempts: ${attempts}, last answer: ${answer}`;
  return `next attempt ${isoTime(nextAttemptAt ?? 0)}, attempts: ${attempts}, last answer: ${answer}`;
}

type Shown = Readonly<Record<string, unknown>>;

function forPrograms({ createdAt, lastDeliveredAt, disabledAt, ...endpoint }: Endpoint): Shown {
  return {
    ...endpoint,
    createdAt: isoTime(createdAt),
    lastDeliveredAt: timeOrNull(lastDeliveredAt),
    disabledAt: timeOrNull(disabledAt),
  };
}

function deliveryForPrograms({ createdAt, deliveredAt, failedAt, nextAttemptAt, ...delivery }: Delivery): Shown {
  return {
    ...delivery,
    createdAt: isoTime(createdAt),
    deliveredAt: timeOrNull(deliveredAt),
    failedAt: timeOrNull(failedAt),
    nextAttemptAt: timeOrNull(nextAttemptAt),
  };
}
