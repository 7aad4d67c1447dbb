import { barriersIn } from './support/accessibility.js';
import { openSite, site } from './support/site.js';
import { statesOfVisitors } from './support/states.js';

openSite();

describe('Accessible in English and German, narrow and wide, light and dark, with large text, forced colors and keyboard:', () => {
  it.each(statesOfVisitors)('$view, $state', async (state) => {
    expect(await barriersIn(state, site)).toEqual([]);
  });
});
