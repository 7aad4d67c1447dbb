import { Injectable } from '@nestjs/common';
import { isIP } from 'node:net';
import { Config } from '../config/config.js';
import { unmistakableEmail } from '../common/email-address.js';
import { Keyring, type LinkPurpose, type LinkSecret } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import { byOperator } from '../domain/client-info.js';
import { deviceName } from '../i18n/device-name.js';
import { formats } from '../i18n/formats.js';
import { translate } from '../i18n/translate.js';
import { type Key, type Localizable, type Params, message } from '../i18n/message.js';
import { type Action, designs } from './designs.js';
import type { Mail, RepeatableMail, RequestOrigin, SentMail, Several } from './mail.js';
import { policy } from '../policy.js';
import { type MailTemplate, type RenderedMail, type ShownAction, type ShownDetail, mailTemplate } from './template.js';

/** The payload of any kind of mail. */
interface Payload {
  readonly requester: RequestOrigin;
  readonly displayName?: string | undefined;
  readonly notMe?: LinkSecret;
  readonly link?: LinkSecret;
  readonly expiresAt?: Timestamp;
  readonly newEmail?: string;
  readonly deleteAfter?: Timestamp;
  readonly from?: Timestamp;
  readonly several?: Several | undefined;
}

/** A text in the language and time zone of a mail. */
type Translate = (text: Localizable) => string;

/** Renders each kind of mail. */
@Injectable()
export class MailRenderer {
  private readonly template: MailTemplate;

  constructor(
    private readonly config: Config,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {
    this.template = mailTemplate(config);
  }

  /** Null for a kind that sends nothing. @throws Error when the secret that created its link was removed. */
  render(mail: Mail): RenderedMail | null {
    if (!isSent(mail)) return null;
    const { language, timeZone } = mail;
    const payload: Payload = mail.payload;
    const { action, otherwise, note, doubt } = designs[mail.kind];
    const text: Translate = (words) => translate(words, language, timeZone ?? undefined);
    const show = (shown?: Action): ShownAction | undefined => shown && this.action(shown, payload, text);
    const params = this.paramsOf(payload);
    const keys = keysOf(mail);
    return this.template({
      language,
      subject: text({ key: keys.subject, params }),
      greeting: text(greetingFor(payload)),
      lead: text({ key: keys.lead, params }),
      action: show(action),
      note: note && text(note),
      otherwise: show(otherwise),
      details: detailsOf(mail, payload.requester, text),
      doubt: doubt && { heading: text(doubt.heading), text: text(doubt.text), action: show(doubt.action) },
      // In every mail that someone else may have requested.
      stop: payload.notMe && { label: text('mail.stop'), link: this.tokenLink('not-me', '/not-me/', payload.notMe) },
    });
  }

  private action({ label, to }: Action, { link, expiresAt, requester }: Payload, text: Translate): ShownAction {
    if (typeof to === 'string') return { label: text(label), link: this.config.baseUrl + to };
    if (link === undefined || expiresAt === undefined) throw new Error(`A mail has no link for ${to.path}.`);
    // The mail had to wait, or the clock is wrong. The page behind the link says so and offers a new one.
    const isLate = expiresAt <= this.clock.now();
    const lifetime = to.lifetime ?? expiresAt - requester.at;
    const validity = isLate ? (to.late ?? 'mail.late') : message('mail.validity', { lifetime, expiresAt });
    return { label: text(label), link: this.tokenLink(to.purpose, to.path, link), validity: text(validity) };
  }

  private tokenLink(purpose: LinkPurpose, path: string, link: LinkSecret): string {
    return this.config.baseUrl + path + this.keyring.linkToken(purpose, link);
  }

  /** The slots of all leads and subjects; each uses a part. */
  private paramsOf({ newEmail, several, deleteAfter, from }: Payload): Params {
    return {
      site: this.config.siteName,
      ...several,
      ...(deleteAfter !== undefined && { deleteAfter }),
      ...(from !== undefined && { from }),
      ...(newEmail !== undefined && { newEmail: unmistakableEmail(newEmail) }),
    };
  }
}

function isSent(mail: Mail): mail is SentMail {
  return mail.kind !== 'noop';
}

function keysOf(mail: SentMail): Readonly<Record<'subject' | 'lead', Key>> {
  return standsForSeveral(mail)
    ? { subject: `mail.${mail.kind}.several.subject`, lead: `mail.${mail.kind}.several.lead` }
    : { subject: `mail.${mail.kind}.subject`, lead: `mail.${mail.kind}.lead` };
}

function standsForSeveral(mail: Mail): mail is RepeatableMail {
  return 'several' in mail.payload && mail.payload.several !== undefined && mail.payload.several.count > 1;
}

/** By name only in notices to the owner of an account. Not by a long one: a thief could have chosen a sentence. */
function greetingFor({ displayName = '' }: Payload): Localizable {
  const isName = displayName !== '' && Array.from(displayName).length <= policy.displayName.greetedUpTo;
  return isName ? message('mail.greetingByName', { name: displayName }) : 'mail.greeting';
}

/** When and where it was. Of a merged notice, about the last one. */
function detailsOf(mail: SentMail, { ip, at, userAgent }: RequestOrigin, text: Translate): ShownDetail[] {
  const when = text(standsForSeveral(mail) ? 'mail.whenLast' : 'mail.when');
  // Not an invalid one that the client made up and a proxy forwarded.
  const address = ip.replace(/^::ffff:(?=\d+\.)/, '');
  const moment = { label: when, value: formats[mail.language].datetime(at, mail.timeZone ?? undefined) };
  if (designs[mail.kind].hidesOrigin) return [moment];
  if (ip === byOperator) return [moment, { label: text('mail.by'), value: text('mail.byOperator') }];
  return [
    moment,
    { label: text('mail.ip'), value: isIP(address) ? address : text('mail.ipUnknown') },
    ...(userAgent === undefined ? [] : [{ label: text('mail.device'), value: text(deviceName(userAgent)) }]),
  ];
}
