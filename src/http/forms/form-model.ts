import type { FieldErrors } from '../../domain/errors.js';
import type { Localizable } from '../../i18n/message.js';

/** The template model of a form. */
export interface FormModel {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
  /** The errors in field order, for the summary. Empty if the only error is shown at its field. */
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
