import { type Language, languages } from './languages.js';
import { isKey, type Key } from './message.js';

/** Texts that replace others, by language. */
export type Changes = Readonly<Partial<Record<Language, Readonly<Partial<Record<Key, string>>>>>>;

/** The texts in use: Foyer's own, with the operator's changes. */
let inUse: Readonly<Record<Language, Readonly<Record<Key, string>>>> = languages;

/** Called once at startup. Later changes override earlier ones. Without any, the texts are Foyer's own. */
export function changeTexts(...changes: readonly Changes[]): void {
  const all = Object.entries(languages).map(([code, texts]) => [
    code,
    Object.assign({}, texts, ...changes.map((change) => change[code as Language])) as typeof texts,
  ]);
  inUse = changes.length === 0 ? languages : (Object.fromEntries(all) as typeof inUse);
}

/** @throws Error for an unknown key. */
export function textOf(key: string, language: Language): string {
  if (!isKey(key)) throw new Error(`Unknown text key “${key}”.`);
  return inUse[language][key];
}
