import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsersModule } from '../users/users.module.js';
import { WebModule } from '../http/http.module.js';
import { ActivationController } from './activation/activation.controller.js';
import { Activation } from './activation/activation.js';
import { Arrivals } from './login/login-context.js';
import { AskingForReset } from './password-reset/reset-request.js';
import { Credentials } from './login/credentials.js';
import { Disowning } from './registration/unrequested-report.js';
import { LoggingIn } from './login/login.js';
import { LoginController } from './login/login.controller.js';
import { NewUsers } from './activation/new-user.js';
import { NotMeController } from './registration/not-me.controller.js';
import { RegisterController } from './registration/register.controller.js';
import { Registering } from './registration/registration.js';
import { RegistrationMail } from './registration/registration-mail.js';
import { Registrations } from './registration/registrations.js';
import { ResetController } from './password-reset/reset.controller.js';
import { Resetting } from './password-reset/password-reset.js';
import { SigningIn } from './login/session-issuer.js';

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
