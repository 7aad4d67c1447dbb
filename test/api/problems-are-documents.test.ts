import { connect } from 'node:net';
import { languageCodes } from '../../src/i18n/languages.js';
import { type Answer, call, type Call, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { becomeUser, goodPassword } from '../support/people.js';

let foyer: TestApplication;
let token: string;

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, 'ada@example.com');
  token = await tokenOf(foyer, 'ada@example.com');
});

afterAll(async () => {
  await foyer.stop();
});

interface Document {
  readonly paths: Record<
    string,
    Record<string, { readonly requestBody?: { readonly content: Record<string, object> } }>
  >;
}

const kindOf = ({ json }: Answer): string => String(json.type).replace(/^.*#/, '');
const json = { 'Content-Type': 'application/json' };
const email = 'eve@example.com';

const cases: readonly (readonly [what: string, path: string, call: Call, status: number, kind: string])[] = [
  ['no body', 'auth/register', { method: 'POST' }, 400, 'malformed'],
  ['no JSON', 'auth/register', { body: '{' }, 400, 'malformed'],
  ['a list', 'auth/register', { body: '[]' }, 400, 'malformed'],
  ['null', 'auth/register', { body: 'null' }, 400, 'malformed'],
  ['a text', 'auth/register', { body: '"x"' }, 400, 'malformed'],
  ['a form', 'auth/register', { form: { email, password: goodPassword } }, 415, 'wrong-media-type'],
  ['plain text', 'auth/register', { body: '{}', headers: { 'Content-Type': 'text/plain' } }, 415, 'wrong-media-type'],
  ['XML', 'auth/register', { body: '<a/>', headers: { 'Content-Type': 'application/xml' } }, 415, 'wrong-media-type'],
  [
    'another encoding',
    'auth/register',
    { body: '{}', headers: { 'Content-Type': 'application/json; charset=latin1' } },
    400,
    'malformed',
  ],
  [
    'compression',
    'auth/register',
    { body: '{}', headers: { ...json, 'Content-Encoding': 'gzip' } },
    415,
    'wrong-media-type',
  ],
  ['too much', 'auth/register', { body: { email: 'x'.repeat(20_000) } }, 413, 'too-large'],
  ['JSON for a form', 'auth/token', { body: { username: email, password: 'x' } }, 415, 'wrong-media-type'],
  [
    'a doubled field',
    'auth/token',
    {
      form: [
        ['username', email],
        ['username', 'b@example.com'],
        ['password', 'x'],
      ],
    },
    400,
    'malformed',
  ],
  ['no fields', 'auth/token', { form: { x: 'y' } }, 422, 'invalid'],
  [
    'another grant',
    'auth/token',
    { form: { grant_type: 'client_credentials', username: email, password: 'x' } },
    400,
    'malformed',
  ],
  ['a wrong pair', 'auth/token', { form: { username: email, password: 'x' } }, 400, 'wrong-credentials'],
  ['no address', 'auth/token', { form: { username: 'nobody', password: 'x' } }, 400, 'wrong-credentials'],
  ['an unknown path', 'nothing', {}, 404, 'not-found'],
  ['a part of a path', 'users', {}, 404, 'not-found'],
  ['PUT', 'users/me', { method: 'PUT', body: {} }, 405, 'method-not-allowed'],
  ['GET', 'auth/register', {}, 405, 'method-not-allowed'],
  ['DELETE', 'auth/token', { method: 'DELETE' }, 405, 'method-not-allowed'],
  [
    'a line break in a password',
    'auth/register',
    { body: { email, password: 'violet tugboat\nankle' } },
    422,
    'invalid',
  ],
  [
    'half a character',
    'auth/register',
    { body: `{"email":"${email}","password":"violet\\ud800 tugboat ankle"}` },
    422,
    'invalid',
  ],
  [
    'very many fields',
    'auth/register',
    { body: Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`f${at}`, 1])) },
    413,
    'too-large',
  ],
  [
    'a doubled field',
    'auth/register',
    { body: `{"email":"${email}","password":"x","\\u0065mail":"b@example.com"}` },
    400,
    'malformed',
  ],
  ['another version', '../v2/users', {}, 404, 'not-found'],
  ['an unknown token', 'auth/verify', { body: { token: 'x'.repeat(52), password: goodPassword } }, 404, 'link-unknown'],
  ['an unknown token', 'auth/reset-password', { body: { token: '', newPassword: goodPassword } }, 404, 'link-unknown'],
];

