import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';
import { userAgents } from '../support/acts.js';
import { memberOf } from '../support/people.js';
import { secretOfInvites, statesOfInvites } from './support/invite-states.js';
import { mailsIn } from './support/mails.js';
import { picturesOf } from './support/pictures.js';
import { ProviderOfStates, statesWith } from './support/provider-states.js';
import { openSite, site } from './support/site.js';
import { type State, statesOfDevelopers, statesOfMembers, statesOfVisitors } from './support/states.js';
import type { Visitor } from './support/visitor.js';

// `npm run screenshots`: all pages and mails in `.screenshots`, to be looked at, and the pictures of the documentation.

/** Reaches it once. A notice, and what was typed without being sent, are in English only: the reload loses them. */
async function takeIn(look: string, { view, state, reach }: State): Promise<void> {
  const visitor = await reach(site);
  await picturesOf(visitor.page, look, 'en', `${view}--${state}`);
  await visitor.reloadIn('de');
  await picturesOf(visitor.page, look, 'de', `${view}--${state}`);
}

describe.each(['card', 'arch'])('%s', (look) => {
  openSite({ SITE_LOOK: look });

  it.each([...statesOfVisitors, ...statesOfMembers])('$view, $state', (state) => takeIn(look, state));
});

describe.each(['card', 'arch'])('%s with other providers', (look) => {
  const provider = new ProviderOfStates();
  beforeAll(async () => {
    await provider.open();
    Object.assign(provider.environment, { SITE_LOOK: look });
  });
  openSite(provider.environment);
  afterAll(async () => {
    await provider.close();
  });

  it.each(statesWith(provider))('$view, $state', (state) => takeIn(look, state));
});

describe.each(['card', 'arch'])('%s, by invitation only', (look) => {
  openSite({ SITE_LOOK: look, REGISTRATION: 'invite', SECRET: secretOfInvites });

  it.each(statesOfInvites)('$view, $state', (state) => takeIn(look, state));
});

describe('card', () => {
  openSite({ NODE_ENV: 'development' });

  it.each(statesOfDevelopers)('$view, $state', (state) => takeIn('card', state));
});

describe('mails', () => {
  openSite();

  it.each(['en', 'de'] as const)('in %s', async (language) => {
    const { page } = await site.visitor();
    for (const [name, { html }] of mailsIn(language)) {
      await page.setContent(html);
      await picturesOf(page, 'mails', language, name);
    }
  });
});

describe('documentation', () => {
  openSite();

  const wide = { width: 1040, height: 700 };
  const narrow = { width: 390, height: 700 };

  const take = async ({ page }: Visitor, name: string): Promise<void> => {
    const folder = join(root, 'docs', 'pictures');
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`) });
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
    const ada = await memberOf(site.server, 'ada@example.com');
    ada.headers = { 'User-Agent': userAgents.firefoxOnWindows };
    const visitor = await (await site.visitor({ viewport: wide, colorScheme: 'dark' })).takeOver(ada);
    await take(await visitor.open('/account'), 'account-dark');
  });

  it('the mail of a registration, narrow', async () => {
    const visitor = await site.visitor({ viewport: narrow });
    await visitor.page.setContent(new Map(mailsIn('en')).get('activation')?.html ?? '');
    await take(visitor, 'mail-narrow');
  });
});
