import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { minutes } from '../../src/common/time.js';
import { type Answer, call, type Call, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { Chance } from '../support/chance.js';
import { becomeUser, goodPassword } from '../support/people.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly format?: string;
}

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly responses: Record<string, Operation['responses'][string]>;
    readonly schemas: Record<string, Schema>;
  };
}

const runs = Number(process.env.FUZZ ?? 25);
const { seed } = new Chance();

let foyer: TestApplication;
let document: Document;
let ajv: Ajv2020;

beforeAll(async () => {
  console.log(`CRASH_SEED=${seed} FUZZ=${runs}`);
  foyer = await startApplication();
  document = (await call(foyer, 'openapi.json')).json as unknown as Document;
  ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(document, 'foyer');
});

afterAll(async () => {
  await foyer.stop();
});

/** Values as the schema allows them, and next to them: other types, other texts, nothing. */
function like(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 6, arbitrary: valid(schema) },
    { weight: 2, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  );
}

function valid({ type, enum: values, anyOf, items, properties, format }: Schema): fc.Arbitrary<unknown> {
  if (values) return fc.constantFrom(...values);
  if (anyOf) return fc.oneof(...anyOf.map(valid));
  if (type === 'array') return fc.array(items ? like(items) : fc.jsonValue(), { maxLength: 4 });
  if (type === 'integer') return fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer());
  if (type === 'null') return fc.constant(null);
  if (type === 'object') return body(properties ?? {});
  if (format === 'email') return fc.oneof(fc.emailAddress(), fc.constant('ada@example.com'));
  if (format === 'password') return fc.oneof(fc.constant(goodPassword), fc.string({ maxLength: 300 }));
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  return fc.string({ unit: 'grapheme', maxLength: 80 });
}

/** Most fields, and sometimes one that nobody knows. */
function body(properties: Readonly<Record<string, Schema>>): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, like(schema)]));
  const known = fc.record(fields, { requiredKeys: [] });
  const more = fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue(), { maxKeys: 1 });
  return fc.oneof(
    { weight: 5, arbitrary: known },
    { weight: 1, arbitrary: fc.tuple(known, more).map(([one, two]) => ({ ...one, ...two })) },
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Half a character cannot be sent, and nothing is no part of a path. */
function wellFormed(value: unknown): string {
  const text = Buffer.from(textOf(value)).toString();
  return text === '' ? ' ' : text;
}

/** What the document says of this answer; undefined if it does not know it. */
function described({ responses }: Operation, { status, headers }: Answer): ValidateFunction | 'empty' | undefined {
  const response = responses[status];
  const found = response?.$ref ? document.components.responses[response.$ref.split('/').at(-1) ?? ''] : response;
  if (!found) return undefined;
  if (!found.content) return 'empty';
  const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
  const schema = found.content[type]?.schema;
  return schema && ajv.compile(relinked(schema));
}

function relinked(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('#/components', 'foyer#/components')) as Schema;
}

function expectDescribed(operation: Operation, answer: Answer): void {
  const what = `${operation.operationId} ${answer.status} ${answer.text.slice(0, 300)}`;
  const check = described(operation, answer);
  if (check === undefined) throw new Error(`The document does not describe ${what}`);
  if (check === 'empty') return expect(answer.text).toBe('');
  if (!check(answer.json)) throw new Error(`${what} is not as described: ${ajv.errorsText(check.errors)}`);
}

const operations = [
  ...['register', 'requestVerifyToken', 'verify', 'logIn', 'logOut', 'forgotPassword', 'resetPassword', 'csrfToken'],
  ...['me', 'changeMe', 'deleteMe', 'restoreMe', 'exportMe', 'sessions', 'endOtherSessions', 'endSession'],
  ...['activity', 'tokens', 'makeToken', 'endToken', 'openApi'],
];

