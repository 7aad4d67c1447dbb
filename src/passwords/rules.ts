import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { policy } from '../policy.js';
import { type Message, message } from '../i18n/message.js';
import { type PasswordRequirements, type Violation, violationOf } from './violations.js';
import { loadEstimator } from './strength.js';
import { LeakedPasswords } from './leaked.js';
import { normalized } from './normalised.js';
import { wordsOfSite } from './context-words.js';

/** Which passwords may be chosen: by their length and by what they cost to guess, never by kinds of characters. */
@Injectable()
export class PasswordRules {
  private readonly demands: PasswordRequirements;
  private leaked: Promise<LeakedPasswords> | undefined;

  constructor(config: Config) {
    this.demands = {
      minLength: config.passwordMinLength,
      wordsOfSite: wordsOfSite(config.siteName, new URL(config.baseUrl).hostname),
    };
  }

  /** Loads the dictionaries, so that the first visitor does not wait for them. */
  async warmUp(): Promise<void> {
    await loadEstimator();
    await this.loadLeaked();
  }

  /**
   * Why this password cannot be chosen and what to do, in words for the form; `undefined` when it can.
   * @param email whose password it will be; as it was typed, if it is no address.
   */
  async refusalOf(password: string, email: string): Promise<Message | undefined> {
    // The list comes last, since the estimate can say what is wrong with a password.
    const fault =
      (await violationOf(password, email, this.demands)) ??
      ((await this.hasLeaked(password)) ? 'most-used' : undefined);
    return fault && refusalFor(fault, this.demands.minLength);
  }

  private async hasLeaked(password: string): Promise<boolean> {
    return (await this.loadLeaked()).has(normalized(password));
  }

  /** Once in a process: that takes 100 ms. */
  private loadLeaked(): Promise<LeakedPasswords> {
    return (this.leaked ??= LeakedPasswords.load(this.demands.minLength));
  }
}

/** What is wrong with a password and what to do, in words for the form. */
export function refusalFor(fault: Violation, minLength: number): Message {
  const { maxLength } = policy.passwords;
  if (fault === 'too-short') return message('password.tooShort', { minLength });
  if (fault === 'too-long') return message('password.tooLong', { maxLength });
  return message('password.weak', { reason: message(`password.weak.${fault}`) });
}
