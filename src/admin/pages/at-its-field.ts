import { InvalidField } from '../../domain/errors.js';
import { WrongOption } from '../../domain/wrong-option.js';

/** The field of a form for each option of a command. */
const fields: Readonly<Record<string, string | undefined>> = {
  '--redirect': 'redirects',
  '--post-logout': 'postLogouts',
  '--trusted': 'consent',
};

/** For what a command would say about an option. */
export function atItsField(error: unknown): never {
  if (!(error instanceof WrongOption)) throw error;
  throw new InvalidField(fields[error.option] ?? error.option.replace(/^--/, ''), error.text);
}

/** What is left empty is not wanted. */
export function unlessEmpty(typed: string): string | undefined {
  const text = typed.trim();
  return text === '' ? undefined : text;
}
