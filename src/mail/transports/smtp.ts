import { PassThrough } from 'node:stream';
import { createTransport, type NodemailerError, type SendMailOptions } from 'nodemailer';
import type { Config } from '../../config/config.js';
import { policy } from '../../policy.js';
import { minutes } from '../../common/time.js';
import { blameOf, statusIn } from './blame.js';
import { DeliveryTimer, type Timeouts } from './delivery-timer.js';
import { greetingName } from './greeting.js';
import { oauthLogin } from './oauth.js';
import { type Failure, type Message, Transport, Undelivered } from './transport.js';

type MailConfig = Pick<Config, 'baseUrl' | 'mailUrl' | 'mailFrom' | 'mailReplyTo' | 'mailOverTls' | 'mailOAuth'>;

/** Sends each mail to the server of MAIL_URL, over a pool of connections. */
export class SmtpTransport extends Transport {
  private readonly pool: ReturnType<typeof openPool>;
  private readonly sender: Mailbox;
  private readonly replyTo: Mailbox | undefined;
  private readonly timers = new WeakMap<AbortSignal, DeliveryTimer>();
  private closed = false;

  constructor(
    config: MailConfig,
    private readonly timeouts: Timeouts = policy.mail,
  ) {
    super();
    this.pool = openPool(config, timeouts);
    this.sender = parseMailbox(config.mailFrom);
    this.replyTo = config.mailReplyTo === undefined ? undefined : parseMailbox(config.mailReplyTo);
    this.noticeOffers();
  }

  async send(message: Message): Promise<string> {
    const timer = new DeliveryTimer(this.timeouts);
    this.timers.set(timer.signal, timer);
    try {
      const sent: unknown = await this.pool.sendMail({ ...this.asMail(message), signal: timer.signal });
      return (sent as { response: string }).response;
    } catch (error) {
      throw new Undelivered(this.failureOf(error as NodemailerError, timer), error);
    } finally {
      timer.clear();
    }
  }

  async verify(): Promise<void> {
    const timer = new DeliveryTimer(this.timeouts);
    try {
      const late = new Promise<never>((_, reject) => {
        timer.signal.addEventListener('abort', () => reject(new Error('No answer in time.')));
      });
      await Promise.race([this.pool.verify(), late]);
    } catch (error) {
      throw new Undelivered(this.failureOf(error as NodemailerError, timer), error);
    } finally {
      timer.clear();
    }
  }

  close(): void {
    this.closed = true;
    this.pool.close({ force: true });
  }

  private asMail(message: Message): SendMailOptions {
    return {
      // As objects, so that no address is parsed as a list of addresses.
      from: this.sender,
      to: { name: '', address: message.recipient },
      replyTo: this.replyTo,
      subject: message.subject,
      text: message.text,
      html: message.html,
      messageId: `<${message.id}@${this.sender.address.split('@').at(-1) ?? ''}>`,
      // RFC 3834: no out-of-office replies. RFC 3282: the language.
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language },
      xMailer: false,
    };
  }

  /** The message is read to its end when it is written to the connection, just before the final dot. */
  private noticeOffers(): void {
    this.pool.use('stream', (mail, done) => {
      const timer = mail.data.signal && this.timers.get(mail.data.signal);
      mail.message.transform(() => new PassThrough().once('end', () => timer?.offered()));
      done();
    });
  }

  private failureOf(error: NodemailerError, timer: DeliveryTimer): Failure {
    if (this.closed) return { code: 'ESTOPPED', blame: 'nobody' };
    if (timer.signal.aborted) return { code: 'ETIMEDOUT', step: timer.isOffered ? 'DATA' : 'CONN', blame: 'operator' };
    const { responseCode, command: step } = error;
    if (!responseCode) {
      return { code: String(error.originalCode ?? error.code ?? error.name), step, blame: blameOf(undefined) };
    }
    const status = statusIn(error.response);
    const code = [responseCode, ...(status === undefined ? [] : [status])].join(' ');
    return { code, step, blame: blameOf({ step, code: responseCode, status }) };
  }
}

interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** Parses `Foyer <no-reply@example.com>` or a bare address. `loadConfig` has checked that it is one of the two. */
function parseMailbox(from: string): Mailbox {
  const match = /^"?(?<name>[^<]*?)"?\s*<(?<address>[^>]+)>$/.exec(from);
  return { name: match?.groups?.name ?? '', address: match?.groups?.address ?? from };
}

function openPool(config: MailConfig, { connectAtMost, answerAtMost }: Timeouts) {
  const { baseUrl, mailUrl, mailOverTls, mailOAuth } = config;
  return createTransport({
    // What the URL sets wins: `?name=` is the way to another greeting.
    url: mailUrl,
    name: greetingName(baseUrl),
    requireTLS: mailOverTls,
    // With the user of the URL.
    ...(mailOAuth && { auth: oauthLogin(mailOAuth, connectAtMost), forceAuth: true }),
    pool: true,
    maxConnections: policy.mail.atOnce,
    dnsTimeout: connectAtMost,
    connectionTimeout: connectAtMost,
    greetingTimeout: connectAtMost,
    // The timer of the delivery is the first to end it, and knows what it waited for.
    socketTimeout: answerAtMost + minutes(1),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
