import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { NewPasswords } from './new-password.js';
import { Overload } from './overload.js';
import { Passwords } from './passwords.js';
import { PasswordRules } from './rules.js';

@Module({
  imports: [DiscoveryModule],
  providers: [Passwords, PasswordRules, NewPasswords, Overload],
  exports: [Passwords, PasswordRules, NewPasswords, Overload],
})
export class PasswordsModule {}
