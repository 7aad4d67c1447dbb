import type { Failure } from './transport.js';

const ports = 'Usually smtp:// uses port 587, and smtps:// uses port 465.';

/** By the error of Node or nodemailer, before or without a reply. */
const byError: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:ENOTFOUND|EDNS|EAI_AGAIN|ENODATA|ESERVFAIL)$/,
    'The host in MAIL_URL could not be resolved. Check its name and DNS.',
  ],
  [
    /CERT|SIGNED|ALTNAME|UNABLE_TO_|ISSUER/,
    'The server’s certificate is not trusted. Use the host name in the certificate, or set NODE_EXTRA_CA_CERTS.',
  ],
  [
    /^ETLS$|SSL|^EPROTO$/,
    `TLS failed. ${ports} For a relay without TLS in your own network, add ?requireTLS=false to MAIL_URL.`,
  ],
  [
    /^EOAUTH2$/,
    'The token endpoint returned no token. Check MAIL_OAUTH_TOKEN_URL and the other MAIL_OAUTH_ variables.',
  ],
];

/** By the command that failed. */
const byStep: readonly (readonly [RegExp, string])[] = [
  [
    /^STARTTLS/,
    `The server does not offer TLS. ${ports} For a relay in your own network, add ?requireTLS=false to MAIL_URL.`,
  ],
  [
    /^(?:EHLO|HELO)/,
    'The server rejected the host name in the greeting. Set BASE_URL to the public address, or add ?name=HOST to MAIL_URL.',
  ],
  [/^AUTH/, 'Check the user and password in MAIL_URL. Special characters must be percent-encoded, such as %40 for @.'],
  [
    /^MAIL FROM/,
    'This account is not allowed to send from the address in MAIL_FROM. Use an address that belongs to it.',
  ],
  [
    /^RCPT TO/,
    'The server does not relay mail for this machine. Add a user and password to MAIL_URL, or allow this machine on the server.',
  ],
  [
    /^DATA/,
    'The server rejected the message. Check SPF, DKIM and DMARC for the domain in MAIL_FROM, and your sending quota.',
  ],
];

/** What the operator can do, in a sentence or two. */
export function adviceFor({ code, step = '', blame }: Failure, withOAuth: boolean): string {
  if (blame === 'recipient') return 'This mailbox does not exist or does not accept mail. Try another address.';
  if (blame === 'nobody')
    return 'The server asks to try again later, for example because of greylisting. Try again in a few minutes.';
  if (code === 'ETIMEDOUT' && step === 'DATA')
    return 'The server received the message but did not confirm it. Contact the server’s operator.';
  if (code.startsWith('530'))
    return 'The server requires a login or TLS first. Check the user, password and scheme in MAIL_URL.';
  const [, byCode] = byError.find(([pattern]) => pattern.test(code)) ?? [];
  if (byCode !== undefined) return byCode;
  if (withOAuth && step.startsWith('AUTH'))
    return 'The server rejected the token. Check MAIL_OAUTH_SCOPE and the user in MAIL_URL.';
  if (/^\d/.test(code) && step === 'CONN')
    return 'The server does not accept mail from this machine. Contact its operator.';
  const [, sentence] = byStep.find(([pattern]) => pattern.test(step)) ?? [];
  return sentence ?? `Check the host and port in MAIL_URL, and that no firewall blocks the connection. ${ports}`;
}
