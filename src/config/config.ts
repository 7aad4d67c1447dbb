import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../common/config-error.js';
import { checkCustomDir } from './custom-dir.js';
import { databasePath } from './database-path.js';
import { type Environment, valuesOf } from './environment.js';
import { policy } from '../policy.js';
import { mailbox, mailFields, mailOAuthOf } from './mail.js';
import { secretBeside } from './secret-file.js';
import { looksRandom } from './secret-strength.js';
import { siteFields } from './site.js';
import { trustedNetworks } from './trusted-networks.js';
import { isMailUrl, isSiteUrl } from './urls.js';

export { readEnvironment } from './environment.js';

/** The operator's settings but for SECRET. */
export type Settings = ReturnType<typeof settingsOf>;
/** All of them, as `loadConfig` makes them of the environment. */
export type Config = Settings & { readonly secrets: readonly string[] };
/** The token under which Nest injects them. */
export const Config = (() => undefined) as unknown as abstract new () => Config;

/** @throws ConfigError with one sentence about the first invalid value. */
export function loadConfig(environment: Environment): Config {
  const values = checkedValues(environment, variableNames);
  return { ...settingsOf(values), secrets: secretsOf(values) };
}

/** For a command that needs no secret: the server's may be where only the server can read it. @throws ConfigError. */
export function loadSettings(environment: Environment): Settings {
  const names = variableNames.filter((name) => name !== 'SECRET');
  return settingsOf(checkedValues(environment, names));
}

/** For a command that needs only the database: nothing else has to be right, or to be there. @throws ConfigError. */
export function databaseFileOf(environment: Environment): string {
  return parsed(environmentSchema.pick({ DATABASE_URL: true }), environment, ['DATABASE_URL']).DATABASE_URL;
}

type Values = z.output<typeof environmentSchema>;

function checkedValues(environment: Environment, names: readonly string[]): Values {
  const values = parsed(environmentSchema, environment, names);
  if (typeof values.PORT === 'string') checkSocket(values);
  if (values.NODE_ENV === 'production') checkProduction(values);
  if (values.CUSTOM_DIR !== undefined) checkCustomDir(values.CUSTOM_DIR);
  return values;
}

function parsed<Output>(schema: z.ZodType<Output>, environment: Environment, names: readonly string[]): Output {
  const result = schema.safeParse(valuesOf(environment, names));
  if (!result.success) throw new ConfigError(result.error.issues[0]?.message ?? 'The configuration is invalid.');
  return result.data;
}

function checkProduction(values: Values): void {
  const { protocol, hostname } = new URL(baseUrlOf(values));
  if (protocol !== 'https:' && !isLocal(hostname))
    throw new ConfigError('In production BASE_URL must start with https:, unless it is on localhost.');
}

/** Newest first. */
function secretsOf({ NODE_ENV, SECRET, DATABASE_URL }: Values): readonly string[] {
  if (SECRET === undefined && NODE_ENV === 'production')
    throw new ConfigError('In production SECRET must be set: at least 32 random characters, kept out of the code.');
  return SECRET ?? [secretBeside(DATABASE_URL)];
}

/** Only a proxy can reach it, under an address that Foyer cannot know. */
function checkSocket({ BASE_URL, TRUST_PROXY }: Values): void {
  if (BASE_URL === undefined) throw new ConfigError('If PORT is the path of a Unix socket, BASE_URL must be set.');
  if (TRUST_PROXY === 0)
    throw new ConfigError('If PORT is the path of a Unix socket, TRUST_PROXY must be set, such as TRUST_PROXY=1.');
}

function baseUrlOf({ BASE_URL, PORT }: Values): string {
  return BASE_URL ?? `http://localhost:${PORT}`;
}

function settingsOf(values: Values) {
  const production = values.NODE_ENV === 'production';
  const development = values.NODE_ENV === 'development';
  const baseUrl = baseUrlOf(values);
  const { hostname } = new URL(baseUrl);
  return {
    production,
    /** Views are read again for every page. */
    development,
    /** Every mail can be read at `/dev/mail`; never on a site with a public address, whatever NODE_ENV says. */
    showsMail: development && isLocal(hostname),
    port: typeof values.PORT === 'number' ? values.PORT : undefined,
    host: values.HOST,
    /** The path of a Unix socket, instead of a port and a host. */
    socket: typeof values.PORT === 'string' ? values.PORT : undefined,
    /** Without a trailing slash. The only source of links in mails. */
    baseUrl,
    /** Turns on Secure cookies with `__Host-` names, and HSTS. */
    https: baseUrl.startsWith('https:'),
    databaseFile: values.DATABASE_URL,
    mailUrl: values.MAIL_URL,
    /** No mail is sent to a server without TLS. */
    mailOverTls: production && !allowsPlaintext(new URL(values.MAIL_URL)),
    mailFrom: values.MAIL_FROM ?? `${values.SITE_NAME} <no-reply@${hostname}>`,
    /** Where answers go, if not to the sender. */
    mailReplyTo: values.MAIL_REPLY_TO,
    /** Instead of a password in MAIL_URL. */
    mailOAuth: mailOAuthOf(values),
    mailPerHour: values.MAIL_PER_HOUR,
    /** The number of reverse proxies in front, or their networks. */
    trustProxy: values.TRUST_PROXY,
    networkLimitFactor: values.NETWORK_LIMIT_FACTOR,
    passwordMinLength: values.PASSWORD_MIN_LENGTH,
    /** libuv's threads, shared by hashing, file access and DNS lookups. */
    poolThreads: values.UV_THREADPOOL_SIZE,
    siteName: values.SITE_NAME,
    /** The link back to the site that Foyer belongs to. */
    siteUrl: values.SITE_URL,
    siteColor: values.SITE_COLOR,
    /** The path of an image, which replaces the mark and the name. */
    siteLogo: values.SITE_LOGO && resolve(values.SITE_LOGO),
    /** In the footer. */
    siteLinks: values.SITE_LINKS,
    siteLook: values.SITE_LOOK,
    /** Where to report a vulnerability, for security.txt. */
    securityContact: values.SECURITY_CONTACT,
    /** A directory whose files replace ours of the same path: views/… and public/…. */
    customDir: values.CUSTOM_DIR && resolve(values.CUSTOM_DIR),
  } as const;
}

