import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Overload } from './overload.js';
import { Passwords } from './passwords.js';
import { PasswordRules } from './rules.js';

@Module({
  imports: [DiscoveryModule],
  providers: [Passwords, PasswordRules, Overload],
  exports: [Passwords, PasswordRules, Overload],
})
export class PasswordsModule {}
