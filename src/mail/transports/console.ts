import { type Message, Transport } from './transport.js';

/** Prints each mail, so that a first look needs no mail server: its link can be clicked in the terminal. */
export class ConsoleTransport extends Transport {
  constructor(
    private readonly from: string,
    private readonly out: NodeJS.WritableStream = process.stdout,
  ) {
    super();
  }

  /** In one piece: mails that are sent at the same time do not mix. */
  async send(message: Message): Promise<void> {
    const headers = `To: ${message.recipient}\nFrom: ${this.from}\nSubject: ${message.subject}\n`;
    const printed = `\n${headers}\n${message.text.trimEnd()}\n\n${'-'.repeat(70)}\n`;
    await new Promise<void>((resolve, reject) => {
      this.out.write(printed, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  close(): void {
    // Standard output is not ours to close.
  }
}
