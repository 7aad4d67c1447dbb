import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';
import { barriersIn } from './support/accessibility.js';
import { statesOfInvites } from './support/invite-states.js';
import { ProviderOfStates, statesWith } from './support/provider-states.js';
import { openSite, site } from './support/site.js';
import { statesOfDevelopers, statesOfMembers, statesOfVisitors } from './support/states.js';

openSite();

describe('Accessible in English and German, narrow and wide, light and dark, with large text, forced colors and keyboard:', () => {
  it.each(statesOfMembers)('$view, $state', async (state) => {
    expect(await barriersIn(state, site)).toEqual([]);
  });
});

it('Every page is tested', () => {
  const views = readdirSync(join(root, 'views'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hbs') && !/^(layouts|mail|partials)\//.test(file))
    .map((file) => file.replace('.hbs', ''));
  const withProviders = statesWith(new ProviderOfStates());
  const others = [...statesOfDevelopers, ...statesOfInvites, ...withProviders];
  const all = [...statesOfVisitors, ...statesOfMembers, ...others];
  const visited = new Set(all.map(({ view }) => view));
  expect([...visited].sort()).toEqual(views.sort());
});
