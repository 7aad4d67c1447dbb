import type { FieldErrors } from '../../domain/errors.js';
import type { Localizable } from '../../i18n/message.js';

/** The template model of a form. */
export interface FormModel {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
  /** Two errors or more in the order of the fields, for the summary on top. One is shown only at its field. */
  readonly summary: readonly { readonly field: string; readonly message: Localizable }[];
  /** What is wrong with the form as a whole. */
  readonly problem?: Localizable;
  /** Seconds until it can be sent again. */
  readonly wait?: number;
  /** The field to correct, which gets the keyboard focus. Otherwise the summary or the problem gets it. */
  readonly focus?: Readonly<Record<string, true>>;
  /** Not sent yet: its first field gets the keyboard focus. */
  readonly fresh: boolean;
}
