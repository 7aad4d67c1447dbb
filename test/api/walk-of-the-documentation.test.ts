import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';
import { call, tokenOf } from '../support/api.js';
import { goodPassword } from '../support/people.js';
import { noteAccessTokensIn } from '../support/secrets-used.js';
import { Server } from '../support/server.js';

/** The blocks of docs/api.md that can be run, in their order. */
const blocks = [...readFileSync(join(root, 'docs/api.md'), 'utf8').matchAll(/^```(sh|python)\n([^]*?)^```$/gm)].map(
  ([, language = '', code = '']) => ({ language, code }),
);

let server: Server;

beforeAll(async () => {
  server = await Server.start();
});

afterAll(async () => {
  await server.remove();
});

/** As a newcomer pastes it: only host, token and mail are theirs. */
function run({ language, code }: (typeof blocks)[number], values: Record<string, string> = {}): string {
  const own = code.replaceAll('https://accounts.example.com', server.url);
  const text = Object.entries(values).reduce((all, [name, value]) => all.replaceAll(name, value), own);
  const [program, ...args] =
    language === 'python' ? (['python3', '-c'] as const) : (['bash', '-euo', 'pipefail', '-c'] as const);
  return execFileSync(program, [...args, text], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('docs/api.md', () => {
  it('walks from a registration to the end of the token, with curl and with Python', async () => {
    const [register, verify, logIn, me, make, change, python, ...others] = blocks;
    if (!register || !verify || !logIn || !me || !make || !change || !python) throw new Error('A block is missing.');
    expect(others).toEqual([]);
    expect(run(register)).toMatch(/^HTTP\/1\.1 202 /);
    const { link } = await server.mailbox.lastTo('ada@example.com');
    const verified = run(verify, { TOKEN_FROM_THE_EMAIL: link.split('/').at(-1) ?? '' });
    expect(JSON.parse(verified)).toMatchObject({ email: 'ada@example.com', displayName: null });
    const { access_token: token, token_type: type } = JSON.parse(run(logIn)) as Record<string, string>;
    expect(type).toBe('bearer');
    expect(JSON.parse(run(me, { $TOKEN: token ?? '' }))).toMatchObject({ email: 'ada@example.com' });
    const made = run(make, { $TOKEN: token ?? '' });
    const [first, second] = [made.slice(0, made.length / 2), made.slice(made.length / 2)];
    expect(second).toBe(first);
    expect(JSON.parse(first)).toMatchObject({
      name: 'Backup script',
      token: expect.stringMatching(/^foy_pat_/) as string,
    });
    noteAccessTokensIn(made);
    expect(run(change, { $TOKEN: token ?? '' })).toMatch(/"displayName":"Ada".*HTTP\/1\.1 204 /s);
    expect((await call(server, 'users/me', { token })).status).toBe(401);
    const lines = run(python).split('\n');
    expect(lines[0]).toMatch(/^\(200, .*'ada@example.com'/);
    expect(lines[1]).toMatch(/^\(200, .*'Ada Lovelace'/);
    expect(lines[2]).toMatch(/^\(200, .*profile-changed/);
    expect(lines[3]).toBe('(204, None)');
    expect(lines[4]).toMatch(/^\(401, .*token-ended/);
  });
});

describe('The walk of FastAPI’s security tutorial', () => {
  it('works with curl: a token from a form, the user with it, and 401 without', async () => {
    const curl = (...args: string[]): string => execFileSync('curl', ['-sS', '-i', ...args], { encoding: 'utf8' });
    const without = curl(`${server.url}/api/v1/users/me`, '-H', 'accept: application/json');
    expect(without).toMatch(/^HTTP\/1\.1 401 /);
    expect(without).toMatch(/^WWW-Authenticate: Bearer/im);
    const form = `grant_type=password&username=ada%40example.com&password=${goodPassword.replaceAll(' ', '+')}&scope=&client_id=string&client_secret=string`;
    const answer = curl(`${server.url}/api/v1/auth/token`, '-X', 'POST', '-H', 'accept: application/json', '-d', form);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    const { access_token: token } = JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as { access_token: string };
    const me = curl(`${server.url}/api/v1/users/me`, '-H', `Authorization: Bearer ${token}`);
    expect(me).toMatch(/^HTTP\/1\.1 200 /);
    expect(me).toContain('ada@example.com');
    expect(await tokenOf(server, 'ada@example.com')).toMatch(/^foy_ses_/);
  });
});
