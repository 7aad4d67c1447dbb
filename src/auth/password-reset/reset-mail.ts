import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EmailAddress } from '../../common/email-address.js';
import type { Subject } from '../../database/subjects.js';
import { policy } from '../../policy.js';
import { type AskedMail, readerOf } from '../../mail/mail.js';
import type { MailRequest } from '../../mail/mail-throttle.js';
import { Outbox } from '../../mail/outbox.js';
import { Links, type NewLink } from '../../users/links.js';
import type { Owner } from '../../users/users.js';
import { linkEndOf } from '../registration/imported-registration.js';
import type { PendingRegistration } from '../registration/registration.entity.js';
import { Registrations } from '../registration/registrations.js';

/** Mails a link to whoever has forgotten a password; or nothing. */
@Injectable()
export class PasswordResetMail {
  constructor(
    private readonly links: Links,
    private readonly registrations: Registrations,
    private readonly outbox: Outbox,
  ) {}

  /** For a transaction with `send`. */
  subjectsOf(asking: MailRequest): Subject[] {
    return this.outbox.subjectsOf(asking);
  }

  /** The same reads and writes for an address without an account. A link of it is never mailed. */
  async send(db: EntityManager, owner: Owner | null, address: EmailAddress, asking: MailRequest): Promise<void> {
    const lifetime = policy.links.passwordReset;
    const recipient = { userId: owner?.id ?? null, email: owner?.email ?? address.email };
    const link = await this.links.add(db, { ...recipient, purpose: 'password-reset', lifetime });
    const imported = await this.registrations.importedOf(db, address);
    await this.registrations.noteMailed(db, imported?.id ?? '');
    await this.outbox.answer(db, owner ? mailTo(owner, link) : imported && activationOf(imported), asking);
  }
}

function mailTo(owner: Owner, link: NewLink): AskedMail {
  const payload = { link, expiresAt: link.expiresAt };
  return { ...readerOf(owner), kind: 'password-reset', userId: owner.id, recipient: owner.email, payload };
}

/** Who was imported without a verified address proves it first. Then they can choose a new password, too. */
function activationOf(registration: PendingRegistration): AskedMail {
  const { email, language, timeZone, nonce, tokenHash } = registration;
  const payload = { link: { nonce, tokenHash }, expiresAt: linkEndOf(registration) };
  return { kind: 'activation', recipient: email, language, timeZone, payload };
}
