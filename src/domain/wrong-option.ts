import { ConfigError } from '../common/config-error.js';
import type { Localizable } from '../i18n/message.js';

/** What an operator or admin wants to register is wrong. A command says which option, and a page says it at the field. */
export class WrongOption extends ConfigError {
  /**
   * @param option as commands name it, such as `--redirect`.
   * @param says a sentence for the command, or, with a small letter, the rest of one about the option.
   * @param text for the page.
   */
  constructor(
    readonly option: string,
    says: string,
    readonly text: Localizable,
  ) {
    super(/^[a-z]/.test(says) ? `${option} ${says}` : says);
  }
}
