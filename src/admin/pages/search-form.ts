import type { Localizable } from '../../i18n/message.js';
import type { FormModel } from '../../http/forms/form-model.js';

/** For a form that only looks for something: its values are in the query of the page. */
export function searchForm(
  values: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, Localizable>> = {},
): FormModel {
  const [invalid] = Object.keys(errors);
  return { values, errors, summary: [], fresh: false, ...(invalid !== undefined && { focus: { [invalid]: true } }) };
}

/** One value of a query, which may have several of a name. */
export function queryValue(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\p{Cc}/gu, '').slice(0, 400) : '';
}

/** The way to a page with these values, without the empty ones. */
export function pathWith(path: string, values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
  return query === '' ? path : `${path}?${query}`;
}
