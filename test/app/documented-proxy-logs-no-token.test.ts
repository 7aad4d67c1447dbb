import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { routesOf } from '../support/routes.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

it('The access log of the documented proxy leaves out every path with a token [ASVS 14.2.1]', () => {
  const [, pattern = ''] = /map \$uri \$foyer_loggable \{[^}]*~(\S+)\s+0;/.exec(deployment()) ?? [];
  const secret = [...routesOf(foyer, 'get'), ...routesOf(foyer, 'post')].filter((route) => route.includes(':token'));
  expect(secret.length).toBeGreaterThan(5);
  expect(secret.filter((route) => !new RegExp(pattern).test(route))).toEqual([]);
  const others = routesOf(foyer, 'get').filter((route) => !route.includes(':token'));
  expect(others.filter((route) => new RegExp(pattern).test(route))).toEqual([]);
});

function deployment(): string {
  return readFileSync(join(root, 'docs/deploy.md'), 'utf8');
}
