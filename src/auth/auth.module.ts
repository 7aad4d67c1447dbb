import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsersModule } from '../users/users.module.js';
import { WebModule } from '../web/web.module.js';
import { ActivationController } from './activation.controller.js';
import { Activation } from './activation.js';
import { Arrivals } from './arrivals.js';
import { AskingForReset } from './asking-for-reset.js';
import { Credentials } from './credentials.js';
import { Disowning } from './disowning.js';
import { LoggingIn } from './logging-in.js';
import { LoginController } from './login.controller.js';
import { NewUsers } from './new-user.js';
import { NotMeController } from './not-me.controller.js';
import { RegisterController } from './register.controller.js';
import { Registering } from './registering.js';
import { RegistrationMail } from './registration-mail.js';
import { Registrations } from './registrations.js';
import { ResetController } from './reset.controller.js';
import { Resetting } from './resetting.js';
import { SigningIn } from './signing-in.js';

@Module({
  imports: [WebModule, LimitsModule, UsersModule, SessionsModule, MailModule, PasswordsModule],
  controllers: [RegisterController, ActivationController, LoginController, ResetController, NotMeController],
  providers: [
    Arrivals,
    Registrations,
    RegistrationMail,
    Registering,
    NewUsers,
    Activation,
    LoggingIn,
    Credentials,
    AskingForReset,
    Resetting,
    Disowning,
    SigningIn,
  ],
})
export class AuthModule {}
