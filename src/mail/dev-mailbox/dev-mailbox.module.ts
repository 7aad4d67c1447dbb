import { Module } from '@nestjs/common';
import { DevMailController } from './dev-mailbox.controller.js';
import { MailModule } from '../mail.module.js';

@Module({ imports: [MailModule], controllers: [DevMailController] })
export class DevMailModule {}
