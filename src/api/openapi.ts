import { z } from 'zod';
import { isHashed } from '../http/forms/secret.js';
import type { Config } from '../config/config.js';
import { translate } from '../i18n/translate.js';
import { policy } from '../policy.js';
import { apiRoot, type Endpoint } from './endpoint.js';
import { type ProblemName, problemTypes } from './problem-types.js';

type Json = Readonly<Record<string, unknown>>;

/** Rises with every change that a client could notice; its first number with one that could break a client. */
export const apiVersion = '1.0.0';

/** The OpenAPI 3.1 document, made of what checks the requests. */
export function openApiDocument(
  endpoints: readonly Endpoint[],
  { baseUrl, siteName, https }: Pick<Config, 'baseUrl' | 'siteName' | 'https'>,
): Json {
  const schemas = new Schemas();
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    const path = `/${endpoint.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint, schemas);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `Accounts of ${siteName}`,
      version: apiVersion,
      summary: 'Registration, log-in and accounts.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: baseUrl + apiRoot }],
    tags: [
      { name: 'auth', description: 'Registration, log-in and forgotten passwords.' },
      { name: 'users', description: 'The user who is logged in.' },
    ],
    paths,
    components: {
      schemas: { ...schemas.named, Problem: problemSchema },
      responses: responses(baseUrl),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token from `auth/token`, or a personal token.' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: https ? '__Host-foyer_session' : 'foyer_session',
          description: 'The session of this browser. Requests other than GET also need the X-CSRF-Token header.',
        },
        csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token', description: 'The token from `auth/csrf`.' },
      },
    },
  };
}

/** Named schemas are collected, so that generated clients have types with these names. */
class Schemas {
  readonly named: Record<string, Json> = {};

  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const id = z.globalRegistry.get(schema)?.id;
    // A schema by itself is written out, so it goes into another one to become a reference.
    const { $defs = {}, properties = {} } = z.toJSONSchema(z.object({ schema }), { io, unrepresentable: 'any' });
    for (const [name, one] of Object.entries($defs)) this.named[name] = relinked(withoutId(one));
    return relinked(id === undefined ? (properties.schema as Json) : { $ref: `#/$defs/${id}` });
  }
}

function withoutId({ id: _, ...others }: Json): Json {
  return others;
}

function relinked(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('#/$defs/', '#/components/schemas/')) as Json;
}

function operation(endpoint: Endpoint, schemas: Schemas): Json {
  const { id, summary, description, path, method, access, body, bodyType = 'json' } = endpoint;
  const type = bodyType === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
  const cookie = method === 'GET' && !endpoint.leavesTrace ? { cookie: [] } : { cookie: [], csrf: [] };
  const parameters = parametersOf(endpoint, schemas);
  const isRecent = endpoint.recent ? 'Needs a log-in within the last ten minutes. Personal tokens are refused.' : '';
  const words = [description, isRecent].filter(Boolean).join(' ');
  return {
    operationId: id,
    summary,
    ...(words !== '' && { description: words }),
    tags: [path.split('/')[0]],
    security: access === 'anyone' ? [] : [{ token: [] }, cookie],
    ...(access !== 'anyone' && { 'x-scope': access }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: { [type]: { schema: schemas.of(body, 'input') } } } }),
    responses: { [endpoint.status]: answerOf(endpoint, schemas), ...problemsOf(endpoint) },
  };
}

function parametersOf({ path, query, requestHeaders = {}, repeatable }: Endpoint, schemas: Schemas): Json[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, field]) => {
    const { description, ...schema } = schemas.of(field as z.ZodType, 'output');
    return { name, in: 'query', required: false, ...(description ? { description } : {}), schema };
  });
  const inHeader = Object.entries(requestHeaders).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }));
  return [...inPath, ...inQuery, ...inHeader, ...(repeatable ? [idempotencyKey] : [])];
}

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A unique value for the request, such as a UUID. Repeating the request with the same key within a day creates nothing more and gets the same answer.',
  schema: { type: 'string', minLength: 1, maxLength: policy.keyedRequests.keyLength },
};

