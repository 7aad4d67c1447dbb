import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../src/common/keyring.js';
import { newSigningKey } from '../../src/oidc/new-signing-key.js';
import { type Ended, runToEnd, Server } from '../support/server.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start();
  await server.change(
    `INSERT INTO users (id, email, email_key, password_hash, language, auth_epoch, activated_at, created_at, updated_at)
     VALUES ('ada', 'ada@example.com', 'ada@example.com', '', 'en', 0, 0, 0, 0)`,
  );
});

afterAll(async () => {
  await server.remove();
});

const run = (...words: string[]): Promise<Ended> => runToEnd('src/cli.js', words, server.folder, server.environment);

async function json<T>(...words: string[]): Promise<T> {
  const { code, stdout, stderr } = await run(...words, '--json');
  expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
  return JSON.parse(stdout) as T;
}

/** What a command says that fails. */
async function refusal(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...words);
  expect({ words, code, stdout }).toEqual({ words, code: 1, stdout: '' });
  expect(stderr).not.toContain('    at ');
  return stderr;
}

interface Added {
  readonly client: Readonly<Record<string, unknown>> & { readonly id: string };
  readonly issuer: string;
  readonly secret: string | null;
}

const callback = 'https://shop.example.com/callback';
const add = (...words: string[]): string[] => ['clients', 'add', '--name', 'Shop', ...words];

describe('An operator, while the server runs', () => {
  it('registers a client, sees its secret once, and removes it', async () => {
    expect((await run('clients', 'list')).stdout).toBe('No client is registered.\n');
    const { client, issuer, secret } = await json<Added>(...add('--redirect', callback));
    expect(issuer).toBe('http://localhost:3000');
    expect(client).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/) as string,
      name: 'Shop',
      public: false,
      redirectUris: [callback],
      postLogoutRedirectUris: [],
      backchannelLogoutUri: null,
      homeUrl: null,
      icon: false,
      groupName: null,
      idTokenAlg: 'ES256',
      trusted: false,
      pairwise: false,
      createdAt: expect.stringMatching(/Z$/) as string,
    });
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(await server.rows('SELECT secret_hash FROM clients')).toEqual([{ secret_hash: sha256(secret ?? '') }]);
    expect(JSON.stringify(await server.rows('SELECT * FROM clients'))).not.toContain(secret);
    expect(await json('clients', 'show', client.id)).toEqual({ client });
    expect(await json('clients', 'list')).toEqual({ clients: [client] });
    const shown = await run('clients', 'show', client.id);
    expect(shown.stdout).toContain(`redirectUris: ${callback}\n`);
    expect(shown.stdout).not.toMatch(/secret/i);
    expect(await json('clients', 'remove', client.id)).toEqual({ removed: true });
    expect(await json('clients', 'list')).toEqual({ clients: [] });
  });

  it('sets everything that a client can have', async () => {
    await json('groups', 'add', 'staff');
    writeFileSync(join(server.folder, 'shop.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const { client } = await json<Added>(
      ...add('--redirect', callback, '--redirect', 'http://localhost:8080/callback', '--redirect', callback),
      ...['--post-logout', 'https://shop.example.com/', '--post-logout', 'https://shop.example.com/bye?a=b'],
      ...['--backchannel', 'https://shop.example.com/logout', '--home', 'https://shop.example.com'],
      ...['--group', 'staff', '--trusted', '--pairwise', '--alg', 'RS256', '--id', 'shop', '--icon', 'shop.svg'],
    );
    expect(client).toMatchObject({
      id: 'shop',
      redirectUris: [callback, 'http://localhost:8080/callback'],
      postLogoutRedirectUris: ['https://shop.example.com/', 'https://shop.example.com/bye?a=b'],
      backchannelLogoutUri: 'https://shop.example.com/logout',
      homeUrl: 'https://shop.example.com',
      groupName: 'staff',
      trusted: true,
      pairwise: true,
      idTokenAlg: 'RS256',
      icon: true,
    });
    expect(await refusal(...add('--redirect', callback, '--id', 'shop'))).toContain('There is a client shop');
    expect(await refusal('groups', 'remove', 'staff')).toContain('used by an application');
    await json('clients', 'remove', 'shop');
    expect(await server.rows('SELECT 1 FROM icons')).toEqual([]);
  });

  it('registers apps, which have no secret and a scheme of their own', async () => {
    const { client, secret } = await json<Added>(...add('--public', '--redirect', 'com.example.shop:/callback'));
    expect([client.public, secret]).toEqual([true, null]);
    expect(await refusal('clients', 'secret', client.id)).toContain('public');
    const text = (await run(...add('--public', '--redirect', 'http://127.0.0.1/callback'))).stdout;
    expect(text).toContain('It is public');
    expect(text).not.toContain('secret:');
    const environment = { ...server.environment, BASE_URL: 'https://foyer.example.com' };
    const trusted = add('--public', '--trusted', '--redirect', 'com.example.shop:/callback');
    const ended = await runToEnd('src/cli.js', trusted, server.folder, environment);
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('any other app on a device') as string });
  });

  it('changes what is given, and nothing else', async () => {
    const { client } = await json<Added>(...add('--redirect', callback, '--id', 'changed', '--group', 'staff'));
    await server.change(`INSERT INTO consents (user_id, client_id, scopes, created_at, used_at)
      VALUES ('ada', 'changed', 'openid', 0, 0)`);
    const before = await server.rows(`SELECT * FROM clients WHERE id = 'changed'`);
    expect(await json('clients', 'change', 'changed')).toEqual({ client });
    expect(await server.rows(`SELECT * FROM clients WHERE id = 'changed'`)).toEqual(before);
    writeFileSync(join(server.folder, 'new.svg'), '<svg id="new"/>');
    const more = ['--redirect', `${callback}/2`, '--redirect', callback, '--name', 'New', '--icon', 'new.svg'];
    const changed = { ...client, name: 'New', redirectUris: [`${callback}/2`, callback], icon: true };
    expect(await json('clients', 'change', 'changed', ...more)).toEqual({ client: changed });
    const [row] = await server.rows(`SELECT secret_hash FROM clients WHERE id = 'changed'`);
    expect(row?.secret_hash).toBe(before[0]?.secret_hash);
    expect(await server.rows(`SELECT scopes FROM consents WHERE client_id = 'changed'`)).toEqual([
      { scopes: 'openid' },
    ]);
    for (const [words, says] of [
      [['--redirect', 'http://shop.example.com/'], 'must start with https:'],
      [['--redirect', 'com.example.shop:/callback'], '--public'],
      [['--group', 'nobody'], 'There is no group'],
      [['--name', ''], 'visible characters'],
    ] as const)
      expect(await refusal('clients', 'change', 'changed', ...words)).toContain(says);
    expect(await json('clients', 'show', 'changed')).toEqual({ client: changed });
    await json('clients', 'remove', 'changed');
  });

  it('makes a new secret, and the one before is gone', async () => {
    const { client, secret: first } = await json<Added>(...add('--redirect', callback, '--id', 'renewed'));
    const { secret: second } = await json<{ secret: string }>('clients', 'secret', client.id);
    expect(second).not.toBe(first);
    const rows = await server.rows(`SELECT secret_hash FROM clients WHERE id = 'renewed'`);
    expect(rows).toEqual([{ secret_hash: sha256(second) }]);
    const { stdout } = await run('clients', 'secret', 'renewed');
    expect(stdout).toMatch(/^Client secret: [\w-]{43}\nIt is not shown again\.\n$/);
  });
});

