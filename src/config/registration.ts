import { z } from 'zod';
import { emailDomain } from '../common/email-address.js';

/** Who may register. */
export const registrationFields = {
  REGISTRATION: z.enum(['open', 'invite', 'closed'], 'REGISTRATION must be open, invite or closed.').default('open'),
  REGISTRATION_DOMAINS: z
    .string()
    .transform((text) => text.split(',').map((domain) => emailDomain(domain.trim())))
    .refine(
      (domains): domains is string[] => domains.every((domain) => domain !== undefined),
      'REGISTRATION_DOMAINS must be a list of domains, such as example.com,example.org, without @ and wildcards.',
    )
    .default([]),
  REGISTRATION_APPROVAL: z.enum(['none', 'admin'], 'REGISTRATION_APPROVAL must be none or admin.').default('none'),
};

interface RegistrationSettings {
  /** Who may create an account: anyone, whoever has an invitation, or nobody. */
  readonly registration: 'open' | 'invite' | 'closed';
  /** Only addresses of these domains, as A-labels. Of all, if there are none. */
  readonly registrationDomains: readonly string[];
  /** Whether whoever registers without an invitation waits until an admin or operator approves the account. */
  readonly registrationApproval: boolean;
}

export function registrationSettingsOf(values: z.output<z.ZodObject<typeof registrationFields>>): RegistrationSettings {
  return {
    registration: values.REGISTRATION,
    registrationDomains: values.REGISTRATION_DOMAINS,
    registrationApproval: values.REGISTRATION_APPROVAL === 'admin',
  };
}
