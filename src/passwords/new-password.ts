import { Injectable } from '@nestjs/common';
import { InvalidField } from '../domain/errors.js';
import type { Message } from '../i18n/message.js';
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
  ) {}

  /** @param email the account's address; as entered, if it is invalid. */
  async judge(password: string, email: string): Promise<NewPassword> {
    const refusal = await this.rules.refusalOf(password, email);
    return { refusal, hash: () => this.passwords.hash(password) };
  }

  /** @throws InvalidField at `newPassword` when it is refused. */
  async accept(newPassword: string, email: string): Promise<NewPassword> {
    const judged = await this.judge(newPassword, email);
    if (judged.refusal !== undefined) throw new InvalidField('newPassword', judged.refusal);
    return judged;
  }
}
