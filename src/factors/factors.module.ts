import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsersModule } from '../users/users.module.js';
import { FactorChanges, FactorRules } from './factor-changes.js';
import { Factors } from './factors.js';
import { passkeysTable } from './passkey.entity.js';
import { recoveryCodesTable } from './recovery-code.entity.js';
import { RecoveryCodes } from './recovery-codes.js';
import { totpKeysTable } from './totp-key.entity.js';
import { TotpKeys } from './totp-keys.js';
import { usedChallengesTable } from './used-challenge.entity.js';

@Module({
  imports: [
    DatabaseModule.forFeature(totpKeysTable, recoveryCodesTable, passkeysTable, usedChallengesTable),
    LimitsModule,
    SessionsModule,
    UsersModule,
  ],
  providers: [TotpKeys, RecoveryCodes, Factors, FactorRules, FactorChanges],
  exports: [TotpKeys, RecoveryCodes, Factors, FactorChanges],
})
export class FactorsModule {}
