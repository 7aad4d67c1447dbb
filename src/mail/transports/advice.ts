import type { Failure } from './transport.js';

const ports = 'Usual are smtp:// with port 587 and smtps:// with port 465.';

/** By the error of Node or nodemailer, before or without a reply. */
const byError: readonly (readonly [RegExp, string])[] = [
  [/^(?:ENOTFOUND|EDNS|EAI_AGAIN|ENODATA|ESERVFAIL)$/, 'DNS does not know the host in MAIL_URL. Check its name.'],
  [
    /CERT|SIGNED|ALTNAME|UNABLE_TO_|ISSUER/,
    'The certificate of the server is not trusted. Use the host name that is in it, or set NODE_EXTRA_CA_CERTS.',
  ],
  [
    /^ETLS$|SSL|^EPROTO$/,
    `TLS failed. ${ports} For a relay without TLS in a network of your own, add ?requireTLS=false to MAIL_URL.`,
  ],
  [/^EOAUTH2$/, 'The token endpoint gave no token. Check MAIL_OAUTH_TOKEN_URL and the other MAIL_OAUTH_ variables.'],
];

/** By the command that failed. */
const byStep: readonly (readonly [RegExp, string])[] = [
  [/^STARTTLS/, `The server offers no TLS. ${ports} For a relay in a network of your own, add ?requireTLS=false.`],
  [
    /^(?:EHLO|HELO)/,
    'The server does not accept the name in the greeting. Set BASE_URL to the public host, or add ?name=HOST to MAIL_URL.',
  ],
  [/^AUTH/, 'Check user and password in MAIL_URL. Special characters must be percent-encoded, such as %40 for @.'],
  [/^MAIL FROM/, 'This account may not send with the address in MAIL_FROM. Use one that belongs to it.'],
  [
    /^RCPT TO/,
    'The server does not pass mail on for you. Put user and password into MAIL_URL, or allow this machine at the server.',
  ],
  [
    /^DATA/,
    'The server did not take the message itself. Check SPF, DKIM and DMARC of the domain in MAIL_FROM, and the quota.',
  ],
];

/** What the operator can do about it, in a sentence or two. */
export function adviceFor({ code, step = '', blame }: Failure, withOAuth: boolean): string {
  if (blame === 'recipient') return 'The server has no such mailbox, or it takes no mail. Try another address.';
  if (blame === 'nobody')
    return 'The server asks to come again later, as greylisting does. Try again in a few minutes.';
  if (code === 'ETIMEDOUT' && step === 'DATA')
    return 'The server took the message and did not say whether it accepts it. Ask who runs it.';
  if (code.startsWith('530'))
    return 'The server wants a log-in, or TLS, first. Check user, password and scheme in MAIL_URL.';
  const [, byCode] = byError.find(([pattern]) => pattern.test(code)) ?? [];
  if (byCode !== undefined) return byCode;
  if (withOAuth && step.startsWith('AUTH'))
    return 'The server refused the token. Check MAIL_OAUTH_SCOPE and the user in MAIL_URL.';
  if (/^\d/.test(code) && step === 'CONN') return 'The server takes no mail from this machine. Ask who runs it.';
  const [, sentence] = byStep.find(([pattern]) => pattern.test(step)) ?? [];
  return sentence ?? `Check host and port in MAIL_URL, and that a firewall lets Foyer out. ${ports}`;
}
