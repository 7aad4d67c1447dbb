import type { ParsedMail } from 'mailparser';
import { type Delivery, PostOffice } from './post-office.js';

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** All the links in the text part. */
  readonly links: readonly string[];
  /** The first of them. */
  readonly link: string;
  /** The “it wasn't me” link, in mails that someone else may have requested. */
  readonly notMe: string;
  readonly parsed: ParsedMail;
}

/** Stores the mail of a local SMTP server, for tests that follow its links. */
export class Mailbox {
  private readonly received: ReceivedMail[] = [];
  private readonly waiting = new Set<() => void>();

  private constructor(
    /** A test can change its answers. */
    readonly office: PostOffice,
  ) {
    office.onDelivered = (delivery) => {
      this.keep(delivery);
    };
  }

  static async open(): Promise<Mailbox> {
    return new Mailbox(await PostOffice.open());
  }

  get url(): string {
    return this.office.url;
  }

  get count(): number {
    return this.received.length;
  }

  get all(): readonly ReceivedMail[] {
    return this.received;
  }

  private keep({ mail: parsed, recipients }: Delivery): void {
    const text = parsed.text ?? '';
    const links = text.match(/https?:\/\/\S+/g) ?? [];
    this.received.push({
      to: recipients.join(', '),
      subject: parsed.subject ?? '',
      text,
      html: typeof parsed.html === 'string' ? parsed.html : '',
      links,
      link: links[0] ?? '',
      notMe: links.find((link) => link.includes('/not-me/')) ?? '',
      parsed,
    });
    for (const wake of this.waiting) wake();
  }

  /** Waits until `count` mails to `address` have arrived, and returns the last of those. */
  async lastTo(address: string, count = 1): Promise<ReceivedMail> {
    return this.until(() => this.received.filter((mail) => mail.to === address)[count - 1]);
  }

  /** Waits for a mail to `address` with `words` in its subject, and returns the first such, or the `count`th. */
  async lastAbout(address: string, words: string, count = 1): Promise<ReceivedMail> {
    return this.until(
      () => this.received.filter((mail) => mail.to === address && mail.subject.includes(words))[count - 1],
    );
  }

  /** Waits until `count` mails have arrived in total. */
  async total(count: number): Promise<readonly ReceivedMail[]> {
    return this.until(() => (this.received.length >= count ? this.received : undefined));
  }

  /** The test's timeout ends a wait for a mail that does not arrive. */
  private async until<T>(found: () => T | undefined): Promise<T> {
    for (;;) {
      const result = found();
      if (result !== undefined) return result;
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.waiting.delete(wake);
          resolve();
        };
        this.waiting.add(wake);
      });
    }
  }

  async close(): Promise<void> {
    await this.office.close();
  }
}
