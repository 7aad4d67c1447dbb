import { Injectable } from '@nestjs/common';
import type { ClientInfo } from '../domain/client-info.js';
import { InvalidField } from '../domain/errors.js';
import type { Message } from '../i18n/message.js';
import { RateLimits } from '../limits/rate-limits.js';
import { Passwords } from './passwords.js';
import { PasswordRules } from './rules.js';

/** A chosen password. Hash it only after all other checks of the form. */
export interface NewPassword {
  readonly refusal: Message | undefined;
  /** @throws Overloaded. */
  hash(): Promise<string>;
}

/** Checks passwords that are being chosen. */
@Injectable()
export class NewPasswords {
  constructor(
    private readonly rules: PasswordRules,
    private readonly passwords: Passwords,
    private readonly rateLimits: RateLimits,
  ) {}

  /**
   * Counts the judgment before it is made, also of a password that is then refused.
   * @param email the account's address; as entered, if it is invalid.
   * @throws RateLimited, Overloaded.
   */
  async judge(password: string, email: string, { ip }: ClientInfo): Promise<NewPassword> {
    await this.rateLimits.consume(this.rateLimits.judging(ip));
    const refusal = await this.rules.refusalOf(password, email, ip);
    return { refusal, hash: () => this.passwords.hash(password, { of: `new ${email.toLowerCase()}`, ip }) };
  }

  /** @throws InvalidField at `newPassword` when it is refused; RateLimited, Overloaded. */
  async accept(newPassword: string, email: string, client: ClientInfo): Promise<NewPassword> {
    const judged = await this.judge(newPassword, email, client);
    if (judged.refusal !== undefined) throw new InvalidField('newPassword', judged.refusal);
    return judged;
  }
}
