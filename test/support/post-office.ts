import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { noteSecrets, noteTokensIn } from './secrets-used.js';

/** A received mail: its SMTP envelope and the message itself. */
export interface Delivery {
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly source: string;
  readonly mail: ParsedMail;
}

/** An SMTP reply: a delay, success, or an error with its reply code. */
type Answer = () => Promise<void> | void;

type Tls = 'none' | 'offered' | 'from the start';

/** A real local SMTP server. A test can change its answers at any time. */
export class PostOffice {
  readonly deliveries: Delivery[] = [];
  /** The name that each client gave in EHLO. */
  readonly greetings: string[] = [];
  /** Messages offered to the server, accepted or not. */
  asked = 0;
  onSender: Answer = () => undefined;
  onRecipient: Answer = () => undefined;
  onMessage: (source: string) => Promise<void> | void = () => undefined;
  onDelivered: (delivery: Delivery) => void = () => undefined;
  private server: SMTPServer;

  private constructor(private readonly tls: Tls) {
    this.server = this.newServer();
  }

  private newServer(): SMTPServer {
    const { tls } = this;
    const server = new SMTPServer({
      secure: tls === 'from the start',
      disabledCommands: tls === 'offered' ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      closeTimeout: 100,
      onMailFrom: (_address, { hostNameAppearsAs }, done) => {
        this.greetings.push(hostNameAppearsAs);
        this.asked += 1;
        reply(this.onSender, done);
      },
      onRcptTo: (_address, _session, done) => {
        reply(this.onRecipient, done);
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          reply(async () => {
            const source = Buffer.concat(chunks).toString();
            await this.onMessage(source);
            await this.keep(source, session);
          }, done);
        });
      },
    });
    // In some tests the client closes the connection early.
    server.on('error', () => undefined);
    return server;
  }

  /** With TLS its certificate is not trusted. */
  static async open(port = 0, tls: Tls = 'none'): Promise<PostOffice> {
    const office = new PostOffice(tls);
    await office.listen(port);
    return office;
  }

  /** Also after `close`: a closed server would greet every client with 421. */
  async listen(port: number): Promise<void> {
    this.server = this.newServer();
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(resolve);
    });
  }

  private async keep(source: string, session: SMTPServerSession): Promise<void> {
    const { mailFrom, rcptTo } = session.envelope;
    const delivery = {
      sender: mailFrom ? mailFrom.address : '',
      recipients: rcptTo.map(({ address }) => address),
      source,
      mail: await simpleParser(source, { skipTextToHtml: true }),
    };
    noteSecrets(...delivery.recipients);
    noteTokensIn(delivery.mail.text ?? '');
    this.deliveries.push(delivery);
    this.onDelivered(delivery);
  }
}

/** An error for an answer to throw, with an enhanced status code such as 5.1.1 (RFC 3463) if it is given one. */
export function smtpError(responseCode: number, status = ''): Error {
  return Object.assign(new Error(`${status} No.`.trim()), { responseCode });
}

function reply(answer: Answer, done: (error?: Error | null) => void): void {
  void (async () => {
    try {
      await answer();
      done();
    } catch (error) {
      done(error as Error);
    }
  })();
}
