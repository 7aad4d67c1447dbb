import { z } from 'zod';
import { ConfigError } from '../common/config-error.js';
import { urlOf } from '../common/url.js';

/** How Foyer gets the tokens with which it logs in at the mail server. */
export interface MailOAuth {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Without it, Foyer asks as itself (client credentials). */
  readonly refreshToken: string | undefined;
  readonly scope: string | undefined;
}

/** More settings for mail, beside its server and sender. */
export const mailFields = {
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

type MailValues = z.output<z.ZodObject<typeof mailFields>> & { readonly MAIL_URL: string };

/** `Name <address>` or a bare address. */
export function mailbox(sentence: string): z.ZodString {
  return z.string().regex(/^(?:[^<>\r\n]*<[^<>\s@:]+@[^<>\s@]+>|[^<>\s@:]+@[^<>\s@]+)$/, sentence);
}

/** @throws ConfigError when OAuth2 is set in part only, or without the user whose mailbox sends. */
export function mailOAuthOf(values: MailValues): MailOAuth | undefined {
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
