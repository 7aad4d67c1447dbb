import { Module } from '@nestjs/common';
import { MailModule } from '../../mail/mail.module.js';
import { DevMailboxController } from './dev-mailbox.controller.js';
import { MailPreviewController } from './mail-preview.controller.js';

// Before DevMailboxController, whose :id would match "preview".
@Module({ imports: [MailModule], controllers: [MailPreviewController, DevMailboxController] })
export class DevMailboxModule {}
