import { languageCodes } from '../../src/i18n/languages.js';
import { barriersIn, overflowOn } from './support/accessibility.js';
import { secretOfInvites, statesOfInvites } from './support/invite-states.js';
import { openSite, site } from './support/site.js';

openSite({ REGISTRATION: 'invite', SECRET: secretOfInvites });

const others = languageCodes.filter((code) => code !== 'en' && code !== 'de');

describe('Accessible in English and German, narrow and wide, light and dark, with large text, forced colors and keyboard:', () => {
  it.each(statesOfInvites)('$view, $state', async (state) => {
    expect(await barriersIn(state, site)).toEqual([]);
  });
});

describe('In a window of 320 pixels, every other language fits:', () => {
  it.each(statesOfInvites)('$view, $state', async ({ reach, status }) => {
    const visitor = await reach(site);
    await visitor.page.setViewportSize({ width: 320, height: 640 });
    for (const language of others) {
      await visitor.reloadIn(language);
      expect([...(await visitor.missed({ status, language })), ...(await overflowOn(visitor.page))]).toEqual([]);
    }
  });
});
