import { mergeTexts } from '../merge-texts.js';
import { admin } from './admin.js';
import { adminClients } from './admin-clients.js';
import { adminLimits } from './admin-limits.js';
import { adminMail } from './admin-mail.js';
import { api } from './api.js';
import { apps } from './apps.js';
import { factors } from './factors.js';
import { forms } from './forms.js';
import { identities } from './identities.js';
import { invites } from './invites.js';
import { mail } from './mail.js';
import { operators } from './operators.js';
import { overview } from './overview.js';
import { pages } from './pages.js';
import { people } from './people.js';
import { sites } from './sites.js';
import { webhooks } from './webhooks.js';

/**
 * All English texts. The other languages have the same keys with the same slots. The compiler checks the slots, and the
 * keys of the German texts; a test checks the keys of the others. A slot is one of these:
 *
 * - `{name}`: text.
 * - `{name:format}`: a number. Formats: `datetime` (3 March 2026 at 14:05 CET), `clock` (the same without the time
 *   zone), `day` (3 March 2026), `date` (3 Mar), `hour` (14:05), `ago` (14 days ago), `in` (in 14 days), `duration` (14 days) and `number`.
 * - `{count, plural, one {# day} other {# days}}`: words for a number, by the plural categories of the language.
 *
 * Texts whose key ends with `Html` contain markup and are for views only; the values of their slots are escaped.
 */
export const en = mergeTexts(
  // A file for each part of the site.
  admin,
  adminClients,
  adminLimits,
  adminMail,
  api,
  apps,
  factors,
  forms,
  identities,
  invites,
  mail,
  operators,
  overview,
  pages,
  people,
  sites,
  webhooks,
);
