import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../src/common/config-error.js';
import { loadConfig } from '../../src/config/config.js';
import { type Ended, runToEnd } from '../support/server.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-config-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

type Environment = Record<string, string>;

const secret = 'a secret that is long enough for a test';

/** The error message, or 'nothing'. */
function errorFor(environment: Environment): string {
  try {
    loadConfig({ SECRET: secret, ...environment });
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'nothing';
}

const mailOAuth = {
  MAIL_URL: 'smtp://ada%40example.com@mail.example.com:587',
  MAIL_OAUTH_TOKEN_URL: 'https://login.example.com/token',
  MAIL_OAUTH_CLIENT_ID: 'foyer',
  MAIL_OAUTH_CLIENT_SECRET: 'a secret of the client',
  MAIL_OAUTH_REFRESH_TOKEN: 'a refresh token',
};

const invalid: [Environment, RegExp][] = [
  ...['x', '-1', '0', '65536', '3000.5', '1e3', '0x50', ' 80', '99999999999', 'http'].map(
    (PORT): [Environment, RegExp] => [{ PORT }, /^PORT must be a whole number from 1 to 65535\.$/],
  ),
  ...['example.com', '//example.com', 'ftp://example.com', 'https://', 'https://example.com/path', 'nonsense'].map(
    (BASE_URL): [Environment, RegExp] => [{ BASE_URL }, /^BASE_URL must be the URL of the site/],
  ),
  ...['https://example.com?a=b', 'https://example.com/#a', 'https://me@example.com', 'https://:me@example.com'].map(
    (BASE_URL): [Environment, RegExp] => [{ BASE_URL }, /^BASE_URL must be the URL of the site/],
  ),
  ...[
    'postgres://localhost/foyer',
    'data/foyer.sqlite',
    'sqlite:',
    'file:foyer.sqlite',
    'mysql:',
    'sqlite::memory:',
  ].map((DATABASE_URL): [Environment, RegExp] => [{ DATABASE_URL }, /^DATABASE_URL must be sqlite: and the path/]),
  ...['short', 'x'.repeat(31), `${secret},`, `,${secret}`, `${secret},short`, ' '.repeat(40)].map(
    (SECRET): [Environment, RegExp] => [{ SECRET }, /^SECRET must have at least 32 characters/],
  ),
  ...['mail.example.com', 'http://example.com', 'smtp:', 'smtp://', 'smtp://host:port', 'console', 'sendmail:'].map(
    (MAIL_URL): [Environment, RegExp] => [{ MAIL_URL }, /^MAIL_URL must be console: or a URL/],
  ),
  ...['Foyer', 'Foyer <>', 'Foyer <a@b', 'a@b@c', 'a b@c', 'Foyer <a@b>\nBcc: c@d', 'a@b, c@d'].map(
    (MAIL_FROM): [Environment, RegExp] => [{ MAIL_FROM }, /^MAIL_FROM must be a sender/],
  ),
  ...['Help', 'Help <>', 'Help <a@b', 'a@b@c', 'a b@c', 'Help <a@b>\nBcc: c@d', 'a@b, c@d'].map(
    (MAIL_REPLY_TO): [Environment, RegExp] => [{ MAIL_REPLY_TO }, /^MAIL_REPLY_TO must be an address for answers/],
  ),
  ...['login.example.com', 'http://login.example.com/token', 'ftp://localhost', 'smtp://localhost'].map(
    (MAIL_OAUTH_TOKEN_URL): [Environment, RegExp] => [
      { ...mailOAuth, MAIL_OAUTH_TOKEN_URL },
      /^MAIL_OAUTH_TOKEN_URL must be the https: URL/,
    ],
  ),
  ...['MAIL_OAUTH_TOKEN_URL', 'MAIL_OAUTH_CLIENT_ID', 'MAIL_OAUTH_CLIENT_SECRET'].map(
    (missing): [Environment, RegExp] => [{ ...mailOAuth, [missing]: '' }, /^For OAuth2 set MAIL_OAUTH_TOKEN_URL, /],
  ),
  [{ MAIL_OAUTH_SCOPE: 'mail' }, /^For OAuth2 set MAIL_OAUTH_TOKEN_URL, /],
  [{ ...mailOAuth, MAIL_OAUTH_REFRESH_TOKEN: '' }, /^For OAuth2 set MAIL_OAUTH_REFRESH_TOKEN, or MAIL_OAUTH_SCOPE/],
  ...['console:', 'smtp://mail.example.com', 'smtp://ada:password@mail.example.com'].map(
    (MAIL_URL): [Environment, RegExp] => [{ ...mailOAuth, MAIL_URL }, /^With OAuth2, MAIL_URL must name the mailbox/],
  ),
  ...['all', 'true', '-1', '1.5', '11', '127.0.0.1'].map((TRUST_PROXY): [Environment, RegExp] => [
    { TRUST_PROXY },
    /^TRUST_PROXY must be a whole number from 0 to 10\.$/,
  ]),
  ...['0', '-1', 'many', 'NaN', 'Infinity', ' '].map((NETWORK_LIMIT_FACTOR): [Environment, RegExp] => [
    { NETWORK_LIMIT_FACTOR },
    /^NETWORK_LIMIT_FACTOR must be a number greater than 0\.$/,
  ]),
  ...['0', '-1', '1.5', 'many', '1000001'].map((MAIL_PER_HOUR): [Environment, RegExp] => [
    { MAIL_PER_HOUR },
    /^MAIL_PER_HOUR must be a whole number from 1 to 1000000\.$/,
  ]),
  ...['7', '65', 'long', '-12', '12.5'].map((PASSWORD_MIN_LENGTH): [Environment, RegExp] => [
    { PASSWORD_MIN_LENGTH },
    /^PASSWORD_MIN_LENGTH must be a whole number from 8 to 64\.$/,
  ]),
  ...['prod', 'Production', 'production ', 'staging', 'dev'].map((NODE_ENV): [Environment, RegExp] => [
    { NODE_ENV },
    /^NODE_ENV must be development, production or test, or not set\.$/,
  ]),
  ...['0', '1', 'x', '2000'].map((UV_THREADPOOL_SIZE): [Environment, RegExp] => [
    { UV_THREADPOOL_SIZE },
    /^UV_THREADPOOL_SIZE must be a whole number from 2 to 1024\.$/,
  ]),
];

describe('An invalid value', () => {
  it.each(invalid)('%j is reported in one sentence [ASVS 1.4.2, 6.2.1]', (environment, sentence) => {
    const error = errorFor(environment);
    expect(error).toMatch(sentence);
    expect(error).toMatch(/\.$/);
    expect(error).not.toContain('\n');
    // The value may be a secret.
    if (environment.SECRET) expect(error).not.toContain(environment.SECRET);
  });
});

describe('In production', () => {
  const production = { NODE_ENV: 'production', BASE_URL: 'https://example.com' };

  it.each<[string, Environment, RegExp]>([
    ['without SECRET', { ...production, SECRET: '' }, /^In production SECRET must be set: /],
    [
      'with an http BASE_URL',
      { ...production, BASE_URL: 'http://example.com' },
      /^In production BASE_URL must start with https:/,
    ],
    [
      'with a host name that only starts like localhost',
      { ...production, BASE_URL: 'http://localhost.example.com' },
      /^In production BASE_URL must start with https:/,
    ],
    [
      'with a host name that only starts like a local address',
      { ...production, BASE_URL: 'http://127.example.com' },
      /^In production BASE_URL must start with https:/,
    ],
  ])('Foyer does not start %s [ASVS 12.2.1, 13.2.3, 13.3.1]', (_, environment, sentence) => {
    expect(errorFor(environment)).toMatch(sentence);
  });

  it.each([
    'https://example.com',
    'http://localhost:8080',
    'http://127.0.0.1',
    'http://[::1]:3000',
    'http://foyer.localhost',
  ])('Foyer starts with BASE_URL %s', (BASE_URL) => {
    expect(errorFor({ ...production, BASE_URL })).toBe('nothing');
  });
});

describe('The process', () => {
  function expectOneSentence({ code, stdout, stderr }: Ended, sentence: RegExp): void {
    expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(/^[A-Z][^\n]*\.\n$/);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  }

  it.each<[Environment, RegExp]>([
    [{ PORT: 'x' }, /^PORT must be/],
    [{ BASE_URL: 'example.com' }, /^BASE_URL must be/],
    [{ DATABASE_URL: 'postgres://localhost/foyer' }, /^DATABASE_URL must be/],
    [{ SECRET: 'short' }, /^SECRET must have/],
    [{ NODE_ENV: 'production' }, /^In production SECRET must be set/],
    [{ NODE_ENV: 'production', SECRET: secret, BASE_URL: 'http://example.com' }, /^In production BASE_URL must/],
  ])('prints only that to standard error and exits with 1: %j', async (environment, sentence) => {
    expectOneSentence(await runToEnd('src/main.js', [], folder, environment), sentence);
  });

  it.each<[Environment, RegExp]>([
    [{ HOST: 'no-such-host.invalid' }, /^Foyer cannot listen at no-such-host\.invalid/],
    [{ HOST: '192.0.2.1' }, /^Foyer cannot listen at 192\.0\.2\.1/],
  ])('reports that it cannot listen: %j', async (environment, sentence) => {
    expectOneSentence(await runToEnd('src/main.js', [], folder, { PORT: '3999', ...environment }), sentence);
  });

  it('reports that the port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
    const { port } = other.address() as AddressInfo;
    const ended = await runToEnd('src/main.js', [], folder, { PORT: String(port) });
    other.close();
    expectOneSentence(ended, new RegExp(`^Foyer cannot listen at localhost:${port}: .*already`));
  });

  it.each<[string, (file: string) => void]>([
    ['is a directory', (file) => mkdirSync(file)],
    [
      'is not a database',
      (file) => {
        writeFileSync(file, 'This is a letter to somebody else, and no database at all.'.repeat(20));
      },
    ],
    [
      'is inside a file',
      (file) => {
        writeFileSync(join(file, '..', 'x'), '');
      },
    ],
  ])('reports that the path in DATABASE_URL %s', async (name, make) => {
    const file = join(folder, 'foyer.sqlite');
    make(file);
    const path = name === 'is inside a file' ? join(folder, 'x', 'foyer.sqlite') : file;
    const environment = { DATABASE_URL: `sqlite:${path}`, SECRET: secret };
    for (const [built, args] of [
      ['src/main.js', []],
      ['src/cli.js', ['migrate']],
    ] as const) {
      expectOneSentence(
        await runToEnd(built, [...args], folder, environment),
        /^The database of DATABASE_URL cannot be opened: /,
      );
    }
  });

  it('reports that its own secret is damaged or cannot be stored', async () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'secret'), 'half');
    expectOneSentence(
      await runToEnd('src/main.js', [], folder, {}),
      /^The secret in data\/secret is damaged: delete the file and restart\.$/m,
    );
    rmSync(join(folder, 'data'), { recursive: true });
    writeFileSync(join(folder, 'data'), '');
    expectOneSentence(await runToEnd('src/main.js', [], folder, {}), /^The secret cannot be stored in data\/secret: /);
  });

  it('reports it during a migration, too', async () => {
    const ended = await runToEnd('src/cli.js', ['migrate'], folder, { SECRET: 'short' });
    expectOneSentence(ended, /^SECRET must have/);
  });

  it('reports a variable in .env that Node has already read', async () => {
    writeFileSync(join(folder, '.env'), 'UV_THREADPOOL_SIZE=8\n');
    expectOneSentence(
      await runToEnd('src/main.js', [], folder, {}),
      /^UV_THREADPOOL_SIZE must be an environment variable/,
    );
  });

  it('reports that .env cannot be read', async () => {
    mkdirSync(join(folder, '.env'));
    expectOneSentence(await runToEnd('src/main.js', [], folder, {}), /^The file \.env cannot be read: /);
  });
});
