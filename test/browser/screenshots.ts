import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';
import { freshAddress } from '../support/forms.js';
import { memberOf } from '../support/people.js';
import { userAgents } from '../support/acts.js';
import { Site } from './support/site.js';
import type { Visitor } from './support/visitor.js';

/** Takes the screenshots of the README from the running application: `npm run screenshots`. */
const folder = join(root, 'docs', 'pictures');

let site: Site;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  site = await Site.open();
});

afterAll(async () => {
  await site.close();
});

const wide = { width: 1040, height: 760 };
const narrow = { width: 390, height: 760 };

const take = async (visitor: Visitor, name: string): Promise<void> => {
  await visitor.page.screenshot({ path: join(folder, `${name}.png`) });
};

it('the registration form, wide', async () => {
  await take(await (await site.visitor({ viewport: wide })).open('/register'), 'register');
});

it('a refused password, narrow', async () => {
  const visitor = await (await site.visitor({ viewport: narrow })).open('/register');
  await visitor.page.getByLabel('Email').fill('ada@example.com');
  await visitor.page.getByLabel('Password', { exact: true }).fill('password1234');
  await visitor.page.getByRole('button', { name: 'Create account' }).click();
  await visitor.page.waitForLoadState();
  await take(visitor, 'refused-narrow');
});

it('the log-in in German, narrow and dark', async () => {
  const visitor = await site.visitor({ viewport: narrow, locale: 'de-DE', colorScheme: 'dark' });
  await take(await visitor.open('/login'), 'login-german-dark-narrow');
});

it('the account, wide and dark', async () => {
  const email = freshAddress().replace('someone', 'ada');
  const ada = await memberOf(site.server, email);
  ada.headers = { 'User-Agent': userAgents.firefoxOnWindows };
  const visitor = await (await site.visitor({ viewport: wide, colorScheme: 'dark' })).takeOver(ada);
  await take(await visitor.open('/account'), 'account-dark');
});
