import XOAuth2 from 'nodemailer/lib/xoauth2';
import type { MailOAuth } from '../../config/mail.js';
import type { Duration } from '../../common/time.js';

/** What nodemailer needs to log in with tokens: one source of them for all connections. */
interface OAuthLogin {
  readonly type: 'OAuth2';
  readonly provisionCallback: (
    user: string,
    renew: boolean,
    done: (error: Error | null, token?: string, expires?: number) => void,
  ) => void;
}

/** Asks the token endpoint (RFC 6749), keeps the token until it expires, and asks again when a server refuses it. */
export function oauthLogin(oauth: MailOAuth, requestTimeout: Duration): OAuthLogin {
  const { tokenUrl: accessUrl, clientId, clientSecret, refreshToken } = oauth;
  const tokens = new XOAuth2({
    accessUrl,
    clientId,
    clientSecret,
    // The library has no client credentials (RFC 6749, 4.4), but it lets the form be changed: see `formOf`.
    refreshToken: refreshToken ?? 'none',
    customParams: formOf(oauth),
    requestTimeout,
  });
  return {
    type: 'OAuth2',
    provisionCallback: (_user, renew, done) => {
      tokens.getToken(renew, (error, token) => {
        done(error, token, tokens.expires);
      });
    },
  };
}

/** A parameter without a value counts as omitted (RFC 6749, 3.2). */
function formOf({ refreshToken, scope }: MailOAuth): Record<string, string> {
  const wanted: Record<string, string> = scope === undefined ? {} : { scope };
  return refreshToken === undefined ? { ...wanted, grant_type: 'client_credentials', refresh_token: '' } : wanted;
}
