import type { Request } from 'express';
import { InvalidField, PasskeyRefused, WrongCode, WrongCredentials } from '../../domain/errors.js';
import type { Page } from '../pages/page.js';
import { type Form, formPage, type FormState, typedValues } from './form.js';
import { isSecret } from './secret.js';

/** The form with its errors; undefined if the error is not about its fields. */
export function formWithErrors(error: unknown, form: Form, req: Request): Page | undefined {
  if (error instanceof InvalidField) return refusedForm(form, req, stateOf(error));
  if (error instanceof WrongCode) return refusedForm(form, req, { errors: { code: error.text } });
  if (error instanceof PasskeyRefused) return refusedForm(form, req, { problem: error.text });
  if (error instanceof WrongCredentials) return refusedForm(form, req, wrongCredentialsIn(form));
  return undefined;
}

function refusedForm(form: Form, req: Request, state: FormState): Page {
  return formPage(form, { ...state, values: typedValues(form, req), status: 422 });
}

/** At `form` is what is wrong with the form as a whole. */
function stateOf({ errors: { form: problem, ...errors } }: InvalidField): FormState {
  return problem === undefined ? { errors } : { errors, problem };
}

/** The message for wrong credentials. Without a secret field, it is about the form as a whole. */
export function wrongCredentialsIn({ fields: { shape }, wrongCredentials }: Form): FormState {
  const firstSecret = Object.keys(shape).find((name) => isSecret(shape[name]));
  const { field, text } = wrongCredentials ?? { field: firstSecret ?? 'form', text: 'password.wrong' };
  return field === 'form' ? { problem: text, focus: firstSecret } : { errors: { [field]: text } };
}