/** What chance would seldom find: a body that is accepted. Without one, an empty body is. */
const accepted: Readonly<Record<string, Record<string, unknown>>> = {
  register: { email: 'new@example.com', password: goodPassword },
  requestVerifyToken: { email: 'new@example.com' },
  forgotPassword: { email: 'new@example.com' },
  deleteMe: { currentPassword: goodPassword },
  changeMe: { displayName: 'Ada Lovelace', language: 'de' },
  makeToken: { name: 'A script', scopes: ['read'] },
};

describe('Whatever is sent', () => {
  it('every route is tried', () => {
    const all = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(all.sort()).toEqual(operations.toSorted());
  });

  it.each(operations)(
    '%s answers as the document says, and never with a fault of the server',
    async (id) => {
      const [[path = '', method = '', operation] = []] = Object.entries(document.paths).flatMap(([one, methods]) =>
        Object.entries(methods)
          .filter(([, { operationId }]) => operationId === id)
          .map(([verb, found]) => [one, verb, found] as const),
      );
      if (!operation) throw new Error(`There is no ${id}.`);
      const [[type = '', { schema: bodySchema = {} } = {}] = []] = Object.entries(
        operation.requestBody?.content ?? {},
      ) as [string, { schema?: Schema }][];
      const parameters = Object.fromEntries(
        (operation.parameters ?? []).map(({ name, schema }) => [name, like(schema)]),
      );
      let people = 0;
      let token: string | undefined;
      const statuses = new Set<number>();
      const tried = fc.asyncProperty(
        body(bodySchema.properties ?? {}),
        fc.record(parameters, { requiredKeys: [] }),
        async (fields, values) => {
          // What somebody may do so often in ten minutes is tested elsewhere.
          foyer.clock.advance(minutes(1));
          if (operation.security.length > 0 && token === undefined) {
            const email = `${id.toLowerCase()}${(people += 1)}@example.com`;
            await becomeUser(foyer, email);
            token = await tokenOf(foyer, email);
          }
          const answer = await call(
            foyer,
            urlOf(path, operation, values),
            requestOf(method, type, fields, operation, values, token),
          );
          statuses.add(answer.status);
          expect(answer.status).toBeLessThan(500);
          expectDescribed(operation, answer);
          if (answer.status === 401 || id === 'deleteMe' || id === 'logOut') token = undefined;
        },
      );
      // The first one is accepted, where that needs no mail: it is no test of refusals only.
      await fc.assert(tried, { seed, numRuns: runs, examples: [[accepted[id] ?? {}, {}]] });
      expect(
        [...statuses].some((status) => status < 300) ||
          ['verify', 'resetPassword', 'endSession', 'endToken', 'logIn'].includes(id),
      ).toBe(true);
    },
    120_000,
  );
});

function urlOf(path: string, { parameters = [] }: Operation, values: Record<string, unknown>): string {
  const place = (which: string): string[] => parameters.filter((one) => one.in === which).map(({ name }) => name);
  const filled = place('path').reduce(
    (url, name) => url.replace(`{${name}}`, encodeURIComponent(wellFormed(values[name] ?? 'x'))),
    path.slice(1),
  );
  const query = new URLSearchParams();
  for (const name of place('query')) if (values[name] !== undefined) query.set(name, textOf(values[name]));
  return query.size > 0 ? `${filled}?${query.toString()}` : filled;
}

function requestOf(
  method: string,
  type: string,
  fields: Record<string, unknown>,
  { parameters = [] }: Operation,
  values: Record<string, unknown>,
  token: string | undefined,
): Call {
  const names = parameters.filter((one) => one.in === 'header').map(({ name }) => name);
  // No other characters can be sent in a header.
  const printable = (value: unknown): string => textOf(value).replace(/[^!-~]/g, '');
  const headers = Object.fromEntries(
    names.filter((name) => name in values).map((name) => [name, printable(values[name])]),
  );
  const sent = { method: method.toUpperCase(), token, headers };
  if (type === '') return sent;
  if (type === 'application/json') return { ...sent, body: fields };
  return { ...sent, form: Object.entries(fields).map(([name, value]): [string, string] => [name, wellFormed(value)]) };
}
