import { z } from 'zod';
import { ConfigError } from '../common/config-error.js';
import { checkCustomDir } from './custom-dir.js';
import { type DatabasePlace, databasePlace } from './database-place.js';
import { type Environment, valuesOf } from './environment.js';
import { policy } from '../policy.js';
import { checkSocket, listenFields } from './listen-address.js';
import { type LoginProvider, loginFields, loginProvidersOf } from './login-providers.js';
import { mailFields, mailSettingsOf } from './mail.js';
import { registrationFields, registrationSettingsOf } from './registration.js';
import { secretFields, secretsOf } from './secrets.js';
import { looksRandom } from './secret-strength.js';
import { siteFields, siteSettingsOf } from './site.js';
import { trustedNetworks } from './trusted-networks.js';
import { isLocal, isSiteUrl } from './urls.js';
import { wholeNumber } from './whole-number.js';

/** The operator's settings but for SECRET and the providers of log-ins, which have secrets. */
export type Settings = ReturnType<typeof settingsOf>;
/** All of them, as `loadConfig` makes them of the environment. */
export type Config = Settings & {
  readonly secrets: readonly string[];
  readonly role: Role;
  /** Whose accounts people can log in with, in the order of the buttons. */
  readonly loginProviders: readonly LoginProvider[];
};

/** What a process does: it answers, or it sends email and deletes what has expired. */
export const roles = ['both', 'web', 'worker'] as const;
export type Role = (typeof roles)[number];

/** The token under which Nest injects them. */
export const Config = (() => undefined) as unknown as abstract new () => Config;

/** @throws ConfigError with one sentence about the first invalid value. */
export function loadConfig(environment: Environment, role: Role = 'both'): Config {
  const values = checkedValues(environment, variableNames);
  const loginProviders = loginProvidersOf(values.LOGIN_WITH, environment);
  return { ...settingsOf(values), secrets: secretsOf(values), role, loginProviders };
}

/** For a command that needs no secret: the server's may be where only the server can read it. @throws ConfigError. */
export function loadSettings(environment: Environment): Settings {
  const names = variableNames.filter((name) => name !== 'SECRET');
  return settingsOf(checkedValues(environment, names));
}

/** For a command that needs only the database: nothing else has to be right, or to be there. @throws ConfigError. */
export function databaseOf(environment: Environment): DatabasePlace {
  return parsed(environmentSchema.pick({ DATABASE_URL: true }), environment, ['DATABASE_URL']).DATABASE_URL;
}

type Values = z.output<typeof environmentSchema>;

function checkedValues(environment: Environment, names: readonly string[]): Values {
  const values = parsed(environmentSchema, environment, names);
  checkSocket(values);
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

function sharedOut(place: DatabasePlace, processes: number): DatabasePlace {
  if (place.engine === 'sqlite') return place;
  const { connections, connectionsAtLeast } = policy.database.postgres;
  return { ...place, connections: Math.max(connectionsAtLeast, Math.ceil(connections / processes)) };
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
    database: sharedOut(values.DATABASE_URL, values.PROCESSES),
    /** How many processes of Foyer share this machine and the connections of the database. */
    processes: values.PROCESSES,
    ...mailSettingsOf(values, { production, sender: `${values.SITE_NAME} <no-reply@${hostname}>` }),
    /** The number of reverse proxies in front, or their networks. */
    trustProxy: values.TRUST_PROXY,
    networkLimitFactor: values.NETWORK_LIMIT_FACTOR,
    passwordMinLength: values.PASSWORD_MIN_LENGTH,
    /** Whose pages may use the API with a token. */
    apiOrigins: values.API_ORIGINS,
    /** Whether people have to have a second factor. */
    requireSecondFactor: values.REQUIRE_SECOND_FACTOR,
    /** Whether whoever has lost all of them can have them removed after a wait, with the password and the mailbox. */
    factorRecovery: values.FACTOR_RECOVERY === 'wait',
    /** What whoever reads the metrics has to send. Undefined: nobody can. */
    metricsToken: values.METRICS_TOKEN,
    ...registrationSettingsOf(values),
    /** The page after a log-in that was not for another one. */
    landing: values.LANDING,
    /** libuv's threads, shared by hashing, file access and DNS lookups. */
    poolThreads: values.UV_THREADPOOL_SIZE,
    ...siteSettingsOf(values),
  } as const;
}

const environmentSchema = z.object({
  // With any other value, a typo would silently turn production mode off.
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'NODE_ENV must be development, production or test, or not set.')
    .optional(),
  ...listenFields,
  BASE_URL: z
    .string()
    .refine(isSiteUrl, 'BASE_URL must be the URL of the site, such as https://example.com, without a path.')
    .transform((url) => new URL(url).origin)
    .optional(),
  DATABASE_URL: z
    .string()
    .transform((url, context): DatabasePlace => {
      const place = databasePlace(url);
      if (typeof place !== 'string') return place;
      context.addIssue(place);
      return z.NEVER;
    })
    .default({ engine: 'sqlite', file: 'data/foyer.sqlite' }),
  ...secretFields,
  ...mailFields,
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
  API_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine(
      (origins) => origins.every(isSiteUrl),
      'API_ORIGINS must be a list of origins, such as https://app.example.com,https://example.org, without paths.',
    )
    .transform((origins) => origins.map((origin) => new URL(origin).origin))
    .default([]),
  REQUIRE_SECOND_FACTOR: z
    .enum(['never', 'admins', 'everyone'], 'REQUIRE_SECOND_FACTOR must be never, admins or everyone.')
    .default('admins'),
  FACTOR_RECOVERY: z.enum(['off', 'wait'], 'FACTOR_RECOVERY must be off or wait.').default('off'),
  METRICS_TOKEN: z
    .string()
    .refine(
      (token) => /^[\w.~+/=-]{32,}$/.test(token) && looksRandom(token),
      'METRICS_TOKEN must be at least 32 random letters and digits: use the output of "openssl rand -hex 32".',
    )
    .optional(),
  ...registrationFields,
  LANDING: z.enum(['/account', '/apps'], 'LANDING must be /account or /apps.').default('/account'),
  PROCESSES: wholeNumber('PROCESSES', 1, 64).default(1),
  UV_THREADPOOL_SIZE: wholeNumber('UV_THREADPOOL_SIZE', 2, 1024).default(4),
  ...loginFields,
  ...siteFields,
});

/** Every variable that Foyer reads. */
export const variableNames: readonly string[] = Object.keys(environmentSchema.shape);
