import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadConfig, readEnvironment } from '../../src/config/config.js';
import { root } from '../../src/common/package-root.js';
import { runToEnd } from '../support/server.js';

let folder: string;
const before = process.cwd();
const secret = 'a secret that is long enough for a test';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-config-'));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

describe('Without any configuration', () => {
  it('every setting has its documented default', () => {
    expect(loadConfig({})).toEqual({
      production: false,
      development: false,
      showsMail: false,
      port: 3000,
      host: 'localhost',
      baseUrl: 'http://localhost:3000',
      https: false,
      databaseFile: 'data/foyer.sqlite',
      secrets: [expect.stringMatching(/^[\w-]{43}$/)],
      mailUrl: 'console:',
      mailOverTls: false,
      mailFrom: 'Foyer <no-reply@localhost>',
      mailPerHour: 500,
      trustProxy: 0,
      networkLimitFactor: 1,
      passwordMinLength: 12,
      poolThreads: 4,
      siteName: 'Foyer',
      siteUrl: undefined,
      siteColor: '#14625a',
      siteLogo: undefined,
      customDir: undefined,
    });
  });

  it('an empty variable counts as not set', () => {
    const empty = Object.fromEntries(
      ['PORT', 'HOST', 'BASE_URL', 'DATABASE_URL', 'SECRET', 'MAIL_URL', 'MAIL_FROM', 'TRUST_PROXY'].map((name) => [
        name,
        '',
      ]),
    );
    expect(loadConfig(empty)).toEqual(loadConfig({}));
  });

  it('a secret is generated once and stored next to the database, for its owner only [ASVS 13.3.2]', () => {
    const first = loadConfig({});
    expect(statSync('data/secret').mode & 0o777).toBe(0o600);
    expect(readFileSync('data/secret', 'utf8')).toBe(first.secrets[0]);
    expect(loadConfig({}).secrets).toEqual(first.secrets);
    expect(loadConfig({ DATABASE_URL: 'sqlite:elsewhere/foyer.sqlite' }).secrets).not.toEqual(first.secrets);
    expect(existsSync('elsewhere/secret')).toBe(true);
    expect(readdirSync('data')).toEqual(['secret']);
  });

  it('concurrent starts agree on one secret', async () => {
    const rounds = 200;
    // Both spin until the same moment, in every round.
    const program = `
      import { loadConfig } from '${join(root, 'dist', 'src', 'config', 'config.js')}';
      const first = ${Date.now() + 1000};
      for (let n = 0; n < ${rounds}; n++) {
        while (Date.now() < first + 3 * n);
        console.log(loadConfig({ DATABASE_URL: 'sqlite:' + n + '/foyer.sqlite' }).secrets[0]);
      }`;
    const start = promisify(execFile);
    const [one, other] = await Promise.all(
      ['one', 'other'].map(() => start(process.execPath, ['--input-type=module', '-e', program], { cwd: folder })),
    );
    expect(one?.stdout.trim().split('\n')).toHaveLength(rounds);
    expect(one?.stdout).toBe(other?.stdout);
    expect(readdirSync('0')).toEqual(['secret']);
  });
});

describe('A value', () => {
  it.each<[Record<string, string>, object]>([
    [{ PORT: '8080' }, { port: 8080, baseUrl: 'http://localhost:8080' }],
    [{ BASE_URL: 'https://example.com/' }, { baseUrl: 'https://example.com', https: true }],
    [{ BASE_URL: 'https://Example.com:8443' }, { baseUrl: 'https://example.com:8443' }],
    [{ BASE_URL: 'https://example.com' }, { mailFrom: 'Foyer <no-reply@example.com>' }],
    [
      { NODE_ENV: 'production', BASE_URL: 'https://example.com' },
      { production: true, host: undefined },
    ],
    [{ NODE_ENV: 'production', BASE_URL: 'https://example.com', HOST: '127.0.0.1' }, { host: '127.0.0.1' }],
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ DATABASE_URL: 'sqlite:a/b/c.sqlite' }, { databaseFile: 'a/b/c.sqlite' }],
    [{ DATABASE_URL: 'sqlite:./c.sqlite' }, { databaseFile: './c.sqlite' }],
    [{ DATABASE_URL: 'sqlite:/var/lib/foyer/c.sqlite' }, { databaseFile: '/var/lib/foyer/c.sqlite' }],
    [{ DATABASE_URL: 'sqlite:///var/lib/foyer/c.sqlite' }, { databaseFile: '/var/lib/foyer/c.sqlite' }],
    [{ SECRET: `${secret} 1,${secret} 2` }, { secrets: [`${secret} 1`, `${secret} 2`] }],
    [
      { MAIL_URL: 'smtp://me:pass%40word@mail.example.com:587' },
      { mailUrl: 'smtp://me:pass%40word@mail.example.com:587' },
    ],
    [{ MAIL_URL: 'smtps://mail.example.com' }, { mailUrl: 'smtps://mail.example.com' }],
    [{ MAIL_FROM: 'hello@example.com' }, { mailFrom: 'hello@example.com' }],
    [{ TRUST_PROXY: '1' }, { trustProxy: 1 }],
    [{ NETWORK_LIMIT_FACTOR: '0.5' }, { networkLimitFactor: 0.5 }],
    [{ MAIL_PER_HOUR: '50' }, { mailPerHour: 50 }],
    [{ PASSWORD_MIN_LENGTH: '15' }, { passwordMinLength: 15 }],
  ])('is parsed: %j', (environment, expected) => {
    expect(loadConfig({ SECRET: secret, ...environment })).toMatchObject(expected);
  });
});

