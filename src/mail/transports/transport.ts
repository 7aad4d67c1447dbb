import type { Language } from '../../i18n/languages.js';

/** A rendered mail. */
export interface Message {
  /** The same for every attempt, so that a receiver can recognise a repetition. */
  readonly id: string;
  readonly recipient: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The way out. The token under which Nest injects it, too. */
export abstract class Transport {
  /**
   * Resolves when the other side has taken the message.
   * @throws Undelivered when it has not.
   */
  abstract send(message: Message): Promise<void>;

  /** Ends all connections. What is still being sent fails. */
  abstract close(): void;
}

/** A message that did not go out. */
export class Undelivered extends Error {
  constructor(
    /** The server's reply or the error's name. It goes to the log, so it holds nothing personal. */
    readonly code: string,
    /** True when another attempt would end the same. */
    readonly forGood: boolean,
    cause: unknown,
  ) {
    super(`The message was not delivered: ${code}.`, { cause });
  }
}
