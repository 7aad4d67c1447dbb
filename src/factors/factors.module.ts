import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsersModule } from '../users/users.module.js';
import { FactorChanges } from './factor-changes.js';
import { CodeProof } from './code-proof.js';
import { OwnerProof } from './owner-proof.js';
import { Factors } from './factors.js';
import { NeededFactor } from './needed-factor.js';
import { NewPasskeyVerifier } from './new-passkey-verifier.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import { PasskeyOptions } from './passkey-options.js';
import { PasskeyUses } from './passkey-uses.js';
import { PasskeyVerifier } from './passkey-verifier.js';
import { passkeysTable } from './passkey.entity.js';
import { Passkeys } from './passkeys.js';
import { Proofs } from './proofs.js';
import { recoveryCodesTable } from './recovery-code.entity.js';
import { RecoveryCodes } from './recovery-codes.js';
import { totpKeysTable } from './totp-key.entity.js';
import { RecoveryCodeChanges } from './recovery-code-changes.js';
import { TotpKeys } from './totp-keys.js';
import { TotpSetup } from './totp-setup.js';
import { usedChallengesTable } from './used-challenge.entity.js';

const passkeys = [Passkeys, PasskeyChallenges, PasskeyOptions, PasskeyVerifier, NewPasskeyVerifier, PasskeyUses];

@Module({
  imports: [
    DatabaseModule.forFeature(totpKeysTable, recoveryCodesTable, passkeysTable, usedChallengesTable),
    LimitsModule,
    SessionsModule,
    UsersModule,
  ],
  providers: [
    TotpKeys,
    TotpSetup,
    RecoveryCodes,
    RecoveryCodeChanges,
    Factors,
    Proofs,
    CodeProof,
    OwnerProof,
    NeededFactor,
    FactorChanges,
    ...passkeys,
  ],
  exports: [
    TotpKeys,
    TotpSetup,
    RecoveryCodes,
    RecoveryCodeChanges,
    Factors,
    Proofs,
    OwnerProof,
    FactorChanges,
    ...passkeys,
  ],
})
export class FactorsModule {}
