import { EmailChange } from '../account/email-change/email-change.js';
import { WantedAddress } from '../account/email-change/wanted-address.js';
import { ConfigError } from '../common/config-error.js';
import type { Config } from '../config/config.js';
import { ofAccount, ofAddress } from '../database/subjects.js';
import { operator } from '../users/events-beside-server.js';
import { namedUser } from '../users/named-user.js';
import { addressIn } from './address-in.js';
import { withServices } from './operator-services.js';

/**
 * At once: the operator vouches for the new address. Everything ends as after a change by its owner, both mailboxes are told, and
 * the old one gets a link that restores it. @throws ConfigError.
 */
export async function changeEmailOf(config: Config, address: string, wanted: string): Promise<void> {
  const next = addressIn(wanted);
  await withServices(config, async (services) => {
    const { database, users, links, sessions, events, outbox, rateLimits } = services;
    const wantedAddress = new WantedAddress(users, rateLimits, config);
    const emailChange = new EmailChange(users, links, sessions, wantedAddress, events, outbox);
    const { id, email } = await namedUser(users, address);
    if (email === next.email) throw new ConfigError('The account has this address already.');
    const about = [ofAccount(id), ofAddress(email.toLowerCase()), ofAddress(next.normalizedEmail)];
    await database.write(about, async (db) => {
      const user = await users.get(id, db);
      if (!(await emailChange.changeTo(db, user, next, operator)))
        throw new ConfigError('The new address has an account already.');
      await services.suppressions.lift(db, next.normalizedEmail);
    });
  });
}
