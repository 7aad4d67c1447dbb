import { ConfigError } from '../common/config-error.js';
import { type EmailAddress, parseEmailAddress } from '../common/email-address.js';

/** What an operator has typed. @throws ConfigError if it is no address. */
export function addressIn(text: string): EmailAddress {
  const address = parseEmailAddress(text);
  if (!address) throw new ConfigError('This is not an email address.');
  return address;
}
