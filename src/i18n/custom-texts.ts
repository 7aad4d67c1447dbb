import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../common/config-error.js';
import { isFormat } from './formats.js';
import { isLanguage, languageCodes, languages } from './languages.js';
import { isKey } from './message.js';
import { partsOf, slotsOf } from './parts.js';
import type { Changes } from './texts.js';

/** The texts of `CUSTOM_DIR/i18n/<language>.json`. @throws ConfigError that names the file and the key. */
export function customTexts(customDir: string | undefined): Changes {
  const folder = join(customDir ?? '', 'i18n');
  if (customDir === undefined || !existsSync(folder)) return {};
  const files = readdirSync(folder).filter((file) => !file.startsWith('.'));
  return Object.fromEntries(files.map((file) => [file.replace(/\.json$/, ''), textsIn(folder, file)]));
}

function textsIn(folder: string, file: string): Record<string, string> {
  const refuse = (problem: string): never => {
    throw new ConfigError(`In CUSTOM_DIR the file i18n/${file} ${problem}.`);
  };
  if (!file.endsWith('.json') || !isLanguage(file.slice(0, -'.json'.length)))
    return refuse(`has no effect: the files in i18n/ are ${languageCodes.map((code) => `${code}.json`).join(', ')}`);
  const texts = parsed(readFileSync(join(folder, file), 'utf8'));
  if (texts === undefined) return refuse('is not a JSON object of texts, such as {"home.title": "Hello"}');
  for (const [key, text] of Object.entries(texts)) {
    const problem = problemWith(key, text);
    if (problem !== undefined) refuse(`has an invalid text “${key}”: ${problem}`);
  }
  return texts as Record<string, string>;
}

function parsed(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function problemWith(key: string, text: unknown): string | undefined {
  if (!isKey(key)) return 'there is no text with this key';
  if (typeof text !== 'string' || text.trim() === '') return 'it must be a non-empty string';
  if (!key.endsWith('Html') && /<[a-z/!]|&#?\w+;/i.test(text))
    return 'markup is allowed only in texts whose key ends with Html';
  if (key === 'language.locale' && !isLocale(text)) return 'it must be a locale such as en-US';
  const [wanted, found] = [slotsOf(languages.en[key]), slotsOf(text)];
  if (wanted.join() !== found.join()) return `it needs the slots ${named(wanted)}, and has ${named(found)}`;
  return partsOf(text)
    .map(problemWithPart)
    .find((problem) => problem !== undefined);
}

function problemWithPart(part: ReturnType<typeof partsOf>[number]): string | undefined {
  if (typeof part === 'string') return /[{}]/.test(part) ? `“${part.trim()}” has an unmatched brace` : undefined;
  if (part.format !== undefined && !isFormat(part.format)) return `there is no format “${part.format}”`;
  if (part.plural && !part.plural.has('other')) return `the plural of {${part.name}} needs an “other”`;
  return undefined;
}

const named = (slots: readonly string[]): string =>
  slots.length === 0 ? 'none' : slots.map((slot) => `{${slot.endsWith(':') ? `${slot}number` : slot}}`).join(' ');

function isLocale(text: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(text).length > 0;
  } catch {
    return false;
  }
}
