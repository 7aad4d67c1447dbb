import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/** An SMTP server that accepts, counts and discards every mail. */
export class MailSink {
  count = 0;
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, callback) => {
      stream.resume().on('end', () => {
        this.count += 1;
        callback();
      });
    },
  });

  static async open(): Promise<MailSink> {
    const sink = new MailSink();
    // A killed server closes its connections.
    sink.server.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      sink.server.listen(0, '127.0.0.1', resolve);
    });
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async until(count: number): Promise<void> {
    while (this.count < count) await wait(1);
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(resolve);
    });
  }
}
