import type { Config } from '../../config/config.js';
import { type Message, Transport } from './transport.js';

/** Prints each mail, so that trying Foyer needs no mail server: its link can be clicked in the terminal. */
export class ConsoleTransport extends Transport {
  constructor(
    private readonly config: Pick<Config, 'mailFrom' | 'mailReplyTo'>,
    private readonly out: NodeJS.WritableStream = process.stdout,
  ) {
    super();
  }

  /** In one write, so that concurrent mails do not mix. */
  async send(message: Message): Promise<string> {
    const { mailFrom, mailReplyTo } = this.config;
    const replyTo = mailReplyTo === undefined ? '' : `Reply-To: ${mailReplyTo}\n`;
    const headers = `To: ${message.recipient}\nFrom: ${mailFrom}\n${replyTo}Subject: ${message.subject}\n`;
    const printed = `\n${headers}\n${message.text.trimEnd()}\n\n${'-'.repeat(70)}\n`;
    await new Promise<void>((resolve, reject) => {
      this.out.write(printed, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
    return 'printed';
  }

  async verify(): Promise<void> {
    // There is no server.
  }

  close(): void {
    // Standard output stays open.
  }
}