describe('A .env file in the working directory', () => {
  it('is read, and the environment wins over it', () => {
    const name = 'FOYER_TEST_OF_ENV';
    writeFileSync('.env', `# A comment\nPORT=4000\nMAIL_FROM="Foyer <hello@example.com>"\n${name}=file\n`);
    expect(readEnvironment()).toMatchObject({ PORT: '4000', MAIL_FROM: 'Foyer <hello@example.com>', [name]: 'file' });
    process.env[name] = 'environment';
    expect(readEnvironment()[name]).toBe('environment');
    Reflect.deleteProperty(process.env, name);
  });

  it('is refused if a value would be read as a comment', () => {
    writeFileSync('.env', 'SITE_COLOR=#1f5f8b\n');
    expect(() => readEnvironment()).toThrow(
      'In .env a # starts a comment: put the value of SITE_COLOR in quotation marks.',
    );
    writeFileSync('.env', 'SITE_COLOR="#1f5f8b"\nSITE_LOGO= # none yet\n');
    expect(readEnvironment()).toMatchObject({ SITE_COLOR: '#1f5f8b', SITE_LOGO: '' });
  });

  it('is optional', () => {
    expect(readEnvironment()).toEqual({ ...process.env });
  });

  it('is read at startup', async () => {
    writeFileSync('.env', 'PORT=wrong\n');
    expect((await runToEnd('src/main.js', [], folder, {})).stderr).toContain('PORT must be');
    const { code, stderr } = await runToEnd('src/cli.js', ['migrate'], folder, { PORT: '3000' });
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('DATABASE_URL', () => {
  it.each(['sqlite:deep/down/here/foyer.sqlite', 'sqlite:foyer.sqlite'])(
    'is relative to the working directory, and missing directories are created: %s',
    async (DATABASE_URL) => {
      const { code } = await runToEnd('src/cli.js', ['migrate'], folder, { DATABASE_URL, SECRET: secret });
      expect(code).toBe(0);
      expect(existsSync(join(folder, DATABASE_URL.replace('sqlite:', '')))).toBe(true);
    },
  );

  it('can be absolute, and missing directories are created', async () => {
    const file = join(folder, 'absolute', 'place', 'foyer.sqlite');
    const environment = { DATABASE_URL: `sqlite:${file}`, SECRET: secret };
    expect((await runToEnd('src/cli.js', ['migrate'], tmpdir(), environment)).code).toBe(0);
    expect(existsSync(file)).toBe(true);
  });
});

describe('The example file', () => {
  it('names every variable and is a valid configuration', () => {
    const example = readFileSync(join(before, '.env.example'), 'utf8');
    writeFileSync('.env', example.replace(/^#(?=[A-Z])/gm, '').replace('SECRET=\n', `SECRET=${secret}\n`));
    const names = Object.keys(readEnvironment());
    for (const name of [
      'PORT',
      'HOST',
      'BASE_URL',
      'DATABASE_URL',
      'SECRET',
      'MAIL_URL',
      'MAIL_FROM',
      'MAIL_REPLY_TO',
      'MAIL_PER_HOUR',
      'MAIL_OAUTH_TOKEN_URL',
      'MAIL_OAUTH_CLIENT_ID',
      'MAIL_OAUTH_CLIENT_SECRET',
      'MAIL_OAUTH_REFRESH_TOKEN',
      'MAIL_OAUTH_SCOPE',
      'TRUST_PROXY',
      'NETWORK_LIMIT_FACTOR',
      'PASSWORD_MIN_LENGTH',
      'SITE_NAME',
      'SITE_URL',
      'SITE_COLOR',
      'SITE_LOGO',
      'CUSTOM_DIR',
    ]) {
      expect(names).toContain(name);
    }
    expect(() => loadConfig(readEnvironment())).not.toThrow();
  });
});
