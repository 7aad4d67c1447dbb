import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsersModule } from '../users/users.module.js';
import { WebModule } from '../web/web.module.js';
import { AccountController } from './account.controller.js';
import { ActivityController } from './activity.controller.js';
import { ChangePasswordController } from './change-password.controller.js';
import { ChangingEmail } from './changing-email.js';
import { ChangingPassword } from './changing-password.js';
import { ConfirmController } from './confirm.controller.js';
import { Deleting } from './deleting.js';
import { DeletionController } from './deletion.controller.js';
import { EmailController } from './email.controller.js';
import { Export } from './export.js';
import { ExportController } from './export.controller.js';
import { LanguageController } from './language.controller.js';
import { PasswordController } from './password.controller.js';
import { SessionsController } from './sessions.controller.js';
import { UndoController } from './undo.controller.js';
import { Undoing } from './undoing.js';

/** Everything a person does with an account after the first log-in. */
@Module({
  imports: [WebModule, LimitsModule, UsersModule, SessionsModule, MailModule, PasswordsModule],
  controllers: [
    AccountController,
    ConfirmController,
    PasswordController,
    ChangePasswordController,
    EmailController,
    UndoController,
    SessionsController,
    ActivityController,
    ExportController,
    DeletionController,
    LanguageController,
  ],
  providers: [ChangingPassword, ChangingEmail, Undoing, Export, Deleting],
})
export class AccountModule {}
