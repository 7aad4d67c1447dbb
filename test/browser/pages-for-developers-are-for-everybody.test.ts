import { barriersIn } from './support/accessibility.js';
import { openSite, site } from './support/site.js';
import { statesOfDevelopers } from './support/states.js';

openSite({ NODE_ENV: 'development' });

describe('Accessible in English and German, narrow and wide, light and dark, with large text, forced colors and keyboard:', () => {
  it.each(statesOfDevelopers)('$view, $state', async (state) => {
    expect(await barriersIn(state, site)).toEqual([]);
  });
});