function answerOf({ answer, headers = {}, status }: Endpoint, schemas: Schemas): Json {
  const named = Object.entries(headers).map(([name, description]) => [
    name,
    { description, schema: { type: 'string' } },
  ]);
  return {
    description: descriptions[status],
    ...(named.length > 0 && { headers: Object.fromEntries(named) as Json }),
    ...(answer && { content: { 'application/json': { schema: schemas.of(answer, 'output') } } }),
  };
}

const descriptions: Readonly<Record<Endpoint['status'], string>> = {
  200: 'Done.',
  201: 'Created.',
  202: 'Accepted. An email explains the next step.',
  204: 'Done. The answer has no body.',
};

/** By status, as OpenAPI has them. */
function problemsOf({ problems = [], access, body, query, bodyType, repeatable }: Endpoint): Json {
  const names: ProblemName[] = ['malformed', 'bug', 'storage', ...problems];
  if (access !== 'anyone')
    names.push(
      'log-in-needed',
      'token-ended',
      'scope-needed',
      'csrf-token-needed',
      'account-closing',
      'second-factor-missing',
    );
  if (body || query) names.push('invalid');
  if (body) names.push('too-large', 'wrong-media-type');
  if (body && Object.values(body.shape).some((field) => isHashed(field as z.ZodType))) names.push('busy');
  if (repeatable) names.push('key-in-use', 'key-reused');
  if (bodyType === 'form') names.push('wrong-credentials');
  const statuses = [...new Set(names.map((name) => problemTypes[name].status))].sort();
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));
}

/** One for each status, with an example of each kind of problem that has it. */
function responses(baseUrl: string): Json {
  const byStatus = new Map<number, ProblemName[]>();
  for (const [name, { status }] of Object.entries(problemTypes))
    byStatus.set(status, [...(byStatus.get(status) ?? []), name as ProblemName]);
  // What has no route has no place in the document.
  byStatus.delete(problemTypes['method-not-allowed'].status);
  const entries = [...byStatus].map(([status, names]) => [
    `Problem${status}`,
    {
      description: names.map((name) => `\`${name}\`: ${translate(problemTypes[name].title, 'en')}.`).join(' '),
      ...(headersOf(status) && { headers: headersOf(status) }),
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          examples: Object.fromEntries(names.map((name) => [name, { value: exampleOf(name, baseUrl) }])),
        },
      },
    },
  ]);
  return Object.fromEntries(entries) as Json;
}

function headersOf(status: number): Json | undefined {
  const schema = { type: 'string' };
  if (status === 401) return { 'WWW-Authenticate': { description: 'RFC 6750 and RFC 9470.', schema } };
  if (status === 429 || status === 503) return { 'Retry-After': { description: 'Seconds.', schema } };
  return undefined;
}

function exampleOf(name: ProblemName, baseUrl: string): Json {
  const { status, title } = problemTypes[name];
  const instance = 'urn:uuid:0c4a7a52-6a5c-4d0c-8f0e-2f6f3a1f0b11';
  const errors = [{ field: 'email', code: 'email.wrong', message: translate('email.wrong', 'en') }];
  return {
    type: `${baseUrl}/api/docs#${name}`,
    title: translate(title, 'en'),
    status,
    detail: 'What happened, and what to do.',
    instance,
    ...(name === 'invalid' && { errors }),
  };
}

const problemSchema: Json = {
  type: 'object',
  description: 'RFC 9457.',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: {
      type: 'string',
      format: 'uri',
      description: 'Its last part names the kind of problem, the same in every language.',
    },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', format: 'uri', description: 'Identifies the request in the log.' },
    error: { type: 'string', description: 'For OAuth clients (RFC 6749, 5.2), only from `auth/token`.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: {
          field: { type: 'string' },
          code: { type: 'string', description: 'The same in every language.' },
          message: { type: 'string' },
        },
      },
    },
  },
};
