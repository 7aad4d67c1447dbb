import { Module } from '@nestjs/common';
import { Passwords } from './passwords.js';
import { PasswordRules } from './rules.js';

@Module({ providers: [Passwords, PasswordRules], exports: [Passwords, PasswordRules] })
export class PasswordsModule {}
