import { breakingChanges } from '../../scripts/openapi-changes.js';
import { call } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';

type Document = Record<string, never> & {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { required: string[]; properties: Record<string, object> }> };
};

interface Operation {
  operationId: string;
  security: object[];
  parameters?: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, { schema: { required: string[]; properties: Record<string, object> } }> };
  responses: Record<string, unknown>;
}

let foyer: TestApplication;
let document: Document;

beforeAll(async () => {
  foyer = await startApplication();
  document = (await call(foyer, 'openapi.json')).json as Document;
});

afterAll(async () => {
  await foyer.stop();
});

const at = (changed: Document, path: string, method: string): Operation => {
  const found = changed.paths[path]?.[method];
  if (!found) throw new Error(`There is no ${method} ${path}.`);
  return found;
};

const bodyOf = (
  changed: Document,
  path: string,
  method = 'post',
): { required: string[]; properties: Record<string, object> } =>
  Object.values(at(changed, path, method).requestBody?.content ?? {})[0]?.schema ?? { required: [], properties: {} };

const breaking: Readonly<Record<string, (changed: Document) => void>> = {
  'a route that is gone': (changed) => delete changed.paths['/users/me/export'],
  'a method that is gone': (changed) => delete changed.paths['/users/me']?.patch,
  'another name for clients': (changed) => (at(changed, '/users/me', 'get').operationId = 'whoAmI'),
  'a log-in that is needed': (changed) => (at(changed, '/auth/register', 'post').security = [{ token: [] }]),
  'a field that is needed': (changed) => bodyOf(changed, '/auth/register').required.push('name'),
  'a field that is gone': (changed) => delete bodyOf(changed, '/users/me', 'patch').properties.displayName,
  'another type of a field': (changed) => (bodyOf(changed, '/auth/register').properties.email = { type: 'integer' }),
  'fewer values': (changed) =>
    (bodyOf(changed, '/users/me', 'patch').properties.language = { type: 'string', enum: ['en'] }),
  'a parameter that is gone': (changed) => (at(changed, '/users/me/activity', 'get').parameters = []),
  'another status': (changed) => delete at(changed, '/auth/register', 'post').responses[202],
  'less in an answer': (changed) => delete changed.components.schemas.User?.properties.email,
  'another type in an answer': (changed) =>
    Object.assign(changed.components.schemas.User?.properties ?? {}, { id: { type: 'integer' } }),
  'an answer that may lack something': (changed) =>
    Object.assign(changed.components.schemas.User ?? {}, { required: [] }),
};

const harmless: Readonly<Record<string, (changed: Document) => void>> = {
  nothing: () => undefined,
  'a new route': (changed) => (changed.paths['/new'] = { get: at(changed, '/users/me', 'get') }),
  'a new field that may be left out': (changed) =>
    (bodyOf(changed, '/auth/register').properties.name = { type: 'string' }),
  'more in an answer': (changed) =>
    Object.assign(changed.components.schemas.User?.properties ?? {}, { age: { type: 'integer' } }),
  'a new problem': (changed) => (at(changed, '/users/me', 'get').responses[418] = {}),
};

describe('A change of the document', () => {
  it.each(Object.entries(breaking))('is found that can break a client: %s', (_, change) => {
    const changed = structuredClone(document);
    change(changed);
    expect(breakingChanges(document, changed)).not.toEqual([]);
  });

  it.each(Object.entries(harmless))('is let through that cannot: %s', (_, change) => {
    const changed = structuredClone(document);
    change(changed);
    expect(breakingChanges(document, changed)).toEqual([]);
  });
});
