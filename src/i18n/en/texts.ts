import { mergeTexts } from '../merge-texts.js';
import { forms } from './forms.js';
import { mail } from './mail.js';
import { pages } from './pages.js';

/**
 * All English texts. Every other language has the same keys with the same slots; the compiler checks it.
 * A slot is `{name}` for text, or `{name:format}` for a number: `datetime` (3 March 2026 at 14:05 CET), `clock` (the
 * same without the time zone), `day` (3 March 2026), `ago` (14 days ago), `duration` (14 days), `in` (in 14 days), `number`;
 * or the plural
 * `{count, plural, one {# day} other {# days}}`, with the categories that the language has. Texts whose key ends with `Html` contain markup and
 * are for views only; the values of their slots are escaped.
 */
export const en = mergeTexts(pages, forms, mail);
