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

/** All Dutch texts. See `en/texts.ts` for keys and slots. */
export const nl = mergeTexts(
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
