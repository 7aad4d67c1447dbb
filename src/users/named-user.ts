import { ConfigError } from '../common/config-error.js';
import { parseEmailAddress } from '../common/email-address.js';
import type { Owner, Users } from './users.js';

/** The account that an operator names. @throws ConfigError if no account has this address. */
export async function namedUser(users: Users, address: string): Promise<Owner> {
  const user = await users.findByEmail(parseEmailAddress(address)?.normalizedEmail ?? '');
  if (!user) throw new ConfigError('No account has this address.');
  return user;
}