describe('A refused request is answered with a problem document', () => {
  it.each(cases)('for %s at %s', async (_, path, sent, status, kind) => {
    const answer = await call(foyer, path, sent);
    expect([answer.status, kindOf(answer)]).toEqual([status, kind]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.json).toMatchObject({
      type: `${foyer.config.baseUrl}/api/docs#${kind}`,
      title: expect.stringMatching(/\S/) as string,
      status,
      detail: expect.stringMatching(/\S/) as string,
      instance: `urn:uuid:${answer.headers.get('x-request-id')}`,
    });
    expect(answer.text).not.toMatch(/<|node_modules|\.js:/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('with each field that is wrong, missing or unknown, by name and code', async () => {
    const { status, json } = await call(foyer, 'auth/register', { body: { email: 1, other: null, __proto__x: 2 } });
    expect(status).toBe(422);
    expect(json.errors).toEqual([
      { field: 'email', code: 'api.text', message: 'This must be a text.' },
      { field: 'password', code: 'api.missing', message: 'This field is missing.' },
      { field: 'other', code: 'api.unknownField', message: 'There is no field with this name.' },
      { field: '__proto__x', code: 'api.unknownField', message: 'There is no field with this name.' },
    ]);
  });

  it.each([
    ['{"email":"a@example.com","email":"a@example.com"}', 'email'],
    ['{"email":"a@example.com", "password" : "x" , "e\\u006dail":null}', 'email'],
    ['{"password":"\\"email\\":","email":["email",{"email":1,"b":2,"b":3}]}', 'b'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{"":1,"":2}', ''],
  ])('with the name of a field that is there twice: %s', async (body, field) => {
    const { status, json } = await call(foyer, 'auth/register', { body });
    expect([status, json.detail]).toEqual([400, `The field “${field}” occurs more than once.`]);
  });

  it.each([
    '{"email":{"email":"email"},"password":["email","email",{"email":1},{"email":1}]}',
    '{"email":"\\"email\\":1,\\"email\\":2","password":"\\\\","x":"email"}',
  ])('and takes no other text for a name: %s', async (body) => {
    expect((await call(foyer, 'auth/register', { body })).status).toBe(422);
  });

  it.each(languageCodes)('without a word about pages and browsers, in the language %s', async (code) => {
    const headers = { 'Accept-Language': code, ...json };
    const form = { 'Accept-Language': code, 'Content-Type': 'application/x-www-form-urlencoded' };
    const refused: Call[] = [
      { body: '{', headers },
      { body: '"\ud800"', headers: { ...headers, 'Content-Type': 'application/json; charset=latin1' } },
      { body: '{}', headers: { ...headers, 'Content-Encoding': 'gzip' } },
      { body: { email: 'x'.repeat(20_000) }, headers },
      { body: '{"email":1,"email":1}', headers },
    ];
    const refusedForms: Call[] = ['x', 'a'.repeat(20_000), 'username=a&username=b', 'username=%ff', 'username=%0a'].map(
      (body) => ({ body: `password=x&${body}`, headers: form }),
    );
    const answers = [
      ...refused.map((sent) => call(foyer, 'auth/register', sent)),
      ...refusedForms.map((sent) => call(foyer, 'auth/token', sent)),
      call(foyer, 'auth/token', {
        body: 'username=a&password=b',
        headers: { ...form, 'Content-Type': `${form['Content-Type']}; charset=latin1` },
      }),
      call(foyer, 'users/me/sessions/%ff', { method: 'DELETE', headers }),
      call(foyer, 'nothing', { headers }),
      call(foyer, 'users/me', { method: 'PUT', headers }),
      call(foyer, 'users/me', { headers }),
    ];
    for (const { status, headers: answered, json: document } of await Promise.all(answers)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(answered.get('content-language')).toBe(code);
      expect(document.detail).not.toMatch(
        /browser|navigat|navegador|przeglądar|nettleser|\bpag|\bpág|seite\b|strona|stronę|formul|\bform\b|reload/i,
      );
    }
  });

  it('also for headers that are ambiguous', async () => {
    const { port } = new URL(foyer.url);
    const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8');
    socket.end('GET /api/v1/users/me HTTP/1.1\r\nHost: one\r\nHost: two\r\nConnection: close\r\n\r\n');
    let text = '';
    for await (const part of socket) text += String(part);
    expect(text).toMatch(/^HTTP\/1.1 400 /);
    expect(text).toContain('"detail":"The headers of the request are ambiguous."');
  });

  it('for bytes that are no UTF-8', async () => {
    const body = Buffer.from('{"email":"\xe4@example.com","password":"x"}', 'latin1');
    const answer = await fetch(`${foyer.url}/api/v1/auth/register`, { method: 'POST', headers: json, body });
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
      400,
      'Send the body in UTF-8.',
    ]);
  });

  it('wherever a body of JSON has a field that nobody knows', async () => {
    const { paths } = (await call(foyer, 'openapi.json')).json as unknown as Document;
    const all = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) =>
        requestBody?.content['application/json'] ? [{ path: path.slice(1), method: method.toUpperCase() }] : [],
      ),
    );
    expect(all.length).toBeGreaterThan(7);
    for (const { path, method } of all) {
      const answer = await call(foyer, path, { method, token, body: { surprise: 1 } });
      expect([method, path, answer.status]).toEqual([method, path, 422]);
      expect(answer.json.errors).toContainEqual(
        expect.objectContaining({ field: 'surprise', code: 'api.unknownField' }),
      );
    }
  });

  it('also for names that JavaScript treats in its own way', async () => {
    const body = '{"email":"eve@example.com","password":"x","__proto__":{"a":1},"constructor":1}';
    const { status, json } = await call(foyer, 'auth/register', { body });
    expect(status).toBe(422);
    const fields = (json.errors as { field: string }[]).map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['__proto__', 'constructor']));
  });

  it('with the reasons of the pages', async () => {
    const { json } = await call(foyer, 'auth/register', { body: { email: 'no address', password: 'password1234' } });
    expect(json.errors).toEqual([
      { field: 'email', code: 'email.wrong', message: expect.any(String) as string },
      {
        field: 'password',
        code: expect.stringMatching(/^password\./) as string,
        message: expect.any(String) as string,
      },
    ]);
  });

  it('in the language that was asked for', async () => {
    const answer = await call(foyer, 'auth/register', { body: {}, headers: { 'Accept-Language': 'de' } });
    expect(answer.headers.get('content-language')).toBe('de');
    expect(answer.json.errors).toContainEqual({
      field: 'email',
      code: 'api.missing',
      message: expect.not.stringContaining('missing') as string,
    });
  });

  it('for HEAD where there is no GET', async () => {
    const { status, headers } = await call(foyer, 'auth/token', { method: 'HEAD' });
    expect([status, headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  });

  it('without a body for HEAD', async () => {
    const answer = await call(foyer, 'users/me', { method: 'HEAD' });
    expect([answer.status, answer.text]).toEqual([401, '']);
  });

  it('that says which methods there are', async () => {
    const { headers } = await call(foyer, 'users/me', { method: 'PUT', body: {} });
    expect(headers.get('allow')).toBe('GET, PATCH, DELETE, HEAD, OPTIONS');
    const options = await call(foyer, 'users/me', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, PATCH, DELETE, HEAD, OPTIONS']);
  });

  it('with the `error` that clients of OAuth read', async () => {
    const error = async (form: Record<string, string>): Promise<unknown> =>
      (await call(foyer, 'auth/token', { form })).json.error;
    expect(await error({ username: email, password: 'x' })).toBe('invalid_grant');
    expect(await error({ username: email })).toBe('invalid_request');
    expect(await error({ grant_type: 'x', username: email, password: 'x' })).toBe('unsupported_grant_type');
  });

  it('with a wait after too many attempts', async () => {
    const form = { username: 'many@example.com', password: 'x' };
    for (let count = 0; count < 5; count += 1) await call(foyer, 'auth/token', { form });
    const answer = await call(foyer, 'auth/token', { form });
    expect([answer.status, kindOf(answer)]).toEqual([429, 'too-often']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it.each([
    [{ displayName: 'https://evil.example' }, 'displayName'],
    [{ displayName: 7 }, 'displayName'],
    [{ language: 'xx' }, 'language'],
    [{ email: 'new@example.com' }, 'currentPassword'],
    [{ email: 'new@example.com', currentPassword: 'wrong' }, 'currentPassword'],
    [{ email: 'ada@example.com', currentPassword: goodPassword }, 'email'],
    [{ password: 'short', currentPassword: goodPassword }, 'password'],
    [{ password: goodPassword, email: 'a@example.com', currentPassword: goodPassword }, 'email'],
    [{ password: goodPassword, displayName: 'A', currentPassword: goodPassword }, 'password'],
    [{ id: 'x' }, 'id'],
  ])('at the field for the change %j', async (body, field) => {
    const answer = await call(foyer, 'users/me', { method: 'PATCH', token, body });
    expect(answer.status).toBe(422);
    expect((answer.json.errors as { field: string }[]).map((one) => one.field)).toEqual([field]);
  });

  it.each([
    [{}, ['name', 'scopes']],
    [{ name: '', scopes: [] }, ['name', 'scopes']],
    [{ name: 'x', scopes: ['everything'] }, ['scopes.0']],
    [{ name: 'x', scopes: 'read' }, ['scopes']],
    [{ name: 'x', scopes: ['read'], expiresAt: 'tomorrow' }, ['expiresAt']],
    [{ name: 'x', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' }, ['expiresAt']],
    [{ name: 'x', scopes: ['read'], expiresAt: '2099-01-01T00:00:00Z' }, ['expiresAt']],
    [{ name: 'x'.repeat(61), scopes: ['read'] }, ['name']],
    [{ name: 'x\u202Ey', scopes: ['read'] }, ['name']],
  ])('at the fields for the token %j', async (body, fields) => {
    const answer = await call(foyer, 'users/me/tokens', { token, body });
    expect(answer.status).toBe(422);
    expect((answer.json.errors as { field: string }[]).map((one) => one.field)).toEqual(fields);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'cursor=x',
    'cursor=',
    'limit=1&limit=2',
    'limit=1e1',
    'limit=0x5',
    'limit=%205',
    'limit=+5',
    'limit=',
  ])('for the parameters %s', async (query) => {
    expect((await call(foyer, `users/me/activity?${query}`, { token })).status).toBe(422);
  });
});
