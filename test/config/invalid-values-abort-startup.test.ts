import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../src/common/config-error.js';
import { loadConfig, variableNames } from '../../src/config/config.js';
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

/** A provider of log-ins with everything that it needs. */
function provider(id: string): Environment {
  const prefix = `LOGIN_${id.toUpperCase().replaceAll('-', '_')}`;
  const issuer = { [`${prefix}_ISSUER`]: 'https://issuer.example' };
  return { LOGIN_WITH: id, ...issuer, [`${prefix}_CLIENT_ID`]: 'foyer', [`${prefix}_CLIENT_SECRET`]: 'a secret' };
}

const invalid: [Environment, RegExp][] = [
  ...['short', 'a'.repeat(32), 'change me, this is no random token', `${'3f9c61d20b7ae584'} 13c0f7d96a2be845`].map(
    (METRICS_TOKEN): [Environment, RegExp] => [{ METRICS_TOKEN }, /^METRICS_TOKEN must be at least 32 random letters/],
  ),
  ...[
    ...['x', '-1', '0', '65536', '3000.5', '1e3', '0x50', '99999999999', 'http'],
    ...['3000abc', '+80', '080', '8_080', '8,080', '３０００', '127.0.0.1:3000', ':3000', '$PORT'],
  ].map((PORT): [Environment, RegExp] => [{ PORT }, /^PORT must be a whole number from 1 to 65535\.$/]),
  ...[
    ...['tcp://10.0.0.7:3000', 'run/foyer.sock', './foyer.sock', '~/foyer.sock', '$HOME/foyer.sock', '/$HOME/f.sock'],
    ...['/run/foyer/', 'unix:/run/foyer.sock', `/${'x'.repeat(107)}`],
  ].map((PORT): [Environment, RegExp] => [{ PORT }, /^PORT must be a port, or the absolute path of a Unix socket/]),
  [{ PORT: '/run/foyer.sock', TRUST_PROXY: '1' }, /^If PORT is the path of a Unix socket, BASE_URL must be set\.$/],
  [{ PORT: '/run/foyer.sock', BASE_URL: 'http://localhost' }, /^If PORT is the path .*, TRUST_PROXY must be set/],
  ...[
    ...[
      '127.0.0.1:3000',
      '[::1]',
      '[::1]:3000',
      'http://localhost',
      '*',
      '1',
      '127.1',
      '0.0.0',
      '256.0.0.1',
      '-',
      '::g',
    ],
    ...['a/b', 'a b', 'example.com.', '0.0.0.0/0', '$HOST'],
  ].map((HOST): [Environment, RegExp] => [{ HOST }, /^HOST must be an IP address or a host name/]),
  ...['example.com', '//example.com', 'ftp://example.com', 'https://', 'https://example.com/path', 'nonsense'].map(
    (BASE_URL): [Environment, RegExp] => [{ BASE_URL }, /^BASE_URL must be the URL of the site/],
  ),
  ...[
    ...['https://example.com?a=b', 'https://example.com/#a', 'https://me@example.com', 'https://:me@example.com'],
    // The URL parser makes another URL of each of these.
    ...['https://example.com?', 'https://example.com#', 'https://@example.com', 'https://example.com/.', 'https:a.b'],
    ...['https:/example.com', 'https:///example.com', 'https:\\\\example.com', 'https://example.com:', 'http://1'],
    ...[
      'http://127.1',
      'http://0x7f000001',
      'https://ex%61mple.com',
      'https://ｅxample.com',
      'https://exam\u00adple.com',
    ],
    ...[
      'https://example.com.',
      'https://example..com',
      'https://*.example.com',
      'https://$HOST',
      'http://a:0',
      'http://a:080',
    ],
    ...['https://https://example.com', 'http://localhost:$PORT', 'https://example.com, https://example.org'],
  ].map((BASE_URL): [Environment, RegExp] => [{ BASE_URL }, /^BASE_URL must be the URL of the site/]),
  ...[
    'www.example.com',
    'https:www.example.com',
    'https://me@example.com',
    'http://1/',
    '//example.com',
    'https://a b',
  ].map((SITE_URL): [Environment, RegExp] => [{ SITE_URL }, /^SITE_URL must be the URL of your site/]),
  ...[
    'postgres',
    'data/foyer.sqlite',
    'sqlite:',
    'file:foyer.sqlite',
    'mysql:',
    'sqlite::memory:',
    // Each would be another file than the one that was meant.
    ...[
      'sqlite://data/x.sqlite',
      'sqlite://x',
      'sqlite:////var/lib/x.sqlite',
      'sqlite:///',
      'sqlite:file:data/x.sqlite',
    ],
    ...[
      'sqlite:file:///data/x',
      'sqlite:~/x.sqlite',
      'sqlite:///~/x.sqlite?mode=rwc',
      'sqlite:~foyer/x',
      'sqlite:x?mode=ro',
    ],
    ...[
      'sqlite:x#y',
      'sqlite:my%20data/x',
      'sqlite:$HOME/x',
      'sqlite:${DATA}/x',
      'sqlite:"x"',
      "sqlite:'x'",
      'sqlite: x',
    ],
    ...['sqlite:C:\\data\\x', 'sqlite:data/', 'sqlite:.', 'sqlite:..', 'sqlite:data/..', 'SQLITE:x', 'sqlite:*'],
  ].map((DATABASE_URL): [Environment, RegExp] => [{ DATABASE_URL }, /^DATABASE_URL must be sqlite: and the path/]),
  ...[
    ...[
      'postgres:',
      'postgres://',
      'postgres://localhost/foyer',
      'postgres://foyer@localhost',
      'postgres://foyer@/foyer',
    ],
    // Each would be another host, user or password than the one that was meant.
    ...['postgres://foyer:a/b@db/foyer', 'postgres://foyer:a@b@db/foyer', 'postgres://foyer:a#b@db/foyer'],
    ...['postgres://foyer:a?b@db/foyer', 'postgres://foyer:50%@db/foyer', 'postgres://foyer:a:b@db/foyer'],
    ...['postgres://foyer:${PASSWORD}@db/foyer', 'postgres://foyer:<password>@db/foyer', 'postgres://foyer@1/foyer'],
    ...['postgres://foyer@one,other/foyer', 'postgres://foyer@db:0/foyer', 'postgres://foyer@db:65536/foyer'],
    ...['postgres://foyer@db/foyer/other', 'postgres://foyer@db/', 'postgres://foyer @db/foyer'],
  ].map((DATABASE_URL): [Environment, RegExp] => [{ DATABASE_URL, SECRET: secret }, /^DATABASE_URL must be such as/]),
  ...[
    ...['sslmode=prefer', 'sslmode=allow', 'sslmode=', 'sslmode=Require', 'sslmode=no-verify'],
    ...['ssl=true', 'options=-c%20x', 'connect_timeout=1', 'sslmode=require&sslmode=disable', 'SSLMODE=require'],
    ...['prepared=yes', 'sslcert=cert.pem', 'sslkey=key.pem'],
  ].map((parameters): [Environment, RegExp] => [
    { DATABASE_URL: `postgres://foyer@db/foyer?${parameters}`, SECRET: secret },
    /^(?:In DATABASE_URL, |DATABASE_URL must not have )/,
  ]),
  ...['short', 'x'.repeat(31), `${secret},`, `,${secret}`, `${secret},short`].map((SECRET): [Environment, RegExp] => [
    { SECRET },
    /^SECRET must have at least 32 characters/,
  ]),
  ...[
    ...['a'.repeat(32), 'a'.repeat(200), 'ab'.repeat(16), '1234567890'.repeat(4), '0123456789abcdef'.repeat(2)],
    ...[
      'changeme'.repeat(4),
      'password'.repeat(8),
      `${'correct horse '.repeat(4)}x`,
      'abcdefghijklmnopqrstuvwxyz0123456789',
    ],
    ...[
      'please-change-me-to-something-else-42',
      'your-secret-key-of-32-or-more-letters',
      'change this to a long random text!',
    ],
    ...[
      '$(openssl rand -base64 32 | tr -d "\\n")',
      'the output of openssl rand -base64 32',
      'at least 32 random characters',
    ],
    ...[
      'qwertyuiopasdfghjklzxcvbnm1234567890',
      '<a long random string of 32 letters>',
      '0'.repeat(31) + '1',
      `${secret},${'x'.repeat(40)}`,
    ],
    `${'x'.repeat(40)},${secret}`,
    ...['use-a-long-random-string-here-please', 'please-generate-a-real-secret-here-1'],
    ...['dev-secret-do-not-use-in-production!', 'secret_key_base_for_production_use_only'],
    ...['replace-with-output: paste your value here', 'jwt_signing_random_value_for_test_only'],
  ].map((SECRET): [Environment, RegExp] => [{ SECRET }, /^SECRET must (?:look random|have at least 32)/]),
  ...['mail.example.com', 'http://example.com', 'smtp:', 'smtp://', 'smtp://host:port', 'console', 'sendmail:'].map(
    (MAIL_URL): [Environment, RegExp] => [{ MAIL_URL }, /^MAIL_URL must be console: or a URL/],
  ),
  ...[
    // Each has another host, user or password than the one that was meant.
    ...[
      'smtp://user:2525/Ab@mail.example.com:587',
      'smtp://user:25#Ab@mail.example.com',
      'smtp://user:25?Ab@mail.example.com',
    ],
    ...[
      'smtp://us/er:pass@mail.example.com',
      'smtp://us#er:pass@mail.example.com',
      'smtp://us?er:pass@mail.example.com',
    ],
    ...[
      'smtp://me@example.com:pass@mail.example.com',
      'smtp://user:pa@ss@mail.example.com',
      'smtp://user:50%@mail.example.com',
    ],
    ...[
      'smtp://user:%zz@mail.example.com',
      'smtp://user:%ff@mail.example.com',
      'smtp://:pass@mail.example.com',
      'smtp://@a.example',
    ],
    ...[
      'smtp://user:pass@mail.example.com/path',
      'smtp://user:pass@mail.example.com#x',
      'smtp://mail.example.com:0',
      'smtp:a.b',
    ],
    ...[
      'smtp:/mail.example.com',
      'smtp:///mail.example.com',
      'smtp://user:pa ss@mail.example.com',
      'smtp://m%61il.example.com',
    ],
    // Not replaced, or misread.
    ...['smtp://u:${PW}@h', 'smtp://${USER}:pw@h', 'smtp://u:$PW@h', 'smtp://$USER:pw@h', 'smtp://u:$(cat pw)@h'],
    ...[
      'smtp://u:<password>@h',
      'smtp://<user>:pw@h',
      'smtp://1',
      'smtp://10.1:25',
      'smtp://0x7f000001',
      'smtp://1.2.3',
    ],
    ...[
      'smtp://1.2.3.4.5',
      'smtp://256.0.0.1',
      'smtp://u:p@mail..example.com',
      'smtp://.a.example',
      'smtp://a.example.',
    ],
    ...['smtp://h?secure=tru', 'smtp://h?requireTLS=no', 'smtp://h?name=a&ignoreTLS=1', 'smtp://h?requireTLS'],
    ...['smtp://mäil.example.com', 'smtp://user:pass@', 'smtp://mail.example.com:', 'console://', 'console:x'],
  ].map((MAIL_URL): [Environment, RegExp] => [{ MAIL_URL }, /^MAIL_URL must be console: or a URL/]),
  ...['Help', 'Help <>', 'Help <a@b', 'mailto:a@b.co', 'Help <mailto:a@b.co>', 'a@b@c', 'a b@c', 'a@b, c@d'].map(
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
  ...['Foyer', 'Foyer <>', 'Foyer <a@b', 'mailto:a@b.co', 'Foyer <mailto:a@b.co>', 'a@b@c', 'a b@c', 'a@b, c@d'].map(
    (MAIL_FROM): [Environment, RegExp] => [{ MAIL_FROM }, /^MAIL_FROM must be a sender/],
  ),
  ...[
    ...[
      'all',
      'true',
      '-1',
      '1.5',
      '11',
      '01',
      '0x1',
      '1,2',
      '1,10.0.0.0/8',
      '10.0.0.0/33',
      '::1/129',
      '10.0.0.0/0',
      '::/0',
    ],
    ...[
      '10.0.0.0/08',
      '10.0.0',
      '10.0.0.1,',
      ',10.0.0.1',
      '10.0.0.0-10.0.0.9',
      'proxy.example.com',
      '10.0.0.1:3000',
      '[::1]',
    ],
    ...['fe80::1%eth0', '::ffff:10.0.0.1', '10.0.0.0/255.0.0.0', 'private', 'toString'],
  ].map((TRUST_PROXY): [Environment, RegExp] => [
    { TRUST_PROXY },
    /^TRUST_PROXY must be a whole number from 0 to 10, or a list of IP addresses and networks such as 10\.0\.0\.0\/8,::1\.$/,
  ]),
  ...[
    '*',
    'null',
    'app.example.com',
    'https://a.example/path',
    'https://a.example,',
    'https://a.example https://b.example',
  ].map((API_ORIGINS): [Environment, RegExp] => [{ API_ORIGINS }, /^API_ORIGINS must be a list of origins, such as /]),
  ...['0', '-1', 'many', 'NaN', 'Infinity', '1,5', '1e3', '0x10', '1_000', '.5', '5.', '+2', '0.0', '50%'].map(
    (NETWORK_LIMIT_FACTOR): [Environment, RegExp] => [
      { NETWORK_LIMIT_FACTOR },
      /^NETWORK_LIMIT_FACTOR must be a number greater than 0\.$/,
    ],
  ),
  ...['0', '-1', '1.5', 'many', '1000001'].map((MAIL_PER_HOUR): [Environment, RegExp] => [
    { MAIL_PER_HOUR },
    /^MAIL_PER_HOUR must be a whole number from 1 to 1000000\.$/,
  ]),
  ...['7', '65', 'long', '-12', '12.5'].map((PASSWORD_MIN_LENGTH): [Environment, RegExp] => [
    { PASSWORD_MIN_LENGTH },
    /^PASSWORD_MIN_LENGTH must be a whole number from 8 to 64\.$/,
  ]),
  ...['prod', 'Production', 'staging', 'dev'].map((NODE_ENV): [Environment, RegExp] => [
    { NODE_ENV },
    /^NODE_ENV must be development, production or test, or not set\.$/,
  ]),
  ...['0', '65', 'x', '1.5'].map((PROCESSES): [Environment, RegExp] => [
    { PROCESSES },
    /^PROCESSES must be a whole number from 1 to 64\.$/,
  ]),
  ...['always', 'Everyone', 'true'].map((REQUIRE_SECOND_FACTOR): [Environment, RegExp] => [
    { REQUIRE_SECOND_FACTOR },
    /^REQUIRE_SECOND_FACTOR must be never, admins or everyone\.$/,
  ]),
  ...['on', 'Wait', '24'].map((FACTOR_RECOVERY): [Environment, RegExp] => [
    { FACTOR_RECOVERY },
    /^FACTOR_RECOVERY must be off or wait\.$/,
  ]),
  ...['yes', 'Open', 'invites'].map((REGISTRATION): [Environment, RegExp] => [
    { REGISTRATION },
    /^REGISTRATION must be open, invite or closed\.$/,
  ]),
  ...['example', '@example.com', '*.example.com', 'example.com,', 'ada@example.com', '10.0.0.1', 'a b.example'].map(
    (REGISTRATION_DOMAINS): [Environment, RegExp] => [
      { REGISTRATION_DOMAINS },
      /^REGISTRATION_DOMAINS must be a list of domains/,
    ],
  ),
  ...['yes', 'Admin', 'admins'].map((REGISTRATION_APPROVAL): [Environment, RegExp] => [
    { REGISTRATION_APPROVAL },
    /^REGISTRATION_APPROVAL must be none or admin\.$/,
  ]),
  ...['apps', '/', '/admin', 'https://example.com/'].map((LANDING): [Environment, RegExp] => [
    { LANDING },
    /^LANDING must be \/account or \/apps\.$/,
  ]),
  ...['Google', 'google,google', 'a b', 'google;github', '-x', 'x'.repeat(31), ','].map(
    (LOGIN_WITH): [Environment, RegExp] => [{ LOGIN_WITH }, /^LOGIN_WITH must be a list of up to ten different names/],
  ),
  [{ LOGIN_WITH: 'one' }, /^LOGIN_ONE_CLIENT_ID must be set, since LOGIN_WITH names one\.$/],
  [{ LOGIN_WITH: 'one', LOGIN_ONE_CLIENT_ID: 'foyer' }, /^LOGIN_ONE_CLIENT_SECRET must be set/],
  [{ ...provider('one'), LOGIN_ONE_ISSUER: '' }, /^LOGIN_ONE_ISSUER must be set/],
  ...['http://issuer.example', 'issuer.example', 'https://issuer.example?x=1', 'ftp://x', 'https://u:p@x.example'].map(
    (issuer): [Environment, RegExp] => [
      { ...provider('one'), LOGIN_ONE_ISSUER: issuer },
      /^LOGIN_ONE_ISSUER must be an https: URL/,
    ],
  ),
  [
    { ...provider('one'), ...provider('two-b'), LOGIN_WITH: 'one,two-b' },
    /^LOGIN_TWO_B_ISSUER must not be that of another provider in LOGIN_WITH\.$/,
  ],
  [{ ...provider('one'), LOGIN_ONE_TRUST_EMAIL: 'true' }, /^LOGIN_ONE_TRUST_EMAIL must be yes or no\.$/],
  [{ ...provider('one'), LOGIN_ONE_NAME: 'x'.repeat(41) }, /^LOGIN_ONE_NAME must have at most 40 characters\.$/],
  [{ ...provider('one'), LOGIN_ONE_URL: 'https://x.example' }, /^LOGIN_ONE_URL is for GitHub\./],
  [{ ...provider('one'), LOGIN_ONE_CLIENT_SECRET: 'x ' }, /^LOGIN_ONE_CLIENT_SECRET must not start or end with/],
  [{ ...provider('github') }, /^LOGIN_GITHUB_ISSUER is for OpenID providers\./],
  [
    { ...provider('github-work'), LOGIN_GITHUB_WORK_ISSUER: '', LOGIN_GITHUB_WORK_URL: 'http://github.example' },
    /^LOGIN_GITHUB_WORK_URL must be an https: URL/,
  ],
  ...['0', '1', 'x', '2000'].map((UV_THREADPOOL_SIZE): [Environment, RegExp] => [
    { UV_THREADPOOL_SIZE },
    /^UV_THREADPOOL_SIZE must be a whole number from 2 to 1024\.$/,
  ]),
];

/** What an editor, Windows, a shell or a service manager adds to a value that would be right without it. */
const additions: [string, (value: string) => string, RegExp][] = [
  ['a carriage return', (value) => `${value}\r`, /must not start or end with a space, a line break or an invisible/],
  ['a line break', (value) => `${value}\n`, /must not start or end with a space/],
  ['a space before', (value) => ` ${value}`, /must not start or end with a space/],
  ['a space after', (value) => `${value} `, /must not start or end with a space/],
  ['a tab', (value) => `${value}\t`, /must not start or end with a space/],
  ['a byte order mark', (value) => `\ufeff${value}`, /must not start or end with a space/],
  ['a zero-width space', (value) => `${value}\u200b`, /must not start or end with a space/],
  ['a no-break space', (value) => `${value}\u00a0`, /must not start or end with a space/],
  ['a NUL inside', (value) => `${value}\0${value}`, /must not contain a line break or another control character/],
  ['a line break inside', (value) => `${value}\nBcc: c@d`, /must not contain a line break/],
  ['a line separator inside', (value) => `${value}\u2028${value}`, /must not contain a line break/],
  ['quotation marks', (value) => `"${value}"`, /must not be in quotation marks/],
  ['single quotation marks', (value) => `'${value}'`, /must not be in quotation marks/],
  ['one quotation mark', (value) => `"${value}`, /must not be in quotation marks/],
];

describe('Every variable', () => {
  const valid: Environment = {
    NODE_ENV: 'production',
    PORT: '3000',
    HOST: '127.0.0.1',
    BASE_URL: 'https://example.com',
    DATABASE_URL: 'sqlite:data/foyer.sqlite',
    SECRET: secret,
    MAIL_URL: 'smtp://user:password@mail.example.com:587',
    MAIL_FROM: 'Foyer <no-reply@example.com>',
    MAIL_PER_HOUR: '500',
    TRUST_PROXY: '1',
    NETWORK_LIMIT_FACTOR: '2',
    PASSWORD_MIN_LENGTH: '12',
    API_ORIGINS: 'https://app.example.com',
    REQUIRE_SECOND_FACTOR: 'everyone',
    FACTOR_RECOVERY: 'wait',
    METRICS_TOKEN: '3f9c61d20b7ae58413c0f7d96a2be845',
    REGISTRATION: 'invite',
    REGISTRATION_DOMAINS: 'example.com, Bücher.example',
    REGISTRATION_APPROVAL: 'admin',
    LANDING: '/apps',
    LOGIN_WITH: 'google',
    PROCESSES: '2',
    UV_THREADPOOL_SIZE: '4',
    SITE_NAME: 'Foyer',
    SITE_URL: 'https://www.example.com/',
    SITE_COLOR: '#14625a',
    SITE_LOGO: 'logo.svg',
    SITE_LINKS: 'Privacy=/privacy',
    SITE_LOOK: 'arch',
    SITE_GERMAN: 'du',
    SECURITY_CONTACT: 'mailto:security@example.com',
    CUSTOM_DIR: 'custom',
  };

  it.each(additions)('is refused with %s', (_, add, problem) => {
    expect(variableNames.filter((name) => !(name in valid) && !name.startsWith('MAIL_'))).toEqual([]);
    for (const [name, value] of Object.entries(valid)) {
      const error = errorFor({ [name]: add(value) });
      expect([name, error]).toEqual([name, expect.stringMatching(problem)]);
      expect(error.startsWith(`${name} `)).toBe(true);
      expect(error).not.toContain(value);
    }
  });
});

describe('A path', () => {
  it.each(['SITE_LOGO', 'CUSTOM_DIR'])('in %s is not one that only a shell understands', (name) => {
    for (const path of ['~/logo.svg', '$HOME/logo.svg', '${HOME}/logo.svg', 'file:///logo.svg'])
      expect(errorFor({ [name]: path })).toMatch(new RegExp(`^${name} must be `));
  });
});

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

describe('A SECRET', () => {
  it('with a comma is taken for two, and the sentence says so', () => {
    expect(errorFor({ SECRET: `${'k3J!x0Qz'.repeat(3)},${secret}` })).toContain('A secret cannot contain a comma.');
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
    [{ DATABASE_URL: 'postgres://foyer@db/foyer' }, /^With PostgreSQL SECRET must be set, the same for every process/],
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

  it.each(['nowhere', join('deep', 'nowhere')])(
    'reports that the directory of its socket is missing: %s',
    async (name) => {
      const environment = { PORT: join(folder, name, 'foyer.sock'), BASE_URL: 'http://localhost', TRUST_PROXY: '1' };
      expectOneSentence(
        await runToEnd('src/main.js', [], folder, environment),
        /^Foyer cannot listen at \S+foyer\.sock: there is no directory \S+nowhere\.$/m,
      );
    },
  );

  it('reports that the port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const ended = await runToEnd('src/main.js', [], folder, { PORT: String(port) });
    other.close();
    expectOneSentence(ended, new RegExp(`^Foyer cannot listen at 127\\.0\\.0\\.1:${port}: .*already`));
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
    const ended = await runToEnd('src/cli.js', ['migrate'], folder, { DATABASE_URL: 'data' });
    expectOneSentence(ended, /^DATABASE_URL must be/);
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