const environmentSchema = z.object({
  // With any other value, a typo would silently turn production mode off.
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'NODE_ENV must be development, production or test, or not set.')
    .optional(),
  PORT: z
    .string()
    .refine((text) => text.includes('/') || isWholeNumber(text, 1, 65_535), notWhole('PORT', 1, 65_535))
    .refine(
      (text) => !text.includes('/') || (/^\/[^$%?"']*[^/]$/.test(text) && Buffer.byteLength(text) <= 107),
      'PORT must be a port, or the absolute path of a Unix socket in at most 107 bytes, such as /run/foyer/foyer.sock.',
    )
    .transform((text) => (text.includes('/') ? text : Number(text)))
    .default(3000),
  HOST: z
    .string()
    .refine(isHost, 'HOST must be an IP address or a host name, without a port, such as 127.0.0.1 or 0.0.0.0.')
    .default('127.0.0.1'),
  BASE_URL: z
    .string()
    .refine(isSiteUrl, 'BASE_URL must be the URL of the site, such as https://example.com, without a path.')
    .transform((url) => new URL(url).origin)
    .optional(),
  DATABASE_URL: z
    .string()
    .transform(databasePath)
    .refine(
      (path) => path !== undefined,
      'DATABASE_URL must be sqlite: and the path of a file, such as sqlite:data/foyer.sqlite or sqlite:/var/lib/foyer.sqlite, without ~, ?, %, $ and quotation marks.',
    )
    .default('data/foyer.sqlite'),
  SECRET: z
    .string()
    .transform((list) => list.split(',').map((secret) => secret.trim()))
    .refine(
      (list) => list.every((secret) => secret.length >= 32),
      'SECRET must have at least 32 characters. A secret cannot contain a comma. To change it, set both: new,old.',
    )
    .refine(
      (list) => list.every(looksRandom),
      'SECRET must look random, and this one does not: use the output of "openssl rand -base64 32".',
    )
    .optional(),
  MAIL_URL: z
    .string()
    .refine(
      isMailUrl,
      'MAIL_URL must be console: or a URL such as smtp://user:password@host:587 or smtps://…, with @ / ? # % in the password as %40 %2F %3F %23 %25.',
    )
    .default('console:'),
  MAIL_FROM: mailbox('MAIL_FROM must be a sender such as Foyer <no-reply@example.com>.').optional(),
  MAIL_PER_HOUR: wholeNumber('MAIL_PER_HOUR', 1, 1_000_000).default(policy.mail.perHour),
  TRUST_PROXY: z
    .string()
    .transform(trustedNetworks)
    .refine(
      (trusted) => trusted !== undefined,
      'TRUST_PROXY must be a whole number from 0 to 10, or a list of IP addresses and networks such as 10.0.0.0/8,::1.',
    )
    .default(0),
  NETWORK_LIMIT_FACTOR: z
    .string()
    .refine(
      (text) => /^\d{1,9}(?:\.\d{1,9})?$/.test(text) && Number(text) > 0,
      'NETWORK_LIMIT_FACTOR must be a number greater than 0.',
    )
    .transform(Number)
    .default(1),
  PASSWORD_MIN_LENGTH: wholeNumber('PASSWORD_MIN_LENGTH', policy.passwords.minLengthFloor, 64).default(
    policy.passwords.minLength,
  ),
  UV_THREADPOOL_SIZE: wholeNumber('UV_THREADPOOL_SIZE', 2, 1024).default(4),
  ...mailFields,
  ...siteFields,
});

/** Every variable that Foyer reads. */
export const variableNames: readonly string[] = Object.keys(environmentSchema.shape);

function wholeNumber(name: string, min: number, max: number) {
  return z
    .string()
    .refine((text) => isWholeNumber(text, min, max), notWhole(name, min, max))
    .transform(Number);
}

function isWholeNumber(text: string, min: number, max: number): boolean {
  return /^(?:0|[1-9]\d{0,8})$/.test(text) && Number(text) >= min && Number(text) <= max;
}

function notWhole(name: string, min: number, max: number): string {
  return `${name} must be a whole number from ${min} to ${max}.`;
}

/** Not `10.0.0` or `1`, which is 0.0.0.1 for a resolver. */
function isHost(text: string): boolean {
  return isIP(text) !== 0 || (/^[a-z\d](?:[\w.-]*[a-z\d])?$/i.test(text) && !/(?:^|\.)\d+$/.test(text));
}

/** On this machine, or declared safe by the operator: a relay in a private network. */
function allowsPlaintext({ hostname, searchParams }: URL): boolean {
  return isLocal(hostname) || searchParams.get('requireTLS') === 'false';
}

/** True for a URL host that always means this machine. */
export function isLocal(hostname: string): boolean {
  return /(?:^|\.)localhost$/.test(hostname) || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
