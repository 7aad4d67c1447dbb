import { Keyring } from '../../../src/common/keyring.js';
import { minutes } from '../../../src/common/time.js';
import { doctorProof } from '../../../src/http/health/doctor-proof.js';
import { Server, withoutAnyTrace } from '../../support/server.js';

const secret = 'a secret that is long enough for a test';

let server: Server;

beforeAll(async () => {
  server = await Server.start({ SECRET: secret });
  // What a start says is read by then.
  await server.browser().open('/login');
});

afterAll(async () => {
  await server.remove();
});

const ask = async (path: string): Promise<[status: number, text: string]> => {
  const { status, text } = await server.browser().send('GET', path);
  return [status, text];
};

describe('The probes', () => {
  it('report alive and ready to everybody, without cookies, caching or changes [ASVS 13.4.5]', async () => {
    const { log } = server;
    await withoutAnyTrace(server, async () => {
      for (const [path, word] of [
        ['/healthz', 'alive\n'],
        ['/readyz', 'ready\n'],
      ] as const) {
        const answer = await server.browser().send('GET', path);
        expect([answer.status, answer.text]).toEqual([200, word]);
        expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
        expect(answer.headers['cache-control']).toBe('no-store');
        expect(answer.headers['set-cookie']).toBeUndefined();
      }
    });
    expect(server.log).toBe(log);
  });

  it('tell nobody the address that they see but whoever has SECRET, and not for long', async () => {
    const keyring = new Keyring([secret]);
    const seenWith = async (proof: string): Promise<string | undefined> =>
      (await server.browser().send('GET', '/healthz', undefined, { 'X-Foyer-Doctor': proof })).headers[
        'x-foyer-client'
      ];
    const proof = doctorProof(keyring, Date.now());
    expect(await seenWith(proof)).toBe('127.0.0.1');
    const others = [
      doctorProof(new Keyring(['another secret that is long enough']), Date.now()),
      doctorProof(keyring, Date.now() - minutes(6)),
      doctorProof(keyring, Date.now() + minutes(6)),
      proof.replace(/^\d/, '9'),
      `${proof}x`,
      `${Date.now()}.`,
      '',
    ];
    for (const other of others) expect([other, await seenWith(other)]).toEqual([other, undefined]);
  });

  it.each(['/healthz', '/readyz'])('ignore If-None-Match: %s', async (path) => {
    const answer = await server.browser().send('GET', path, undefined, { 'If-None-Match': '*' });
    expect([answer.status, answer.text]).toEqual([200, expect.stringMatching(/^(?:alive|ready)\n$/)]);
  });

  it.each([
    ['a migration is missing', 'DELETE FROM migrations', 'INSERT INTO migrations SELECT * FROM kept'],
    [
      'the migrations table is missing',
      'ALTER TABLE migrations RENAME TO gone',
      'ALTER TABLE gone RENAME TO migrations',
    ],
  ])('report alive but not ready when %s, and ready again afterwards', async (_, damage, repair) => {
    await server.change('CREATE TABLE kept AS SELECT * FROM migrations');
    await server.change(damage);
    expect(await ask('/healthz')).toEqual([200, 'alive\n']);
    expect(await ask('/readyz')).toEqual([503, expect.stringMatching(/^not ready: .*migration/)]);
    await server.change(repair);
    await server.change('DROP TABLE kept');
    expect(await ask('/readyz')).toEqual([200, 'ready\n']);
  });
});
