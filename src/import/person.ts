import { type EmailAddress, parseEmailAddress } from '../common/email-address.js';
import type { Timestamp } from '../common/time.js';
import { type AccountState, accountStates } from '../domain/principal.js';
import { type Language, supportedLanguage } from '../i18n/languages.js';
import { displayNameProblem, normalizedDisplayName } from '../users/display-name.js';
import { fieldProblem } from './field-names.js';
import { type FirebaseProject, readFirebaseHash } from './firebase.js';
import { readHash } from './hash-formats.js';
import { type ImportedHash, Unusable } from './imported-hash.js';
import { readKeycloakHash } from './keycloak.js';
import type { Fields } from './rows.js';

/** Who is to be imported. */
export interface Person {
  readonly line: number;
  readonly address: EmailAddress;
  readonly isVerified: boolean;
  readonly state: AccountState;
  /** Undefined where the other program had none: then a new password has to be set by a mailed link. */
  readonly hash: ImportedHash | undefined;
  readonly displayName: string | null;
  readonly language: Language;
  readonly createdAt: Timestamp;
  readonly groups: readonly string[];
  /** What is left out, and why. */
  readonly notes: readonly string[];
}

/** What the fields of a line are read with. */
export interface Reading {
  readonly firebase: FirebaseProject | undefined;
  /** Those that there are. */
  readonly groups: ReadonlySet<string>;
  readonly now: Timestamp;
}

/** @throws Unusable. */
export function personOf(line: number, fields: Fields, { firebase, groups, now }: Reading): Person {
  const problem = fieldProblem(fields);
  if (problem !== undefined) throw new Unusable(problem);
  const address = parseEmailAddress(textOf(fields.email));
  if (!address) throw new Unusable('this is not an email address');
  const hash = hashOf(fields, firebase);
  const isVerified = isTrue(fields.emailVerified);
  const state = stateOf(fields.state, isVerified);
  const notes: string[] = [];
  const displayName = normalizedDisplayName(textOf(fields.displayName));
  const isNameUsable = displayName !== '' && displayNameProblem(displayName) === undefined;
  if (displayName !== '' && !isNameUsable) notes.push('its display name is not one that can be shown');
  const createdAt = timeOf(fields.createdAt, now);
  if (createdAt === undefined) notes.push('the time at which it was created is not valid');
  const [known, unknown] = divided(namesOf(fields.groups), (name) => groups.has(name));
  if (unknown.length > 0) notes.push('there is no such group');
  return {
    line,
    address,
    isVerified,
    state,
    hash,
    displayName: isNameUsable ? displayName : null,
    language: supportedLanguage(textOf(fields.language).slice(0, 2).toLowerCase()),
    createdAt: createdAt ?? now,
    groups: known,
    notes,
  };
}

/** @throws Unusable for what it does not know: nobody is let in by mistake. */
function stateOf(value: unknown, isVerified: boolean): AccountState {
  const text = textOf(value).trim().toLowerCase() || 'active';
  const state = accountStates.find((known) => known === text);
  if (!state) throw new Unusable(`its state is none of ${accountStates.join(', ')}`);
  if (state !== 'active' && !isVerified)
    throw new Unusable('only who has a verified address can be waiting or disabled');
  return state;
}

/** @throws Unusable. */
function hashOf({ passwordHash: hash, salt }: Fields, firebase: FirebaseProject | undefined): ImportedHash | undefined {
  if (typeof hash === 'object' && hash !== null) return readKeycloakHash(hash);
  const text = textOf(hash).trim();
  // Django writes `!` and something random for somebody who has none.
  if (text === '' || text.startsWith('!')) return undefined;
  if (firebase) return readFirebaseHash(text, textOf(salt), firebase);
  return text.startsWith('{"') ? readKeycloakHash(jsonOf(text)) : readHash(text);
}

function jsonOf(text: string): object {
  try {
    return Object(JSON.parse(text)) as object;
  } catch {
    throw new Unusable('the credential of Keycloak is damaged');
  }
}

/** Undefined if it is none. Seconds or milliseconds since 1970, or as ISO 8601 writes it. */
function timeOf(value: unknown, now: Timestamp): Timestamp | undefined {
  const text = textOf(value).trim();
  if (text === '') return now;
  const number = /^\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
  const time = number === undefined ? Date.parse(text) : Math.round(number < 1e11 ? number * 1000 : number);
  return time > 0 && time <= now ? time : undefined;
}

function namesOf(value: unknown): string[] {
  const names = Array.isArray(value) ? value.map(textOf) : textOf(value).split(/[\s,;]+/);
  return [...new Set(names.filter((name) => name !== ''))];
}

/** Only what a program says clearly. */
function isTrue(value: unknown): boolean {
  return /^(?:true|t|1|yes|y)$/i.test(textOf(value).trim());
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';
}

function divided(names: readonly string[], isIn: (name: string) => boolean): [string[], string[]] {
  return [names.filter(isIn), names.filter((name) => !isIn(name))];
}
