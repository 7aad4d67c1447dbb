import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { LegacyHashes } from './legacy/legacy-hashes.js';
import { PasswordVerifier } from './password-verifier.js';
import { NewPasswords } from './new-password.js';
import { Passwords } from './passwords.js';
import { PasswordRules } from './rules.js';

@Module({
  imports: [LimitsModule],
  providers: [LegacyHashes, Passwords, PasswordRules, NewPasswords, PasswordVerifier],
  exports: [Passwords, PasswordRules, NewPasswords, PasswordVerifier],
})
export class PasswordsModule {}
