import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { LimitsModule } from '../limits/limits.module.js';
import { PasswordVerifier } from './password-verifier.js';
import { NewPasswords } from './new-password.js';
import { LoadShedding } from '../http/security/load-shedding.js';
import { Passwords } from './passwords.js';
import { PasswordRules } from './rules.js';

@Module({
  imports: [DiscoveryModule, LimitsModule],
  providers: [Passwords, PasswordRules, NewPasswords, PasswordVerifier, LoadShedding],
  exports: [Passwords, PasswordRules, NewPasswords, PasswordVerifier, LoadShedding],
})
export class PasswordsModule {}
