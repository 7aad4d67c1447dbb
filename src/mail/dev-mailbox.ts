import { Injectable } from '@nestjs/common';
import { policy } from '../policy.js';
import { type Message, Transport } from './transports/transport.js';

/** The last mails of this process, for developers to read in the browser. */
@Injectable()
export class DevMailbox {
  private messages: readonly Message[] = [];

  /** Newest first. */
  get all(): readonly Message[] {
    return this.messages;
  }

  find(id: string): Message | undefined {
    return this.messages.find((message) => message.id === id);
  }

  /** A retry replaces the earlier copy. */
  keep(message: Message): void {
    const others = this.messages.filter(({ id }) => id !== message.id);
    this.messages = [message, ...others].slice(0, policy.mail.keptInDevelopment);
  }
}

/** Keeps a copy of each mail and passes it on to the real transport. */
export class RecordingTransport extends Transport {
  constructor(
    private readonly out: Transport,
    private readonly mailbox: DevMailbox,
  ) {
    super();
  }

  async send(message: Message): Promise<string> {
    this.mailbox.keep(message);
    return this.out.send(message);
  }

  async verify(): Promise<void> {
    return this.out.verify();
  }

  close(): void {
    this.out.close();
  }
}
