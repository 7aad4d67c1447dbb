import { Module } from '@nestjs/common';
import { MailModule } from '../../mail/mail.module.js';
import { DevMailboxController } from './dev-mailbox.controller.js';
import { MailPreviewController } from './mail-preview.controller.js';

// The previews first: the mailbox would look for a mail of that name.
@Module({ imports: [MailModule], controllers: [MailPreviewController, DevMailboxController] })
export class DevMailboxModule {}
