import { trimInvisible } from '../../common/email-address.js';
import type { Localizable } from '../../i18n/message.js';
import type { FormModel } from '../../http/forms/form-model.js';
import { policy } from '../../policy.js';

/** For a form that only looks for something: its values are in the query of the page. */
export function searchForm(
  values: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, Localizable>> = {},
): FormModel {
  const [invalid] = Object.keys(errors);
  return { values, errors, summary: [], fresh: false, ...(invalid !== undefined && { focus: { [invalid]: true } }) };
}

/** A value of a query, which may be missing, or there twice. */
export function queryValue(value: unknown): string {
  if (typeof value !== 'string') return '';
  return trimInvisible(value.slice(0, policy.operators.searchLength)).replace(/\p{Cc}/gu, '');
}

/** The way to a page with these values, without the empty ones. */
export function pathWith(path: string, values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
  return query === '' ? path : `${path}?${query}`;
}
