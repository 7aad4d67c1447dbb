import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadConfig, variableNames } from '../../src/config/config.js';
import { readEnvironment } from '../../src/config/environment.js';
import { unknownNames } from '../../src/config/variable-names.js';
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

const onServer = {
  engine: 'postgres',
  port: 5432,
  user: 'foyer',
  password: undefined,
  database: 'foyer',
  tls: 'off',
  rootCertificate: undefined,
  certificate: undefined,
  key: undefined,
  prepares: true,
  connections: 10,
};

describe('Without any configuration', () => {
  it('every setting has its documented default', () => {
    expect(loadConfig({})).toEqual({
      production: false,
      development: false,
      showsMail: false,
      port: 3000,
      host: '127.0.0.1',
      socket: undefined,
      baseUrl: 'http://localhost:3000',
      https: false,
      database: { engine: 'sqlite', file: 'data/foyer.sqlite' },
      processes: 1,
      role: 'both',
      secrets: [expect.stringMatching(/^[\w-]{43}$/)],
      mailUrl: 'console:',
      mailOverTls: false,
      mailFrom: 'Foyer <no-reply@localhost>',
      mailReplyTo: undefined,
      mailOAuth: undefined,
      loginProviders: [],
      mailPerHour: 500,
      trustProxy: 0,
      networkLimitFactor: 1,
      apiOrigins: [],
      requireSecondFactor: 'admins',
      factorRecovery: false,
      metricsToken: undefined,
      registration: 'open',
      registrationDomains: [],
      registrationApproval: false,
      landing: '/account',
      passwordMinLength: 12,
      poolThreads: 4,
      siteName: 'Foyer',
      siteUrl: undefined,
      siteColor: '#14625a',
      siteLogo: undefined,
      siteLinks: [],
      siteLook: 'card',
      siteGerman: 'sie',
      securityContact: undefined,
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
      { production: true, host: '127.0.0.1' },
    ],
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ HOST: '::' }, { host: '::' }],
    [{ HOST: 'localhost' }, { host: 'localhost' }],
    [
      { PORT: '/run/foyer/foyer.sock', BASE_URL: 'https://example.com', TRUST_PROXY: '1' },
      { port: undefined, socket: '/run/foyer/foyer.sock' },
    ],
    [{ BASE_URL: 'HTTPS://EXAMPLE.com:443' }, { baseUrl: 'https://example.com' }],
    [{ BASE_URL: 'https://lämpchen.example' }, { baseUrl: 'https://xn--lmpchen-5wa.example' }],
    [{ BASE_URL: 'http://[::1]:3000' }, { baseUrl: 'http://[::1]:3000' }],
    [{ BASE_URL: 'http://192.0.2.7:3000' }, { baseUrl: 'http://192.0.2.7:3000' }],
    [{ SITE_URL: 'https://www.example.com/shop?a=b#c' }, { siteUrl: 'https://www.example.com/shop?a=b#c' }],
    [
      { DATABASE_URL: 'sqlite:our data/füyer (1).sqlite' },
      { database: { engine: 'sqlite', file: 'our data/füyer (1).sqlite' } },
    ],
    [
      { DATABASE_URL: 'postgres://foyer:a%40b%2F@db.example.com/accounts', SECRET: secret },
      { database: { ...onServer, host: 'db.example.com', password: 'a@b/', database: 'accounts' } },
    ],
    [
      { DATABASE_URL: 'postgresql://foyer@[::1]:6432/foyer?sslmode=verify-full&prepared=off', SECRET: secret },
      { database: { ...onServer, host: '::1', port: 6432, tls: 'verify-full', prepares: false } },
    ],
    [
      { DATABASE_URL: 'postgres://foyer@%2Frun%2Fpostgresql/foyer', SECRET: secret },
      { database: { ...onServer, host: '/run/postgresql' } },
    ],
    [
      { DATABASE_URL: 'postgres:///foyer?host=/run/postgresql&user=foyer', SECRET: secret },
      { database: { ...onServer, host: '/run/postgresql' } },
    ],
    [{ DATABASE_URL: 'sqlite:../data.d/foyer' }, { database: { engine: 'sqlite', file: '../data.d/foyer' } }],
    [{ MAIL_URL: 'smtp://mailhog:1025' }, { mailUrl: 'smtp://mailhog:1025' }],
    [{ MAIL_URL: 'smtp://user@mail.example.com' }, { mailUrl: 'smtp://user@mail.example.com' }],
    [{ MAIL_URL: 'smtp://u:p@[::1]:25/?requireTLS=false' }, { mailUrl: 'smtp://u:p@[::1]:25/?requireTLS=false' }],
    [{ MAIL_URL: 'smtps://me%40a.b:%2F%23%3F%25+!@mx.a.b' }, { mailUrl: 'smtps://me%40a.b:%2F%23%3F%25+!@mx.a.b' }],
    [{ MAIL_URL: 'smtp://u:pa$word$@10.0.0.7?name=a' }, { mailUrl: 'smtp://u:pa$word$@10.0.0.7?name=a' }],
    [
      { MAIL_URL: 'smtp://mail-1?secure=false&requireTLS=true' },
      { mailUrl: 'smtp://mail-1?secure=false&requireTLS=true' },
    ],
    [{ TRUST_PROXY: '10' }, { trustProxy: 10 }],
    [{ TRUST_PROXY: '10.0.0.0/8, ::1' }, { trustProxy: ['10.0.0.0/8', '::1'] }],
    [{ TRUST_PROXY: 'loopback,2001:db8::/32' }, { trustProxy: ['127.0.0.0/8', '::1/128', '2001:db8::/32'] }],
    [{ DATABASE_URL: 'sqlite:a/b/c.sqlite' }, { database: { engine: 'sqlite', file: 'a/b/c.sqlite' } }],
    [{ DATABASE_URL: 'sqlite:./c.sqlite' }, { database: { engine: 'sqlite', file: './c.sqlite' } }],
    [
      { DATABASE_URL: 'sqlite:/var/lib/foyer/c.sqlite' },
      { database: { engine: 'sqlite', file: '/var/lib/foyer/c.sqlite' } },
    ],
    [
      { DATABASE_URL: 'sqlite:///var/lib/foyer/c.sqlite' },
      { database: { engine: 'sqlite', file: '/var/lib/foyer/c.sqlite' } },
    ],
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

describe('A SECRET', () => {
  const words =
    'anchor basil cobalt drizzle ember fjord gravel hazel iris jigsaw kettle lagoon maple nectar otter plum'.split(' ');
  const symbols = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter(
    (one) => !`,"'\``.includes(one),
  );
  const pick = (from: readonly string[], count: number, between = ''): string =>
    Array.from({ length: count }, () => from[randomInt(from.length)]).join(between);

  const distinct = (from: readonly string[], count: number): string[] => {
    const left = [...from];
    return Array.from({ length: count }, () => left.splice(randomInt(left.length), 1)[0] ?? '');
  };

  it.each<[string, () => string]>([
    ['openssl rand -hex 16', () => randomBytes(16).toString('hex')],
    ['openssl rand -hex 32', () => randomBytes(32).toString('hex')],
    ['openssl rand -base64 32', () => randomBytes(32).toString('base64')],
    ['openssl rand -base64 24, URL-safe', () => randomBytes(24).toString('base64url')],
    ['uuidgen', () => randomUUID()],
    ['uuidgen twice', () => randomUUID() + randomUUID()],
    ['forty digits', () => pick([...'0123456789'], 40)],
    ['pwgen -s -y 32', () => pick(symbols, 32)],
    // Of 7,776 words, hardly any comes twice. Of these sixteen, most would.
    ['diceware, eight words', () => distinct(words, 8).join('-').padEnd(32, 'x')],
  ])('from %s is never refused', (_, make) => {
    for (let count = 0; count < 2000; count += 1) {
      const made = make();
      expect([made, loadConfig({ SECRET: made }).secrets]).toEqual([made, [made]]);
    }
  });
});

describe('A value in a file', () => {
  const put = (text: string): string => {
    writeFileSync('value', text);
    return 'value';
  };

  it.each(['', '\n', '\r\n', '\n\n'])('is read without its last line break: %j', (end) => {
    expect(loadConfig({ SECRET_FILE: put(`${secret}${end}`) }).secrets).toEqual([secret]);
  });

  it('is possible for every variable', () => {
    const SECRET = secret;
    expect(loadConfig({ SECRET, DATABASE_URL_FILE: put('sqlite:x.sqlite\n') }).database).toEqual({
      engine: 'sqlite',
      file: 'x.sqlite',
    });
    expect(loadConfig({ SECRET, MAIL_URL_FILE: put('smtp://u:p@a.b\n') }).mailUrl).toBe('smtp://u:p@a.b');
    for (const name of variableNames.filter((each) => each !== 'UV_THREADPOOL_SIZE')) {
      const environment = { SECRET, [name]: '', [`${name}_FILE`]: put(' \n') };
      expect(() => loadConfig(environment)).toThrow(new RegExp(`^${name} must not start or end with a space`));
    }
  });

  it('counts as not set if the name of the file is empty', () => {
    expect(loadConfig({ SECRET: secret, SECRET_FILE: '' }).secrets).toEqual([secret]);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'it is also set',
      { SECRET: secret, SECRET_FILE: 'value' },
      'SECRET and SECRET_FILE are both set: use one of them.',
    ],
    [
      'there is no file',
      { SECRET_FILE: 'no' },
      'SECRET_FILE must be the path of a file that Foyer can read, but it cannot (ENOENT).',
    ],
    [
      'it is a directory',
      { SECRET_FILE: '.' },
      'SECRET_FILE must be the path of a file that Foyer can read, but it cannot (EISDIR).',
    ],
    ['the file is empty', { MAIL_URL_FILE: 'empty', SECRET: secret }, 'The file of MAIL_URL_FILE is empty.'],
    [
      'the file has only a line break',
      { MAIL_URL_FILE: 'blank', SECRET: secret },
      'The file of MAIL_URL_FILE is empty.',
    ],
    [
      'Node reads it itself',
      { UV_THREADPOOL_SIZE_FILE: 'value' },
      'UV_THREADPOOL_SIZE_FILE has no effect: set UV_THREADPOOL_SIZE.',
    ],
  ])('is refused if %s', (_, environment, sentence) => {
    put(secret);
    writeFileSync('empty', '');
    writeFileSync('blank', '\n');
    expect(() => loadConfig(environment)).toThrow(new Error(sentence));
  });

  it('is used at startup', async () => {
    const { stderr } = await runToEnd('src/main.js', [], folder, { PORT_FILE: put('wrong\n') });
    expect(stderr).toBe('PORT must be a whole number from 1 to 65535.\n');
  });
});

describe('A variable that Foyer does not have', () => {
  it.each([
    ['BASEURL', 'BASE_URL'],
    ['base_url', 'BASE_URL'],
    ['MAILURL', 'MAIL_URL'],
    ['MAIL_URI', 'MAIL_URL'],
    ['SECRETS', 'SECRET'],
    ['SECRT', undefined],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['TRUSTPROXY', 'TRUST_PROXY'],
    ['SITENAME', 'SITE_NAME'],
    ['SITE_COLOUR', 'SITE_COLOR'],
  ])('but that looks like one is named: %s', (name, meant) => {
    const warnings = meant === undefined ? [] : [`${name} has no effect: the variable is called ${meant}.`];
    expect(unknownNames({ [name]: 'x' })).toEqual(warnings);
  });

  it('is named if its first word is one of Foyer’s', () => {
    for (const name of ['MAIL_HOST', 'MAIL_PASSWORD', 'SMTP_HOST', 'SITE_TITLE', 'FOYER_SECRET'])
      expect(unknownNames({ [name]: 'x' })).toEqual([`${name} has no effect: Foyer has no variable of this name.`]);
  });

  it('is named if it is for a provider that LOGIN_WITH does not name', () => {
    const ofGoogle = { LOGIN_GOOGLE_CLIENT_ID: 'x', LOGIN_GOOGLE_CLIENT_SECRET_FILE: 'x' };
    expect(unknownNames({ LOGIN_WITH: 'google', ...ofGoogle, LOGIN_SHELL: 'x' })).toEqual([]);
    expect(unknownNames(ofGoogle)).toHaveLength(2);
    expect(unknownNames({ LOGIN_WITH: 'google', LOGIN_GOOGLE_CLIENTID: 'x' })).toEqual([
      'LOGIN_GOOGLE_CLIENTID has no effect: the variable is called LOGIN_GOOGLE_CLIENT_ID.',
    ]);
  });

  it('is not mentioned if it is somebody else’s, one of Foyer’s, or empty', () => {
    const others = [
      'HOME',
      'HOSTNAME',
      'PATH',
      'MAIL',
      'POST',
      'NODE_OPTIONS',
      'MAIL_SERVICE_HOST',
      'MAIL_PORT_25_TCP',
      'FOYER_PORT',
    ];
    const names = [...others, ...variableNames, ...variableNames.map((name) => `${name}_FILE`)];
    expect(unknownNames(Object.fromEntries(names.map((name) => [name, 'x'])))).toEqual([]);
    expect(unknownNames({ BASEURL: '' })).toEqual([]);
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
    for (const value of ['smtp://user:25#x@mail.example.com', 'sqlite:a#b', '12 #34'])
      for (const line of [`MAIL_URL=${value}`, `export MAIL_URL = ${value}`, `  MAIL_URL=${value}\r`]) {
        writeFileSync('.env', `A=b\n${line}\nC=d\n`);
        if (value === '12 #34') expect(() => readEnvironment()).not.toThrow();
        else expect(() => readEnvironment()).toThrow(/^In \.env a # starts a comment: put the value of MAIL_URL in/);
      }
    writeFileSync('.env', 'A="b#c"\nD=e # f\n# G=h#i\n');
    expect(readEnvironment()).toMatchObject({ A: 'b#c', D: 'e' });
    writeFileSync('.env', 'SITE_COLOR="#1f5f8b"\nSITE_LOGO= # none yet\n');
    expect(readEnvironment()).toMatchObject({ SITE_COLOR: '#1f5f8b', SITE_LOGO: '' });
  });

  it.each<[string, (text: string) => Buffer]>([
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big-endian', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le')],
    ['Latin-1', (text) => Buffer.from(text, 'latin1')],
  ])('is refused in %s', (_, encode) => {
    writeFileSync('.env', encode('PORT=4000\nSITE_NAME=Fuß ü\n'));
    expect(() => readEnvironment()).toThrow('The file .env must be UTF-8: save it again as UTF-8.');
  });

  it('is read with a byte order mark', () => {
    writeFileSync('.env', '\ufeffPORT=4000\nHOST=::\n');
    expect(readEnvironment()).toMatchObject({ PORT: '4000', HOST: '::' });
  });

  it.each(['PORT: 4000', 'PORT 4000', 'PORT', 'set PORT=4000', '[foyer]', '{"PORT": 4000}', '// PORT=4000', '; PORT'])(
    'is refused with the line %s',
    (line) => {
      for (const end of ['\n', '\r\n']) {
        writeFileSync('.env', ['# one', 'A="b', 'PORT: c', 'd" # e', line, ''].join(end));
        expect(() => readEnvironment()).toThrow(/^In \.env, line 5 is not NAME=value\.$/);
      }
    },
  );

  it('can have all that NAME=value can be', () => {
    const lines = [
      '',
      ' # it\'s A="',
      'export A=b',
      ' B = c',
      'C=',
      `D='e`,
      'f: g',
      `'`,
      'h.i-j=k',
      "L=it's",
      'M=n=o: p',
    ];
    for (const end of ['\n', '\r\n']) {
      writeFileSync('.env', lines.join(end));
      expect(readEnvironment()).toMatchObject({ A: 'b', B: 'c', C: '', 'h.i-j': 'k', L: "it's", M: 'n=o: p' });
    }
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
    const names = [...example.matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of [
      'NODE_ENV',
      'PORT',
      'HOST',
      'BASE_URL',
      'DATABASE_URL',
      'PROCESSES',
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
      'SITE_LINKS',
      'SITE_LOOK',
      'SITE_GERMAN',
      'SECURITY_CONTACT',
      'API_ORIGINS',
      'METRICS_TOKEN',
      'CUSTOM_DIR',
    ]) {
      expect(names).toContain(name);
    }
    expect(() => loadConfig(readEnvironment())).not.toThrow();
  });
});
