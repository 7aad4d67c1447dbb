import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { policy } from '../policy.js';
import { Secrets } from '../secrets.js';
import { Clock } from '../time.js';
import type { Mail } from './mail.js';
import { type Letter, type LetterTemplate, letterTemplate } from './template.js';
import { momentInWords, requesterInWords, spanInWords } from './words.js';

type Payload<Kind extends Mail['kind']> = Extract<Mail, { kind: Kind }>['payload'];

/** What each kind of mail says. */
@Injectable()
export class Letters {
  constructor(
    private readonly config: Config,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /**
   * The letter, or null when there is nothing to say (any more).
   * @throws Error when the secret that made its link is gone.
   */
  write(mail: Mail): Letter | null {
    switch (mail.kind) {
      case 'activation':
        return this.activation(mail.payload);
      case 'account-exists':
        return this.accountExists(mail.payload);
      case 'nothing':
        return null;
    }
  }

  private activation({ link, expiresAt, requester }: Payload<'activation'>): Letter | null {
    if (expiresAt <= this.clock.now()) return null;
    return activation({
      subject: `Activate your account at ${this.site}`,
      site: this.site,
      link: this.page(`/activate/${this.secrets.linkToken('activation', link)}`),
      lifetime: spanInWords(policy.activation.linkLifetime),
      expires: momentInWords(expiresAt),
      requester: requesterInWords(requester),
    });
  }

  private accountExists({ requester }: Payload<'account-exists'>): Letter {
    return accountExists({
      subject: `You already have an account at ${this.site}`,
      site: this.site,
      loginPage: this.page('/login'),
      forgotPage: this.page('/password/forgot'),
      requester: requesterInWords(requester),
    });
  }

  private page(path: string): string {
    return `${this.config.baseUrl}${path}`;
  }

  private get site(): string {
    return new URL(this.config.baseUrl).host;
  }
}

const activation: LetterTemplate<{
  subject: string;
  site: string;
  link: string;
  lifetime: string;
  expires: string;
  requester: string;
}> = letterTemplate('activation');

const accountExists: LetterTemplate<{
  subject: string;
  site: string;
  loginPage: string;
  forgotPage: string;
  requester: string;
}> = letterTemplate('account-exists');
