import { Module } from '@nestjs/common';
import { DevMailboxController } from './dev-mailbox.controller.js';
import { MailModule } from '../../mail/mail.module.js';

@Module({ imports: [MailModule], controllers: [DevMailboxController] })
export class DevMailboxModule {}
