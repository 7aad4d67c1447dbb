import type { RenderedMail } from '../template.js';

export interface Message extends RenderedMail {
  /** The same for every attempt, so that a receiver can recognize duplicates. */
  readonly id: string;
  readonly recipient: string;
}

/** Sends mail. Also the injection token. */
export abstract class Transport {
  /** Resolves with the server's reply when it has accepted the message. @throws Undelivered when it has not. */
  abstract send(message: Message): Promise<string>;

  /** Resolves when a server takes the connection and the log-in. @throws Undelivered when not. */
  abstract verify(): Promise<void>;

  /** Closes all connections. Messages that are still being sent fail. */
  abstract close(): void;
}

/**
 * Who can do something about a failure: the operator, or the owner of a mailbox that does not exist or takes no mail.
 * Nobody, when a later attempt will do.
 */
export type Blame = 'operator' | 'recipient' | 'nobody';

/** What went wrong, to be logged: nothing here may contain an address, or text that a server wrote. */
export interface Failure {
  /** The server's reply code with its enhanced status code, or the error's name. */
  readonly code: string;
  /** The command of SMTP that failed; CONN for the way to the server. */
  readonly step?: string | undefined;
  readonly blame: Blame;
}

/** A message that was not sent. */
export class Undelivered extends Error {
  constructor(
    readonly failure: Failure,
    cause: unknown,
  ) {
    super(`The message was not delivered: ${failure.code}.`, { cause });
  }
}
