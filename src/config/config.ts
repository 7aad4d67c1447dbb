import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { ConfigError } from '../common/config-error.js';
import { checkCustomDir } from './custom-dir.js';
import { policy } from '../policy.js';
import { mailbox, mailFields, mailOAuthOf } from './mail.js';
import { secretBeside } from './secret-file.js';
import { siteFields } from './site.js';
import { urlOf } from '../common/url.js';

/** The operator's settings, as `loadConfig` makes them of the environment. */
export type Config = ReturnType<typeof settingsOf>;
/** The token under which Nest injects them. */
export const Config = (() => undefined) as unknown as abstract new () => Config;

type Environment = Readonly<Record<string, string | undefined>>;

/** With values from `.env` in the working directory for what is not set. @throws ConfigError when it is unreadable. */
export function readEnvironment(): Environment {
  const file = readEnvFile();
  // Node read it at its own start. From .env it would only change our number, not the size of the pool.
  if (file.UV_THREADPOOL_SIZE) {
    throw new ConfigError('UV_THREADPOOL_SIZE must be an environment variable: Node starts before .env is read.');
  }
  return { ...file, ...process.env };
}

function readEnvFile(): Environment {
  const text = textOfEnvFile();
  // Such as a color: without quotes it would be a comment, and the default would be used silently.
  const unquoted = /^\s*(\w+)\s*=\s*#\S/m.exec(text)?.[1];
  if (unquoted !== undefined) {
    throw new ConfigError(`In .env a # starts a comment: put the value of ${unquoted} in quotation marks.`);
  }
  return parseEnv(text);
}

function textOfEnvFile(): string {
  try {
    return existsSync('.env') ? readFileSync('.env', 'utf8') : '';
  } catch (error) {
    throw new ConfigError(`The file .env cannot be read: ${(error as Error).message}.`);
  }
}

/** @throws ConfigError with one sentence about the first invalid value. */
export function loadConfig(environment: Environment): Config {
  // An empty value, as in `VARIABLE=`, means "not set".
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = environmentSchema.safeParse(set);
  if (!result.success) throw new ConfigError(result.error.issues[0]?.message ?? 'The configuration is invalid.');
  const values = result.data;
  if (values.NODE_ENV === 'production') checkProduction(values);
  if (values.CUSTOM_DIR !== undefined) checkCustomDir(values.CUSTOM_DIR);
  return settingsOf(values);
}

type Values = z.output<typeof environmentSchema>;

function checkProduction(values: Values): void {
  const { protocol, hostname } = new URL(baseUrlOf(values));
  if (protocol !== 'https:' && !isLocal(hostname))
    throw new ConfigError('In production BASE_URL must start with https:, unless it is on localhost.');
  if (values.SECRET === undefined)
    throw new ConfigError('In production SECRET must be set: at least 32 random characters, kept out of the code.');
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
    port: values.PORT,
    /** `undefined`: all interfaces. */
    host: values.HOST ?? (production ? undefined : 'localhost'),
    /** Without a trailing slash. The only source of links in mails. */
    baseUrl,
    /** Turns on Secure cookies with `__Host-` names, and HSTS. */
    https: baseUrl.startsWith('https:'),
    databaseFile: values.DATABASE_URL,
    /** Newest first. */
    secrets: values.SECRET ?? [secretBeside(values.DATABASE_URL)],
    mailUrl: values.MAIL_URL,
    /** No mail is sent to a server without TLS. */
    mailOverTls: production && !allowsPlaintext(new URL(values.MAIL_URL)),
    mailFrom: values.MAIL_FROM ?? `${values.SITE_NAME} <no-reply@${hostname}>`,
    /** Where answers go, if not to the sender. */
    mailReplyTo: values.MAIL_REPLY_TO,
    /** Instead of a password in MAIL_URL. */
    mailOAuth: mailOAuthOf(values),
    mailPerHour: values.MAIL_PER_HOUR,
    /** The number of reverse proxies in front. */
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
    /** A directory whose files replace ours of the same path: views/… and public/…. */
    customDir: values.CUSTOM_DIR && resolve(values.CUSTOM_DIR),
  } as const;
}

const environmentSchema = z.object({
  // With any other value, a typo would silently turn production mode off.
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'NODE_ENV must be development, production or test, or not set.')
    .optional(),
  PORT: wholeNumber('PORT', 1, 65_535).default(3000),
  HOST: z.string().optional(),
  BASE_URL: z
    .string()
    .refine(isSiteUrl, 'BASE_URL must be the URL of the site, such as https://example.com, without a path.')
    .transform((url) => new URL(url).origin)
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^sqlite:(?!:memory:).+/,
      'DATABASE_URL must be sqlite: and the path of a file, such as sqlite:data/foyer.sqlite.',
    )
    .transform((url) => url.replace(/^sqlite:(\/\/(?=\/))?/, ''))
    .default('data/foyer.sqlite'),
  SECRET: z
    .string()
    .transform((list) => list.split(',').map((secret) => secret.trim()))
    .refine(
      (list) => list.every((secret) => secret.length >= 32),
      'SECRET must have at least 32 characters. To change it, set both secrets: new,old.',
    )
    .optional(),
  MAIL_URL: z
    .string()
    .refine(isMailUrl, 'MAIL_URL must be console: or a URL such as smtp://user:password@host:587 or smtps://….')
    .default('console:'),
  MAIL_FROM: mailbox('MAIL_FROM must be a sender such as Foyer <no-reply@example.com>.').optional(),
  MAIL_PER_HOUR: wholeNumber('MAIL_PER_HOUR', 1, 1_000_000).default(policy.mail.perHour),
  TRUST_PROXY: wholeNumber('TRUST_PROXY', 0, 10).default(0),
  NETWORK_LIMIT_FACTOR: z
    .string()
    .refine(
      (text) => Number(text) > 0 && Number.isFinite(Number(text)),
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

function wholeNumber(name: string, min: number, max: number) {
  return z
    .string()
    .refine(
      (text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max,
      `${name} must be a whole number from ${min} to ${max}.`,
    )
    .transform(Number);
}

function isSiteUrl(text: string): boolean {
  const url = urlOf(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/') return false;
  return [url.search, url.hash, url.username, url.password].every((part) => part === '');
}

function isMailUrl(text: string): boolean {
  if (text === 'console:') return true;
  const url = urlOf(text);
  return url !== undefined && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '';
}

/** On this machine, or declared safe by the operator: a relay in a private network. */
function allowsPlaintext({ hostname, searchParams }: URL): boolean {
  return isLocal(hostname) || searchParams.get('requireTLS') === 'false';
}

/** True for a URL host that always means this machine. */
export function isLocal(hostname: string): boolean {
  return /(?:^|\.)localhost$/.test(hostname) || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
