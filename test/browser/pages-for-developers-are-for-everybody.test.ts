import { barriersOn } from './support/accessibility.js';
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

describe('Narrow and wide, light and dark, in large type and by keyboard nothing stands in the way on', () => {
  it.each(statesOfDevelopers)('$view, $state', async ({ reach, status }) => {
    const visitor = await reach(site);
    expect(visitor.status).toBe(status);
    expect(await barriersOn(visitor.page)).toEqual([]);
  });
});
