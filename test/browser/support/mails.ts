import { Keyring } from '../../../src/common/keyring.js';
import { Clock } from '../../../src/common/time.js';
import { loadConfig } from '../../../src/config/config.js';
import type { Language } from '../../../src/i18n/languages.js';
import { MailRenderer } from '../../../src/mail/mail-renderer.js';
import { sampleMails } from '../../../src/mail/samples.js';
import type { RenderedMail } from '../../../src/mail/template.js';

/** Every kind of mail by its name, as a site with this configuration would send it. */
export function mailsIn(
  language: Language,
  environment: Record<string, string> = {},
): [name: string, mail: RenderedMail][] {
  const config = loadConfig({ SECRET: 'a secret that is long enough for a test', ...environment });
  const keyring = new Keyring(config.secrets);
  const clock = new Clock();
  const renderer = new MailRenderer(config, keyring, clock);
  return sampleMails(keyring, language, clock.now()).map(({ name, mail }): [string, RenderedMail] => {
    const rendered = renderer.render(mail);
    if (!rendered) throw new Error(`The mail “${name}” is not sent.`);
    return [name, rendered];
  });
}
