import { z } from 'zod';
import { InvalidField } from '../domain/errors.js';
import { type BareKey, isBareKey, type Localizable, message } from '../i18n/message.js';

/** @throws InvalidField with every field that is wrong, missing or unknown. */
export function readInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = new Map<string, Localizable>();
  for (const issue of result.error.issues) {
    for (const [field, text] of problemsOf(issue, input)) if (!errors.has(field)) errors.set(field, text);
  }
  throw new InvalidField(Object.fromEntries(errors));
}

function problemsOf(issue: z.core.$ZodIssue, input: unknown): [field: string, text: Localizable][] {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => [[...issue.path.map(String), key].join('.'), 'api.unknownField']);
  if (isBareKey(issue.message)) return [[field, issue.message]];
  return [[field, textFor(issue, isMissing(issue.path, input))]];
}

function textFor(issue: z.core.$ZodIssue, missing: boolean): Localizable {
  if (issue.code === 'invalid_type') return missing ? 'api.missing' : (types[issue.expected] ?? 'api.wrongValue');
  if (issue.code === 'invalid_value') return message('api.oneOf', { values: issue.values.map(String).join(', ') });
  return 'api.wrongValue';
}

const types: Partial<Record<string, BareKey>> = {
  string: 'api.text',
  number: 'api.number',
  int: 'api.number',
  boolean: 'api.yesOrNo',
  array: 'api.list',
  object: 'api.object',
};

/** JSON has no `undefined`: the field was not sent. */
function isMissing(path: readonly PropertyKey[], input: unknown): boolean {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return true;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value === undefined;
}
