import { languageCodes } from '../../src/i18n/languages.js';
import { overflowOn, violationsOn } from './support/accessibility.js';
import { openSite, site } from './support/site.js';
import { type State, statesOfMembers, statesOfVisitors } from './support/states.js';

// In the browser that reports most: each page is opened here.
openSite({}, 'whole');

/** Each page in its first state. All states are tested in English and German. */
const states = [...statesOfVisitors, ...statesOfMembers];
const pages = states.filter(({ view }, index) => states.findIndex((state) => state.view === view) === index);
const others = languageCodes.filter((code) => code !== 'en' && code !== 'de');

/** Axe runs once on each page, in one of the languages in turn: they have the same markup. */
async function misfitsOf({ reach, status, view }: State): Promise<string[]> {
  const turn = pages.findIndex((page) => page.view === view) % others.length;
  const visitor = await reach(site);
  await visitor.page.setViewportSize({ width: 320, height: 640 });
  const misfits: string[] = [];
  for (const language of others) {
    await visitor.reloadIn(language);
    const found = [...(await visitor.missed({ status, language })), ...(await overflowOn(visitor.page))];
    if (language === others[turn]) found.push(...(await violationsOn(visitor.page)));
    misfits.push(...found.map((misfit) => `${language}: ${misfit}`));
  }
  return misfits;
}

describe('In a window of 320 pixels, every other language fits:', () => {
  it.each(pages)('$view, $state', async (state) => {
    expect(await misfitsOf(state)).toEqual([]);
  });
});
