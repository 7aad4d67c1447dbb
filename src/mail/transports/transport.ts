import type { RenderedMail } from '../template.js';

export interface Message extends RenderedMail {
  /** The same for every attempt, so that a receiver can recognize duplicates. */
  readonly id: string;
  readonly recipient: string;
}

/** Sends mail. Also the injection token. */
export abstract class Transport {
  /** Resolves when the server has accepted the message. @throws Undelivered when it has not. */
  abstract send(message: Message): Promise<void>;

  /** Closes all connections. Messages that are still being sent fail. */
  abstract close(): void;
}

/** A message that was not sent. */
export class Undelivered extends Error {
  constructor(
    /** The server's reply code or the error's name. It is logged, so it must not contain personal data. */
    readonly code: string,
    /** True when a retry would fail the same way. */
    readonly permanent: boolean,
    cause: unknown,
  ) {
    super(`The message was not delivered: ${code}.`, { cause });
  }
}