describe('A client that is not registered', () => {
  // More of them: test/oidc/uris-are-taken-as-browsers-write-them.test.ts.
  it.each([
    ['/callback', 'whole URL'],
    ['', 'whole URL'],
    ['http://shop.example.com/callback', 'must start with https:'],
    ['https://shop.example.com/callback#', 'no fragment'],
    ['https://*.example.com/callback', 'no wildcards'],
    ['https://shop.example.com\\@evil.example/', 'whole URL'],
    ['HTTPS://Shop.Example.com:443/callback', 'like this: https://shop.example.com/callback'],
    ['https://shop.example.com/\ncallback', 'whole URL'],
    ['javascript:alert(1)', 'whole URL'],
    ['com.example.shop:/callback', '--public'],
  ])('%j as a redirect', async (uri, says) => {
    expect(await refusal(...add('--redirect', uri))).toContain(says);
  });

  it.each([
    [['--public', '--redirect', 'com.example.shop:/callback#x'], 'no fragment'],
    [['--public', '--redirect', 'com.example.shop:/a/../callback'], 'like this: com.example.shop:/callback'],
    [['--public', '--redirect', 'COM.example.shop:/callback'], 'whole URL'],
    [['--redirect', callback, '--post-logout', 'http://shop.example.com/'], '--post-logout must start with https:'],
    [['--redirect', callback, '--backchannel', 'com.example.shop:/logout'], '--backchannel must be a whole URL'],
    [['--redirect', callback, '--backchannel', 'http://shop.example.com/'], '--backchannel must start with https:'],
    [['--redirect', callback, '--home', 'javascript:alert(1)'], '--home must be a whole URL'],
    [['--redirect', callback, '--home', ''], '--home must be a whole URL'],
    [['--redirect', callback, '--group', 'nobody'], 'There is no group "nobody"'],
    [['--redirect', callback, '--group', ''], 'There is no group ""'],
    [['--redirect', callback, '--id', 'a b'], '--id must have'],
    [['--redirect', callback, '--id', ''], '--id must have'],
    [['--redirect', callback, '--id', 'a'.repeat(101)], '--id must have'],
    [['--redirect', callback, '--alg', 'none'], '--alg must be one of: ES256, RS256.'],
    [['--redirect', callback, '--icon', 'missing.png'], '--icon must be a file'],
    [['--redirect', callback, '--icon', '/dev/zero'], '--icon must be a file'],
    [['--redirect', callback, '--icon', 'large.png'], '--icon can have 64 KB'],
    [['--redirect', callback, '--icon', 'page.svg'], '--icon must be a PNG, WebP or SVG'],
    [Array.from({ length: 21 }, (_, index) => ['--redirect', `${callback}/${index}`]).flat(), 'can be given 20 times'],
  ])('with %j', async (words, says) => {
    writeFileSync(join(server.folder, 'large.png'), Buffer.alloc(64 * 1024 + 1, '\x89PNG\r\n\x1a\n', 'latin1'));
    writeFileSync(join(server.folder, 'page.svg'), '<!doctype html><script>alert(1)</script><svg/>');
    expect(await refusal(...add(...words))).toContain(says);
  });

  it.each([' ', 'a'.repeat(61), 'Sh\u202eop', 'Sh\nop'])('with the name %j', async (name) => {
    expect(await refusal('clients', 'add', '--name', name, '--redirect', callback)).toContain('visible characters');
  });

  it('leaves nothing behind', async () => {
    const before = await server.rows('SELECT id FROM clients ORDER BY id');
    writeFileSync(join(server.folder, 'shop.svg'), '<?xml version="1.0"?>\n<svg/>');
    await refusal(...add('--redirect', callback, '--id', 'renewed', '--icon', 'shop.svg'));
    expect(await server.rows('SELECT id FROM clients ORDER BY id')).toEqual(before);
    expect(await server.rows('SELECT 1 FROM icons')).toEqual([]);
  });

  it.each([
    [['clients', 'add'], 'clients add --name NAME --redirect URI'],
    [['clients', 'add', '--name', 'A'], 'clients add --name NAME --redirect URI'],
    [['clients', 'add', '--redirect', callback], 'clients add --name NAME --redirect URI'],
    [['clients', 'show'], 'clients show ID'],
    [['clients', 'remove', ''], 'clients remove ID'],
    [['clients', 'secret'], 'clients secret ID'],
    [['clients', 'add', '--trusted=no'], 'does not take an argument'],
    [['keys', 'rotate', 'now'], 'keys rotate'],
  ])('shows the usage after %j', async (words, text) => {
    const { code, stderr } = await run(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(text);
  });

  it('is missing in every other command, which says so', async () => {
    for (const verb of ['show', 'change', 'secret', 'remove'])
      expect(await refusal('clients', verb, "x' OR '1'='1")).toContain('There is no client with this id');
  });
});

describe('The signing keys', () => {
  it('are listed and rotated by command, without SECRET and without a word of what is in them', async () => {
    expect((await run('keys', 'list')).stdout).toBe('There are no keys yet.\n');
    expect(await refusal('keys', 'rotate')).toContain('There are no signing keys yet');
    const { kid, alg } = await newSigningKey('ES256');
    const insert = (id: string, state: string, at: number): Promise<void> =>
      server.change(
        `INSERT INTO signing_keys (kid, alg, state, sealed, sealed_with, created_at, changed_at)
         VALUES ('${id}', '${alg}', '${state}', 'sealed', 'with', ${at}, ${at})`,
      );
    await insert(kid, 'current', Date.now());
    await insert('young', 'next', Date.now());
    expect(await refusal('keys', 'rotate')).toContain('keys rotate --leaked');
    await server.change(`UPDATE signing_keys SET created_at = 0`);
    expect(await json('keys', 'rotate')).toEqual({ rotated: true });
    const { keys } = await json<{ keys: object[] }>('keys', 'list');
    expect(keys).toMatchObject([
      { kid: 'young', alg: 'ES256', state: 'current' },
      { kid, alg: 'ES256', state: 'old' },
    ]);
    expect((await run('keys', 'list')).stdout).not.toContain('sealed');
    expect(await json('keys', 'rotate', '--leaked')).toEqual({ removed: true });
    expect(await json('keys', 'list')).toEqual({ keys: [] });
  });
});
