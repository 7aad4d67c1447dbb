import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';
import { barriersIn } from './support/accessibility.js';
import { Site } from './support/site.js';
import { statesOfDevelopers, statesOfMembers, statesOfVisitors } from './support/states.js';

let site: Site;

beforeAll(async () => {
  site = await Site.open();
});

afterEach(async () => {
  expect(await site.everybodyLeaves()).toEqual([]);
});

afterAll(async () => {
  await site.close();
});

describe('In English and in German, narrow and wide, light and dark, in large type, in forced colours and by keyboard nothing stands in the way on', () => {
  it.each(statesOfMembers)('$view, $state', async (state) => {
    expect(await barriersIn(state, site)).toEqual([]);
  });
});

it('leaves no page out', () => {
  const views = readdirSync(join(root, 'views'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hbs') && !/^(layouts|mail|partials)\//.test(file))
    .map((file) => file.replace('.hbs', ''));
  const visited = new Set([...statesOfVisitors, ...statesOfMembers, ...statesOfDevelopers].map(({ view }) => view));
  expect([...visited].sort()).toEqual(views.sort());
});
