import { Injectable } from '@nestjs/common';
import { isIP } from 'node:net';
import { Config } from '../config/config.js';
import { policy } from '../policy.js';
import { unmistakableEmail } from '../common/email-address.js';
import { type LinkPurpose, type LinkSecret, Keyring } from '../common/keyring.js';
import { Clock, type Timestamp, type Duration } from '../common/time.js';
import { deviceName } from '../i18n/device-name.js';
import { translate, paragraphsOf } from '../i18n/translate.js';
import { type Key, type Message, type Params, message } from '../i18n/message.js';
import type { Mail, RepeatableMail, RequestOrigin, Several } from './mail.js';
import { type RenderedMail, type Part, type MailTemplate, mailTemplate } from './template.js';

type Kind = Exclude<Mail['kind'], 'noop'>;

/** The payload of any kind of mail. */
interface Payload {
  readonly requester: RequestOrigin;
  readonly notMe?: LinkSecret;
  readonly link?: LinkSecret;
  readonly expiresAt?: Timestamp;
  readonly newEmail?: string;
  readonly userAgent?: string;
  readonly displayName?: string | undefined;
  readonly deleteAfter?: Timestamp;
  readonly several?: Several | undefined;
}

/** Renders each kind of mail. Its text is in src/i18n under the name of the kind. */
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
    const { language } = mail;
    if (!isSent(mail)) return null;
    const params = this.paramsOf(mail.kind, mail.payload);
    const keys = keysOf(mail);
    const subject = translate({ key: keys.subject, params }, language);
    const texts: Message[] = [{ key: keys.text, params }];
    // The mail had to wait, or the clock is wrong. The page behind the link says so and offers a new one.
    if ('notMe' in mail.payload && 'expiresAt' in mail.payload && mail.payload.expiresAt <= this.clock.now())
      texts.push({ key: 'mail.late', params });
    // In every mail that someone else may have requested.
    if ('notMe' in mail.payload) texts.push({ key: 'mail.notMe', params });
    const parts = texts.flatMap((text) => paragraphsOf(text, language)).map((text) => this.asPart(text));
    return this.template({ subject, parts, language });
  }

  /** All params of all mails; each mail uses a part. */
  private paramsOf(
    kind: Kind,
    { requester, notMe, link, userAgent, displayName, newEmail, several, ...plain }: Payload,
  ): Params {
    const target = links[kind];
    return {
      ...plain,
      ...several,
      site: this.config.siteName,
      cameFrom: cameFrom(requester),
      login: this.page('/login'),
      forgot: this.page('/password/forgot'),
      ...(target && link && { link: this.link(target, link), lifetime: target.lifetime }),
      ...(notMe && { notMe: this.link({ purpose: 'not-me', path: '/not-me/' }, notMe) }),
      ...(newEmail !== undefined && { newEmail: unmistakableEmail(newEmail) }),
      ...(displayName !== undefined && { displayName }),
      ...(userAgent !== undefined && { device: deviceName(userAgent) }),
    };
  }

  private link({ purpose, path }: { purpose: LinkPurpose; path: string }, link: LinkSecret): string {
    return this.page(path + this.keyring.linkToken(purpose, link));
  }

  private page(path: string): string {
    return this.config.baseUrl + path;
  }

  private asPart(paragraph: string): Part {
    const isLink = paragraph.startsWith(`${this.config.baseUrl}/`) && !/\s/.test(paragraph);
    return isLink ? { link: paragraph } : paragraph;
  }
}

/** Where the link of a mail leads, and how long it works. */
interface LinkTarget {
  readonly purpose: LinkPurpose;
  readonly path: string;
  readonly lifetime: Duration;
}

const undo: LinkTarget = { purpose: 'undo', path: '/undo/', lifetime: policy.links.undo };

const links: Partial<Record<Kind, LinkTarget>> = {
  activation: { purpose: 'activation', path: '/activate/', lifetime: policy.activation.linkLifetime },
  'password-reset': { purpose: 'password-reset', path: '/password/reset/', lifetime: policy.links.passwordReset },
  'email-change': { purpose: 'email-change', path: '/account/email/confirm/', lifetime: policy.links.emailChange },
  'email-change-asked': undo,
  'email-changed': undo,
};

function isSent(mail: Mail): mail is Exclude<Mail, { kind: 'noop' }> {
  return mail.kind !== 'noop';
}

function keysOf(mail: Exclude<Mail, { kind: 'noop' }>): Readonly<Record<'subject' | 'text', Key>> {
  return standsForSeveral(mail)
    ? { subject: `mail.${mail.kind}.several.subject`, text: `mail.${mail.kind}.several.text` }
    : { subject: `mail.${mail.kind}.subject`, text: `mail.${mail.kind}.text` };
}

function standsForSeveral(mail: Mail): mail is RepeatableMail {
  return 'several' in mail.payload && mail.payload.several !== undefined && mail.payload.several.count > 1;
}

/** Names the IP address, unless a proxy forwarded an invalid one that the client made up. */
function cameFrom({ ip, at }: RequestOrigin): Message {
  const address = ip.replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(address) ? message('mail.cameFrom', { ip: address, at }) : message('mail.cameFromUnknown', { at });
}
