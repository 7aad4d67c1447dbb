import { z } from 'zod';
import { ConfigError } from '../common/config-error.js';
import { urlOf } from '../common/url.js';
import { policy } from '../policy.js';
import { isLocal, isMailUrl } from './urls.js';
import { wholeNumber } from './whole-number.js';

/** How Foyer gets the tokens with which it logs in at the mail server. */
export interface MailOAuth {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Without it, Foyer asks as itself (client credentials). */
  readonly refreshToken: string | undefined;
  readonly scope: string | undefined;
}

export const mailFields = {
  MAIL_URL: z
    .string()
    .refine(
      isMailUrl,
      'MAIL_URL must be console: or a URL such as smtp://user:password@host:587 or smtps://…, with @ / ? # % in the password as %40 %2F %3F %23 %25.',
    )
    .default('console:'),
  MAIL_FROM: mailbox('MAIL_FROM must be a sender such as Foyer <no-reply@example.com>.').optional(),
  MAIL_PER_HOUR: wholeNumber('MAIL_PER_HOUR', 1, 1_000_000).default(policy.mail.perHour),
  MAIL_REPLY_TO: mailbox('MAIL_REPLY_TO must be an address for answers such as Help <help@example.com>.').optional(),
  MAIL_OAUTH_TOKEN_URL: z
    .string()
    .refine(isTokenUrl, 'MAIL_OAUTH_TOKEN_URL must be the https: URL of a token endpoint.')
    .optional(),
  MAIL_OAUTH_CLIENT_ID: z.string().optional(),
  MAIL_OAUTH_CLIENT_SECRET: z.string().optional(),
  MAIL_OAUTH_REFRESH_TOKEN: z.string().optional(),
  MAIL_OAUTH_SCOPE: z.string().optional(),
};

type MailValues = z.output<z.ZodObject<typeof mailFields>>;

interface MailSettings {
  readonly mailUrl: string;
  /** No mail is sent to a server without TLS. */
  readonly mailOverTls: boolean;
  readonly mailFrom: string;
  /** Where answers go, if not to the sender. */
  readonly mailReplyTo: string | undefined;
  /** Instead of a password in MAIL_URL. */
  readonly mailOAuth: MailOAuth | undefined;
  readonly mailPerHour: number;
}

interface Defaults {
  readonly production: boolean;
  /** Without MAIL_FROM. */
  readonly sender: string;
}

/** @throws ConfigError when OAuth2 is set in part only. */
export function mailSettingsOf(values: MailValues, { production, sender }: Defaults): MailSettings {
  return {
    mailUrl: values.MAIL_URL,
    mailOverTls: production && !allowsPlaintext(new URL(values.MAIL_URL)),
    mailFrom: values.MAIL_FROM ?? sender,
    mailReplyTo: values.MAIL_REPLY_TO,
    mailOAuth: mailOAuthOf(values),
    mailPerHour: values.MAIL_PER_HOUR,
  };
}

/** On this machine, or declared safe by the operator: a relay in a private network. */
function allowsPlaintext({ hostname, searchParams }: URL): boolean {
  return isLocal(hostname) || searchParams.get('requireTLS') === 'false';
}

/** `Name <address>` or a bare address. */
function mailbox(sentence: string): z.ZodString {
  return z.string().regex(/^(?:[^<>\r\n]*<[^<>\s@:]+@[^<>\s@]+>|[^<>\s@:]+@[^<>\s@]+)$/, sentence);
}

/** @throws ConfigError when OAuth2 is set in part only, or without the user whose mailbox sends. */
function mailOAuthOf(values: MailValues): MailOAuth | undefined {
  const { MAIL_OAUTH_TOKEN_URL: tokenUrl, MAIL_OAUTH_CLIENT_ID: clientId } = values;
  const { MAIL_OAUTH_CLIENT_SECRET: clientSecret, MAIL_OAUTH_REFRESH_TOKEN: refreshToken } = values;
  const scope = values.MAIL_OAUTH_SCOPE;
  if ([tokenUrl, clientId, clientSecret, refreshToken, scope].every((value) => value === undefined)) return undefined;
  if (tokenUrl === undefined || clientId === undefined || clientSecret === undefined)
    throw new ConfigError(
      'For OAuth2 set MAIL_OAUTH_TOKEN_URL, MAIL_OAUTH_CLIENT_ID and MAIL_OAUTH_CLIENT_SECRET, all three.',
    );
  if (refreshToken === undefined && scope === undefined)
    throw new ConfigError(
      'For OAuth2 set MAIL_OAUTH_REFRESH_TOKEN, or MAIL_OAUTH_SCOPE for an application of its own.',
    );
  const url = urlOf(values.MAIL_URL);
  if (!url || url.username === '' || url.password !== '')
    throw new ConfigError(
      'With OAuth2, MAIL_URL must name the mailbox and no password: smtp://user%40example.com@host.',
    );
  return { tokenUrl, clientId, clientSecret, refreshToken, scope };
}

function isTokenUrl(text: string): boolean {
  const url = urlOf(text);
  if (!url) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname));
}
