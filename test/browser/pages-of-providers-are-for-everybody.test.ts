import { languageCodes } from '../../src/i18n/languages.js';
import { barriersIn, overflowOn } from './support/accessibility.js';
import { ProviderOfStates, statesWith } from './support/provider-states.js';
import { openSite, site } from './support/site.js';

const provider = new ProviderOfStates();

// Before the site, which needs its address.
beforeAll(async () => {
  await provider.open();
});
openSite(provider.environment);
afterAll(async () => {
  await provider.close();
});

const others = languageCodes.filter((code) => code !== 'en' && code !== 'de');

describe('Accessible in English and German, narrow and wide, light and dark, with large text, forced colors and keyboard:', () => {
  it.each(statesWith(provider))('$view, $state', async (state) => {
    expect(await barriersIn(state, site)).toEqual([]);
  });
});

describe('In a window of 320 pixels, every other language fits:', () => {
  it.each(statesWith(provider))('$view, $state', async ({ reach, status }) => {
    const visitor = await reach(site);
    await visitor.page.setViewportSize({ width: 320, height: 640 });
    for (const language of others) {
      await visitor.reloadIn(language);
      expect([...(await visitor.missed({ status, language })), ...(await overflowOn(visitor.page))]).toEqual([]);
    }
  });
});

describe('In a real browser, a log-in with another provider', () => {
  it('goes there, and comes back with an account', async () => {
    const { email = '' } = provider.person();
    const visitor = await (await site.visitor()).open('/login?next=/account/sessions');
    await visitor.page.getByRole('button', { name: 'Log in with Fake' }).click();
    await visitor.page.waitForURL('**/login/identity');
    await visitor.page.getByRole('button', { name: 'Create account' }).click();
    await visitor.page.waitForURL('**/account/sessions');
    await visitor.open('/account');
    expect(await visitor.page.textContent('main')).toContain(email);
    await visitor.open('/confirm?next=/account/identities');
    await visitor.page.getByRole('button', { name: 'Confirm with Fake' }).click();
    await visitor.page.waitForURL('**/account/identities');
    // The browser remarks each time that it has been at another site.
    const remarks = visitor.complaints.splice(0);
    expect(remarks.filter((one) => !/\/authorize\?|BounceTracking/.test(one))).toEqual([]);
  });
});
