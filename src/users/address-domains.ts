import { type EmailAddress, readableEmail } from '../common/email-address.js';
import type { Config } from '../config/config.js';
import { message, type Message } from '../i18n/message.js';

/** What is wrong with an address of a domain that the site does not take. The same whether or not it has an account. */
export function domainProblem(
  { normalizedEmail }: EmailAddress,
  { registrationDomains: domains }: Pick<Config, 'registrationDomains'>,
): Message | undefined {
  const domain = normalizedEmail.slice(normalizedEmail.lastIndexOf('@') + 1);
  if (domains.length === 0 || domains.includes(domain)) return undefined;
  return message('email.domain', { domains: domains.map(readable).join(', ') });
}

function readable(domain: string): string {
  return readableEmail(`@${domain}`).slice(1);
}
