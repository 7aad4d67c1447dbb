import { barriersIn } from './support/accessibility.js';
import { Site } from './support/site.js';
import { statesOfDevelopers } from './support/states.js';

let site: Site;

beforeAll(async () => {
  site = await Site.open({ NODE_ENV: 'development' });
});

afterEach(async () => {
  expect(await site.everybodyLeaves()).toEqual([]);
});

afterAll(async () => {
  await site.close();
});

describe('Accessible in English and German, narrow and wide, light and dark, with large text, forced colors and keyboard:', () => {
  it.each(statesOfDevelopers)('$view, $state', async (state) => {
    expect(await barriersIn(state, site)).toEqual([]);
  });
});
