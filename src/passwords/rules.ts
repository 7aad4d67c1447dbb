import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { widestNetworkOf } from '../common/ip-network.js';
import { Config } from '../config/config.js';
import { Log } from '../logging/log.js';
import { policy } from '../policy.js';
import { type Message, message } from '../i18n/message.js';
import { wordsOfSite } from './context-words.js';
import { PasswordJudge } from './password-judge.js';
import type { Violation } from './violations.js';

/** Checks new passwords by their length and by how hard they are to guess, never by kinds of characters. */
@Injectable()
export class PasswordRules implements OnModuleDestroy {
  private readonly minLength: number;
  private readonly judge: PasswordJudge;

  constructor({ passwordMinLength: minLength, siteName, baseUrl, networkLimitFactor }: Config, log: Log) {
    this.minLength = minLength;
    const requirements = { minLength, wordsOfSite: wordsOfSite(siteName, new URL(baseUrl).hostname) };
    this.judge = new PasswordJudge(requirements, log, networkLimitFactor);
  }

  /** Loads the dictionaries, so that the first visitor does not have to wait. */
  async warmUp(): Promise<void> {
    await this.judge.start();
  }

  /**
   * The error message for the form; `undefined` if the password is accepted.
   * @param email the account's address; as entered, if it is invalid.
   * @throws Overloaded when too many passwords wait to be judged.
   */
  async refusalOf(password: string, email: string, ip: string): Promise<Message | undefined> {
    // An IPv4 /24 is one: else forty addresses of one customer have forty turns to one of everybody else.
    const violation = await this.judge.violationOf({ password, email }, { network: widestNetworkOf(ip) });
    return violation && refusalFor(violation, this.minLength);
  }

  async onModuleDestroy(): Promise<void> {
    await this.judge.stop();
  }
}

export function refusalFor(violation: Violation, minLength: number): Message {
  const { maxLength } = policy.passwords;
  if (violation === 'too-short') return message('password.tooShort', { minLength });
  if (violation === 'too-long') return message('password.tooLong', { maxLength });
  return message('password.weak', { reason: message(`password.weak.${violation}`) });
}
