import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { policy } from '../policy.js';
import { type LinkPurpose, type LinkSecret, Secrets } from '../secrets.js';
import { Clock, type Moment } from '../time.js';
import { dayInWords, momentInWords, spanInWords } from '../words.js';
import type { Mail, Requester } from './mail.js';
import { type Letter, letter, type Part } from './template.js';
import { requesterInWords } from './words.js';

/** What each kind of mail says. */
@Injectable()
export class Letters {
  private readonly site: string;

  constructor(
    private readonly config: Config,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {
    this.site = new URL(config.baseUrl).host;
  }

  /**
   * The letter, or null when there is nothing to say (any more).
   * @throws Error when the secret that made its link is gone.
   */
  write(mail: Mail): Letter | null {
    if ('expiresAt' in mail.payload && mail.payload.expiresAt <= this.clock.now()) return null;
    const { site } = this;
    switch (mail.kind) {
      case 'nothing':
        return null;
      case 'activation':
        return letter(`Activate your account at ${site}`, [
          'Hello,',
          `Somebody, probably you, has registered at ${site} with this address. To activate the account, open this link:`,
          this.link('activation', '/activate/', mail.payload.link),
          `The link works for ${validity(policy.activation.linkLifetime, mail.payload)}. In another browser than the one you registered with, you will be asked for the password that you chose.`,
          ...this.notMe(mail.payload, 'Without the link above nothing happens.'),
        ]);
      case 'account-exists':
        return letter(`You already have an account at ${site}`, [
          'Hello,',
          `Somebody, probably you, has tried to register at ${site} with this address. It already has an account, so there is nothing to register. Log in here:`,
          this.page('/login'),
          'If you do not remember the password, choose a new one here:',
          this.page('/password/forgot'),
          ...this.notMe(mail.payload, 'Your account is as it was.'),
        ]);
      case 'password-reset':
        return letter(`Choose a new password for ${site}`, [
          'Hello,',
          `Somebody, probably you, has asked for a new password for your account at ${site}. To choose it, open this link:`,
          this.link('password-reset', '/password/reset/', mail.payload.link),
          `The link works for ${validity(policy.links.passwordReset, mail.payload)}, and once. Until you have chosen, the old password goes on.`,
          ...this.notMe(mail.payload, 'Without the link above nothing happens.'),
        ]);
      case 'password-changed':
        return letter(`Your password at ${site} was changed`, [
          'Hello,',
          `The password of your account at ${site} was changed. Whoever was logged in elsewhere is logged out.`,
          `${cameFrom(mail.payload)} If this wasn't you, choose a new password at once:`,
          this.page('/password/forgot'),
        ]);
      case 'email-change':
        return letter(`Confirm your new address at ${site}`, [
          'Hello,',
          `Somebody, probably you, wants to use this address for an account at ${site}. To confirm it, open this link:`,
          this.link('email-change', '/account/email/confirm/', mail.payload.link),
          `The link works for ${validity(policy.links.emailChange, mail.payload)}. Until then the account keeps its old address.`,
          ...this.notMe(mail.payload, 'Without the link above nothing happens.'),
        ]);
      case 'address-taken':
        return letter(`Your address at ${site}`, [
          'Hello,',
          `Somebody, perhaps you, wanted to use this address for another account at ${site}. It belongs to your account already, so nothing was changed.`,
          ...this.notMe(mail.payload, 'Your account is as it was.'),
        ]);
      case 'email-change-asked':
        return letter(`A new address for your account at ${site}`, [
          'Hello,',
          `Your account at ${site} is about to get a new address: ${mail.payload.newEmail}. That happens as soon as the new address is confirmed; until then this one goes on.`,
          `${cameFrom(mail.payload)} If this was you, there is nothing to do here.`,
          'If this wasn’t you, somebody else is using your account. Open this link, and choose a new password:',
          this.link('undo', '/undo/', mail.payload.link),
          `It keeps this address for your account, and works for ${validity(policy.links.undo, mail.payload)}.`,
        ]);
      case 'email-changed':
        return letter(`Your account at ${site} has a new address`, [
          'Hello,',
          `Your account at ${site} now has the address ${mail.payload.newEmail}. Mail about it no longer comes here.`,
          `${cameFrom(mail.payload)} If this was you, there is nothing to do here.`,
          'If this wasn’t you, open this link, and choose a new password:',
          this.link('undo', '/undo/', mail.payload.link),
          `It gives this address back to your account, and works for ${validity(policy.links.undo, mail.payload)}.`,
        ]);
      case 'email-changed-to-this':
        return letter(`Your new address at ${site}`, [
          'Hello,',
          `Your account at ${site} now has this address. You log in with it from now on.`,
          cameFrom(mail.payload),
        ]);
      case 'email-restored':
        return letter(`A change of address at ${site} was undone`, [
          'Hello,',
          `The change of address of an account at ${site} was undone. The account has its old address again, a new password, and nobody is logged in.`,
          cameFrom(mail.payload),
        ]);
      case 'new-device':
        return letter(`A new log-in to your account at ${site}`, [
          'Hello,',
          `Somebody, probably you, has logged in to your account at ${site} with a browser that was not used before: ${mail.payload.device}.`,
          `${cameFrom(mail.payload)} If this wasn't you, choose a new password at once; that logs everybody out:`,
          this.page('/password/forgot'),
        ]);
      case 'deletion-asked':
        return letter(`Your account at ${site} will be deleted`, [
          'Hello,',
          `Your account at ${site} is closed, and will be deleted with everything in it on ${dayInWords(mail.payload.deleteAfter)}. If you want to keep it, log in before then:`,
          this.page('/login'),
          `${cameFrom(mail.payload)} If this wasn't you, log in and change your password.`,
        ]);
      case 'deletion-cancelled':
        return letter(`Your account at ${site} stays`, [
          'Hello,',
          `You have logged in, so your account at ${site} will not be deleted. Everything is as it was.`,
          `${cameFrom(mail.payload)} If this wasn't you, choose a new password at once:`,
          this.page('/password/forgot'),
        ]);
    }
  }

  /** In every mail that a stranger may have caused. */
  private notMe({ requester, notMe }: { requester: Requester; notMe: LinkSecret }, calming: string): Part[] {
    return [
      `${cameFrom({ requester })} If this wasn't you, you need not do anything. ${calming} To get no more such mail, open this link:`,
      this.link('not-me', '/not-me/', notMe),
    ];
  }

  private link(purpose: LinkPurpose, path: string, link: LinkSecret): Part {
    return this.page(path + this.secrets.linkToken(purpose, link));
  }

  private page(path: string): Part {
    return { link: this.config.baseUrl + path };
  }
}

function validity(lifetime: number, { expiresAt }: { expiresAt: Moment }): string {
  return `${spanInWords(lifetime)}, until ${momentInWords(expiresAt)}`;
}

function cameFrom({ requester }: { requester: Requester }): string {
  return `The request came from ${requesterInWords(requester)}.`;
}
