import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsersModule } from '../users/users.module.js';
import { FactorChanges } from './factor-changes.js';
import { Factors } from './factors.js';
import { NeededFactor } from './needed-factor.js';
import { passkeysTable } from './passkey.entity.js';
import { recoveryCodesTable } from './recovery-code.entity.js';
import { RecoveryCodes } from './recovery-codes.js';
import { totpKeysTable } from './totp-key.entity.js';
import { RecoveryCodeChanges } from './recovery-code-changes.js';
import { TotpKeys } from './totp-keys.js';
import { TotpSetup } from './totp-setup.js';
import { usedChallengesTable } from './used-challenge.entity.js';

@Module({
  imports: [
    DatabaseModule.forFeature(totpKeysTable, recoveryCodesTable, passkeysTable, usedChallengesTable),
    LimitsModule,
    SessionsModule,
    UsersModule,
  ],
  providers: [TotpKeys, TotpSetup, RecoveryCodes, RecoveryCodeChanges, Factors, NeededFactor, FactorChanges],
  exports: [TotpKeys, TotpSetup, RecoveryCodes, RecoveryCodeChanges, Factors, FactorChanges],
})
export class FactorsModule {}
