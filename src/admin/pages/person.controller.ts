import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { byOperator } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser, ForAdmins } from '../../http/access/access.js';
import { type Page, page } from '../../http/pages/page.js';
import { unmistakableEmail } from '../../common/email-address.js';
import { deviceName } from '../../i18n/device-name.js';
import { supportedLanguage } from '../../i18n/languages.js';
import { type Localizable, message } from '../../i18n/message.js';
import { translate } from '../../i18n/translate.js';
import { Providers } from '../../identities/providers.js';
import { policy } from '../../policy.js';
import { MailList } from '../mail-list.js';
import { type PersonDetails, PersonDetailsQuery } from '../person-details.js';
import { ShownMails } from './shown-mails.js';

/** Somebody's account, as far as it helps to help them. */
@ForAdmins()
@Controller('admin/users')
export class PersonController {
  constructor(
    private readonly details: PersonDetailsQuery,
    private readonly providers: Providers,
    private readonly mailList: MailList,
    private readonly shownMails: ShownMails,
  ) {}

  @Get(':id')
  async show(@Param('id') id: string, @CurrentUser() { userId }: Principal): Promise<Page> {
    const person = await this.details.of(id);
    if (!person) throw new NotFoundException();
    const { email, events, identities, devices } = person;
    const mails = await this.mailList.to(email);
    return page('admin/person', message('person.title', { email: unmistakableEmail(email) }), {
      person,
      path: `/admin/users/${person.id}`,
      ownLanguage: translate('language.name', supportedLanguage(person.language)),
      state: stateOf(person),
      stateSince: person.deleteAfter === null && person.state === 'disabled' ? person.disabledAt : null,
      role: `person.role.${person.role}`,
      roleSince: person.role === 'admin' ? person.adminSince : null,
      acts: actsFor(person, person.id === userId),
      grace: policy.deletion.grace,
      devices: devices.map(({ userAgent, ip, seenAt }) => ({ device: deviceName(userAgent), ip, seenAt })),
      codes: person.codesLeft > 0 ? message('security.codesLeft', { count: person.codesLeft }) : 'person.none',
      identities: identities.map(({ issuer, label, usedAt }) => ({
        provider: this.providers.ofIssuer(issuer)?.name ?? issuer,
        label,
        usedAt,
      })),
      events: events.map(({ type, at, ip, userAgent, detail }) => ({
        what: `event.${type}`,
        at,
        ip,
        byOperator: ip === byOperator,
        device: deviceName(userAgent),
        detail: detail ?? '',
      })),
      mails: mails.map((mail) => this.shownMails.inList(mail)),
    });
  }
}

function stateOf({ state, deleteAfter }: PersonDetails): Localizable {
  return deleteAfter === null ? `person.state.${state}` : message('person.state.leaving', { at: deleteAfter });
}

/** Which buttons the page has. None for one's own account: see `PersonActs`. */
function actsFor(person: PersonDetails, isOwn: boolean): Record<string, boolean> & { readonly isOwn: boolean } {
  const { state, role, deleteAfter, factors, sessions, tokens, codesLeft } = person;
  const isOpen = state === 'active' && deleteAfter === null;
  return {
    isOwn,
    approve: state === 'waiting',
    enable: state === 'disabled',
    offerPassword: isOpen,
    endSessions: sessions + tokens > 0,
    removeFactors: factors + codesLeft > 0,
    makeAdmin: role !== 'admin' && isOpen,
    takeRole: role === 'admin',
    disable: state !== 'disabled',
    delete: deleteAfter === null,
    restore: deleteAfter !== null,
  };
}
