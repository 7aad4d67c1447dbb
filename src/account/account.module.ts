import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsersModule } from '../users/users.module.js';
import { FactorsModule } from '../factors/factors.module.js';
import { IdentitiesModule } from '../identities/identities.module.js';
import { IdentitiesController } from './identities/identities.controller.js';
import { WaitingIdentityController } from './identities/waiting-identity.controller.js';
import { HttpModule } from '../http/http.module.js';
import { AccountController } from './overview/account.controller.js';
import { AccountOverviews } from './overview/overview.js';
import { ActivityController } from './activity/activity.controller.js';
import { WellKnownController } from './password/well-known.controller.js';
import { EmailChange } from './email-change/email-change.js';
import { PasswordChange } from './password/password-change.js';
import { DeviceSessions } from './sessions/device-sessions.js';
import { LanguageChoice } from './language/language-choice.js';
import { AccountDeletion } from './deletion/account-deletion.js';
import { DeletionController } from './deletion/deletion.controller.js';
import { RestoreController } from './deletion/restore.controller.js';
import { Profile } from './profile/profile.js';
import { ProfileController } from './profile/profile.controller.js';
import { EmailController } from './email-change/email.controller.js';
import { Export } from './export/export.js';
import { ExportDownload } from './export/export-download.js';
import { ExportController } from './export/export.controller.js';
import { ExportSlots } from './export/export-slots.js';
import { LanguageController } from './language/language.controller.js';
import { PasswordController } from './password/password.controller.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { RecoveryCodesController } from './recovery-codes/recovery-codes.controller.js';
import { SecurityController } from './security/security.controller.js';
import { TotpController } from './totp/totp.controller.js';
import { PasskeyChanges } from './passkeys/passkey-changes.js';
import { PasskeyEndpointsController } from './passkeys/passkey-endpoints.controller.js';
import { PasskeyRenaming } from './passkeys/passkey-renaming.js';
import { PasskeysController } from './passkeys/passkeys.controller.js';
import { TokensController } from './tokens/tokens.controller.js';
import { keyedRequestsTable } from './tokens/keyed-request.entity.js';
import { KeyedRequests } from './tokens/keyed-requests.js';
import { PersonalTokens } from './tokens/personal-tokens.js';
import { WantedAddress } from './email-change/wanted-address.js';
import { UndoController } from './email-change/undo.controller.js';
import { EmailChangeReversal } from './email-change/email-change-reversal.js';

/** Everything users can do with their account after logging in. */
@Module({
  imports: [
    DatabaseModule.forFeature(keyedRequestsTable),
    FactorsModule,
    HttpModule,
    IdentitiesModule,
    LimitsModule,
    UsersModule,
    SessionsModule,
    MailModule,
    PasswordsModule,
  ],
  controllers: [
    AccountController,
    PasswordController,
    WellKnownController,
    EmailController,
    UndoController,
    SessionsController,
    TokensController,
    SecurityController,
    TotpController,
    RecoveryCodesController,
    PasskeysController,
    PasskeyEndpointsController,
    IdentitiesController,
    WaitingIdentityController,
    ActivityController,
    ExportController,
    DeletionController,
    RestoreController,
    ProfileController,
    LanguageController,
  ],
  providers: [
    PasswordChange,
    EmailChange,
    WantedAddress,
    EmailChangeReversal,
    Export,
    ExportSlots,
    AccountDeletion,
    Profile,
    AccountOverviews,
    DeviceSessions,
    LanguageChoice,
    PersonalTokens,
    PasskeyChanges,
    PasskeyRenaming,
    KeyedRequests,
    ExportDownload,
  ],
  exports: [
    AccountDeletion,
    AccountOverviews,
    DeviceSessions,
    EmailChange,
    ExportDownload,
    KeyedRequests,
    PasswordChange,
    PersonalTokens,
    Profile,
  ],
})
export class AccountModule {}
