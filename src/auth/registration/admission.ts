import { Injectable } from '@nestjs/common';
import { type EmailAddress, parseEmailAddress } from '../../common/email-address.js';
import { Config } from '../../config/config.js';
import type { Barred } from '../../domain/barred.js';
import { emailProblem } from '../../domain/errors.js';
import type { Localizable } from '../../i18n/message.js';
import { domainProblem } from '../../users/address-domains.js';

/** An address that may register, or what is wrong with it, whoever has it. */
type ReadAddress =
  | { readonly address: EmailAddress; readonly problem?: undefined }
  | { readonly problem: Localizable; readonly address?: undefined };

/** Leave to register. Only `Admission` gives it, and no flow begins without it. */
export class Admitted {
  readonly state = 'admitted';

  constructor(private readonly config: Config) {}

  read(typed: string): ReadAddress {
    const address = parseEmailAddress(typed);
    if (!address) return { problem: emailProblem(typed) };
    const problem = domainProblem(address, this.config);
    return problem ? { problem } : { address };
  }
}

/** Who may register. Asked at every way to an account that no operator has begun. */
@Injectable()
export class Admission {
  constructor(private readonly config: Config) {}

  of(): Admitted | { readonly state: Barred } {
    const { registration } = this.config;
    if (registration === 'open') return new Admitted(this.config);
    return { state: registration === 'closed' ? 'closed' : 'invite-needed' };
  }
}
