import type { FieldErrors } from '../../domain/errors.js';
import type { Localizable } from '../../i18n/message.js';

/** The template model of a form. */
export interface FormModel {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
  /** The errors in the order of the fields, for the summary on top. */
  readonly summary: readonly { readonly field: string; readonly message: Localizable }[];
  /** What is wrong with the form as a whole. */
  readonly problem?: Localizable;
  /** Seconds until it can be sent again. */
  readonly wait?: number;
}
