import { mergeTexts, withTexts } from '../merge-texts.js';
import { admin } from './admin.js';
import { api } from './api.js';
import { apps } from './apps.js';
import { factors } from './factors.js';
import { forms } from './forms.js';
import { identities } from './identities.js';
import { mail } from './mail.js';
import { overview } from './overview.js';
import { pages } from './pages.js';
import { sites } from './sites.js';

/** All German texts. See `en/texts.ts` for keys and slots. */
export const de = withTexts(
  withTexts(
    withTexts(withTexts(withTexts(mergeTexts(pages, forms, mail, api, factors), apps), sites), identities),
    admin,
  ),
  overview,
);
