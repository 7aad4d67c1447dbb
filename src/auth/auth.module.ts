import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { FactorsModule } from '../factors/factors.module.js';
import { HttpModule } from '../http/http.module.js';
import { IdentitiesModule } from '../identities/identities.module.js';
import { InvitesModule } from '../invites/invites.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsersModule } from '../users/users.module.js';
import { ActivationController } from './activation/activation.controller.js';
import { AddressHandover } from './activation/address-handover.js';
import { Activation } from './activation/activation.js';
import { UserCreation } from './activation/user-creation.js';
import { Credentials } from './login/credentials.js';
import { LoginController } from './login/login.controller.js';
import { Login } from './login/login.js';
import { LogoutController } from './login/logout.controller.js';
import { SessionIssuer } from './login/session-issuer.js';
import { PasskeyCredentials } from './passkeys/passkey-credentials.js';
import { PasskeyLoginController } from './passkeys/passkey-login.controller.js';
import { PasskeyLogin } from './passkeys/passkey-login.js';
import { PasswordReset } from './password-reset/password-reset.js';
import { ForgotController } from './password-reset/forgot.controller.js';
import { ResetController } from './password-reset/reset.controller.js';
import { PasswordResetMail } from './password-reset/reset-mail.js';
import { PasswordResetRequest } from './password-reset/reset-request.js';
import { ConfirmPasskeyController } from './reauthentication/confirm-passkey.controller.js';
import { ConfirmController } from './reauthentication/confirm.controller.js';
import { CodeController } from './second-factor/code.controller.js';
import { CodePasskeyController } from './second-factor/code-passkey.controller.js';
import { FactorRecovery } from './second-factor/factor-recovery.js';
import { RecoveryController } from './second-factor/recovery.controller.js';
import { pendingLoginsTable } from './second-factor/pending-login.entity.js';
import { PendingLogins } from './second-factor/pending-logins.js';
import { SecondStep } from './second-factor/second-step.js';
import { Reauthentication } from './reauthentication/reauthentication.js';
import { Admission } from './registration/admission.js';
import { Approval } from './registration/approval.js';
import { NotMeController } from './registration/not-me.controller.js';
import { RegisterController } from './registration/register.controller.js';
import { RegisterSentController } from './registration/register-sent.controller.js';
import { registrationsTable } from './registration/registration.entity.js';
import { Registration } from './registration/registration.js';
import { RegistrationResend } from './registration/registration-resend.js';
import { RegistrationMail } from './registration/registration-mail.js';
import { Registrations } from './registration/registrations.js';
import { UnrequestedReport } from './registration/unrequested-report.js';
import { IdentityController } from './with-provider/identity.controller.js';
import { IdentityInSession } from './with-provider/identity-in-session.js';
import { IdentityLogin } from './with-provider/identity-login.js';
import { IdentityRegistration } from './with-provider/identity-registration.js';
import { IdentitySignUp } from './with-provider/identity-sign-up.js';
import { WaysToConfirm } from './reauthentication/ways-to-confirm.js';
import { ProviderLoginController } from './with-provider/provider-login.controller.js';

@Module({
  imports: [
    DatabaseModule.forFeature(registrationsTable, pendingLoginsTable),
    FactorsModule,
    HttpModule,
    IdentitiesModule,
    InvitesModule,
    LimitsModule,
    UsersModule,
    SessionsModule,
    MailModule,
    PasswordsModule,
  ],
  controllers: [
    RegisterController,
    RegisterSentController,
    ActivationController,
    LoginController,
    CodeController,
    CodePasskeyController,
    RecoveryController,
    PasskeyLoginController,
    ProviderLoginController,
    IdentityController,
    LogoutController,
    ConfirmController,
    ConfirmPasskeyController,
    ForgotController,
    ResetController,
    NotMeController,
  ],
  providers: [
    Registrations,
    RegistrationMail,
    Approval,
    Admission,
    Registration,
    RegistrationResend,
    AddressHandover,
    UserCreation,
    Activation,
    Credentials,
    Login,
    PendingLogins,
    SecondStep,
    FactorRecovery,
    SessionIssuer,
    PasskeyCredentials,
    PasskeyLogin,
    IdentityLogin,
    IdentityInSession,
    IdentityRegistration,
    IdentitySignUp,
    Reauthentication,
    WaysToConfirm,
    PasswordResetMail,
    PasswordResetRequest,
    PasswordReset,
    UnrequestedReport,
  ],
  exports: [
    Activation,
    Admission,
    Credentials,
    Login,
    PendingLogins,
    SecondStep,
    PasswordReset,
    PasswordResetRequest,
    Registration,
    RegistrationResend,
    Registrations,
    SessionIssuer,
  ],
})
export class AuthModule {}
