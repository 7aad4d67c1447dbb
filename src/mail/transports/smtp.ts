import { createTransport, type NodemailerError } from 'nodemailer';
import type { Config } from '../../config/config.js';
import { policy } from '../../policy.js';
import type { Duration } from '../../common/time.js';
import { type Message, Transport, Undelivered } from './transport.js';

/** Sends each mail to the server of MAIL_URL, over a pool of connections. */
export class SmtpTransport extends Transport {
  private readonly pool: ReturnType<typeof openPool>;
  private readonly sender: ReturnType<typeof parseSender>;

  constructor(
    config: Pick<Config, 'mailUrl' | 'mailFrom' | 'mailOverTls'>,
    private readonly limits: { readonly silence: Duration; readonly deliveryAtMost: Duration } = policy.mail,
  ) {
    super();
    this.pool = openPool(config, limits.silence);
    this.sender = parseSender(config.mailFrom);
  }

  async send(message: Message): Promise<void> {
    try {
      await this.pool.sendMail({
        // As objects, so that no address is parsed as a list of addresses.
        from: this.sender,
        to: { name: '', address: message.recipient },
        subject: message.subject,
        text: message.text,
        html: message.html,
        messageId: `<${message.id}@${this.sender.address.split('@').at(-1) ?? ''}>`,
        // RFC 3834: no out-of-office replies. RFC 3282: the language.
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language },
        xMailer: false,
        signal: AbortSignal.timeout(this.limits.deliveryAtMost),
      });
    } catch (error) {
      throw undelivered(error as NodemailerError);
    }
  }

  close(): void {
    this.pool.close({ force: true });
  }
}

/** Parses `Foyer <no-reply@example.com>` or a bare address. `loadConfig` has checked that it is one of the two. */
function parseSender(from: string): { readonly name: string; readonly address: string } {
  const match = /^"?(?<name>[^<]*?)"?\s*<(?<address>[^>]+)>$/.exec(from);
  return { name: match?.groups?.name ?? '', address: match?.groups?.address ?? from };
}

function openPool({ mailUrl, mailOverTls }: Pick<Config, 'mailUrl' | 'mailOverTls'>, silence: Duration) {
  return createTransport({
    url: mailUrl,
    requireTLS: mailOverTls,
    pool: true,
    maxConnections: policy.mail.atOnce,
    dnsTimeout: silence,
    connectionTimeout: silence,
    greetingTimeout: silence,
    socketTimeout: silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/**
 * A 5xx reply to the recipient or to the message is final (RFC 5321, 4.2.1). A 5xx reply to an earlier step, such as
 * the password or the sender, is a configuration error, and the mail waits until it is fixed.
 */
function undelivered(error: NodemailerError): Undelivered {
  const code = String(error.responseCode ?? error.originalCode ?? error.code ?? error.name);
  const aboutThisMessage = error.command === 'RCPT TO' || error.command === 'DATA';
  return new Undelivered(code, aboutThisMessage && error.permanent === true, error);
}
