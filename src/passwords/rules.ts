import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { policy } from '../policy.js';
import { type Message, message } from '../i18n/message.js';
import { type PasswordRequirements, type Violation, violationOf } from './violations.js';
import { loadEstimator } from './strength.js';
import { LeakedPasswords } from './leaked.js';
import { normalized } from './normalized.js';
import { wordsOfSite } from './context-words.js';

/** Checks new passwords by their length and by how hard they are to guess, never by kinds of characters. */
@Injectable()
export class PasswordRules {
  private readonly requirements: PasswordRequirements;
  private leaked: Promise<LeakedPasswords> | undefined;

  constructor(config: Config) {
    this.requirements = {
      minLength: config.passwordMinLength,
      wordsOfSite: wordsOfSite(config.siteName, new URL(config.baseUrl).hostname),
    };
  }

  /** Loads the dictionaries, so that the first visitor does not have to wait. */
  async warmUp(): Promise<void> {
    await loadEstimator();
    await this.loadLeaked();
  }

  /**
   * The error message for the form; `undefined` if the password is accepted.
   * @param email the account's address; as entered, if it is invalid.
   */
  async refusalOf(password: string, email: string): Promise<Message | undefined> {
    const { minLength } = this.requirements;
    const violation = await violationOf(password, email, this.requirements);
    if (violation) return refusalFor(violation, minLength);
    // The list comes last, because the estimate can say what is wrong with a password.
    const leaked = await this.loadLeaked();
    return leaked.has(normalized(password)) ? refusalFor('most-used', minLength) : undefined;
  }

  /** Once per process, because it takes 100 ms. */
  private loadLeaked(): Promise<LeakedPasswords> {
    return (this.leaked ??= LeakedPasswords.load(this.requirements.minLength));
  }
}

export function refusalFor(violation: Violation, minLength: number): Message {
  const { maxLength } = policy.passwords;
  if (violation === 'too-short') return message('password.tooShort', { minLength });
  if (violation === 'too-long') return message('password.tooLong', { maxLength });
  return message('password.weak', { reason: message(`password.weak.${violation}`) });
}
