import { AddressHandover } from '../auth/activation/address-handover.js';
import { UserCreation } from '../auth/activation/user-creation.js';
import {
  importedColumns,
  importedRegistration,
  importedRegistrationId,
} from '../auth/registration/imported-registration.js';
import { Admission, byOperator } from '../auth/registration/admission.js';
import { Approval } from '../auth/registration/approval.js';
import { Registrations } from '../auth/registration/registrations.js';
import { ConfigError } from '../common/config-error.js';
import type { EmailAddress } from '../common/email-address.js';
import type { Config } from '../config/config.js';
import { ofAddress } from '../database/subjects.js';
import { isLanguage, type Language } from '../i18n/languages.js';
import { translate } from '../i18n/translate.js';
import { Log } from '../logging/log.js';
import { readerOf } from '../mail/mail.js';
import { Invites } from '../invites/invites.js';
import { LegacyHashes } from '../passwords/legacy/legacy-hashes.js';
import { noPassword, Passwords } from '../passwords/passwords.js';
import { PasswordRules } from '../passwords/rules.js';
import { countNow } from '../metrics/hourly-counts.js';
import { policy } from '../policy.js';
import { displayNameProblem, normalizedDisplayName } from '../users/display-name.js';
import { operator } from '../users/events-beside-server.js';
import { addressIn } from './address-in.js';
import { type OperatorServices, withServices } from './operator-services.js';

/** What an operator says about somebody. */
interface WantedPerson {
  readonly address: string;
  readonly name: string | undefined;
  readonly language: string | undefined;
  /** Undefined: they choose one by a mailed link. */
  readonly password: string | undefined;
  /** The operator vouches for the address. Otherwise its owner proves it first, as after a registration. */
  readonly isVerified: boolean;
}

interface Checked extends Pick<WantedPerson, 'password' | 'isVerified'> {
  readonly address: EmailAddress;
  readonly name: string | null;
  readonly language: Language;
}

/** @throws ConfigError if the address has an account or waits for its proof, or if something breaks the rules. */
export async function createPerson(config: Config, wanted: WantedPerson): Promise<void> {
  const checked = checkedPerson(wanted);
  await withServices(config, async (services) => {
    const passwordHash = await hashOf(checked, services);
    await (checked.isVerified ? createUser : createPending)(checked, passwordHash, services);
  });
}

/** @throws ConfigError. */
function checkedPerson({ address, name: typed, language = 'en', ...others }: WantedPerson): Checked {
  const name = typed === undefined ? null : normalizedDisplayName(typed);
  const problem = name === null ? undefined : displayNameProblem(name);
  if (problem !== undefined) throw new ConfigError(`The name: ${translate(problem, 'en')}`);
  if (!isLanguage(language)) throw new ConfigError('There is no such language: use a code such as de.');
  if (name !== null && !others.isVerified)
    throw new ConfigError('Whoever proves the address chooses a name then: --name needs --verified.');
  return { address: addressIn(address), name, language, ...others };
}

/** @throws ConfigError if the password is not accepted, with the same words as on the page. */
async function hashOf(
  { password, address: { email } }: Checked,
  { config, database }: OperatorServices,
): Promise<string> {
  if (password === undefined) return noPassword;
  const rules = new PasswordRules(config, new Log(false, () => undefined));
  try {
    const refusal = await rules.refusalOf(password, email, operator.ip);
    if (refusal) throw new ConfigError(`The password is not accepted: ${translate(refusal, 'en')}`);
  } finally {
    await rules.onModuleDestroy();
  }
  return new Passwords(config, new LegacyHashes(database.reader)).hash(password, { of: email, ip: operator.ip });
}

async function createUser(
  { address, name, language }: Checked,
  passwordHash: string,
  services: OperatorServices,
): Promise<void> {
  const { database, users, outbox, links, clock } = services;
  const creation = userCreation(services);
  await database.write([ofAddress(address.normalizedEmail)], async (db) => {
    const chosen = { address, passwordHash, language, timeZone: null, identity: undefined, arrival: byOperator };
    const user = await creation.createWith(db, chosen, operator);
    if (!user) throw new ConfigError('This address has an account already.');
    await countNow(db, 'activations', clock.now());
    if (name !== null) await users.setDisplayName(db, user.id, name);
    const to = { ...readerOf(user), userId: user.id, displayName: name, recipient: user.email };
    if (passwordHash !== noPassword)
      return outbox.notify(db, { ...to, kind: 'account-created', payload: {} }, operator);
    const lifetime = policy.links.firstPassword;
    const about = { userId: user.id, purpose: 'password-reset', email: user.email, lifetime } as const;
    const link = await links.add(db, about);
    const payload = { link, expiresAt: link.expiresAt };
    return outbox.notify(db, { ...to, kind: 'first-password', payload }, operator);
  });
}

function userCreation({
  database,
  config,
  users,
  events,
  suppressions,
  outbox,
  ...services
}: OperatorServices): UserCreation {
  const { rateLimits, keyring, clock } = services;
  const registrations = new Registrations(database.reader, users, rateLimits, keyring, clock);
  const invites = new Invites(database.reader, rateLimits, keyring, clock);
  const admission = new Admission(invites, new Approval(database.reader, outbox, config, clock), config);
  const handover = new AddressHandover(registrations, suppressions, outbox);
  return new UserCreation(registrations, users, events, admission, handover);
}

/** Waits as one that was imported, and is mailed its link now; again when its owner asks for a new password. */
async function createPending(
  { address, language }: Checked,
  passwordHash: string,
  { database, users, keyring, clock, outbox, suppressions }: OperatorServices,
): Promise<void> {
  const { email, normalizedEmail } = address;
  const asking = { ip: operator.ip, userAgent: operator.userAgent, normalizedEmail };
  const id = importedRegistrationId(normalizedEmail);
  const values = importedRegistration(address, { passwordHash, language }, keyring, clock.now());
  await database.write(outbox.subjectsOf(asking), async (db) => {
    if (await users.findByEmail(normalizedEmail, db)) throw new ConfigError('This address has an account already.');
    if (await suppressions.has(normalizedEmail, db))
      throw new ConfigError('The owner of this address has stopped such email from here: mail unblock ADDRESS');
    // Of an account that is deleted by now.
    await db.query('DELETE FROM registrations WHERE id = ? AND (used_at IS NOT NULL OR expires_at <= ?)', [
      id,
      clock.now(),
    ]);
    const [link] = await db.query<{ nonce: string; tokenHash: string }[]>(
      `INSERT INTO registrations (${importedColumns}) VALUES (${values.map(() => '?').join(', ')})
       ON CONFLICT (id) DO NOTHING RETURNING nonce, token_hash AS "tokenHash"`,
      values,
    );
    if (!link) throw new ConfigError('This address waits for its owner to prove it already.');
    const expiresAt = clock.now() + policy.activation.linkLifetime;
    const mail = { kind: 'activation', recipient: email, language, payload: { link, expiresAt } } as const;
    if (!(await outbox.answer(db, mail, asking)))
      throw new ConfigError(
        'No email can be sent to this address now: it was sent too many lately. Nothing was created.',
      );
  });
}
