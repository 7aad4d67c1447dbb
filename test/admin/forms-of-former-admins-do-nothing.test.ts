import { minutes } from '../../src/common/time.js';
import { Sessions } from '../../src/sessions/sessions.js';
import { giveRole, giveState } from '../support/admins.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { type FilledForm, fillInFormOf } from '../support/forms.js';
import { routesOf } from '../support/routes.js';
import { tablesOf } from '../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** Everything but the account of the admin itself. */
async function others(): Promise<Record<string, unknown>> {
  const { users: _users, sessions: _sessions, links: _links, devices: _devices, ...rest } = await tablesOf(foyer);
  return rest;
}

/** Sends it, and does something after it was let in and before it writes. */
async function sendWhile({ browser, path, fields }: FilledForm, act: () => Promise<void>): Promise<void> {
  await foyer.allMailSent();
  const sessions = foyer.app.get(Sessions);
  const write = sessions.write.bind(sessions);
  let acted = false;
  sessions.write = async (...all) => {
    if (!acted) {
      acted = true;
      await act();
      foyerBefore = await others();
    }
    return write(...all);
  };
  try {
    await browser.post(path, fields);
  } finally {
    sessions.write = write;
  }
  expect({ path, acted }).toEqual({ path, acted: true });
}

let foyerBefore: Record<string, unknown>;

const emailOf = async ({ browser }: FilledForm): Promise<string> => {
  await browser.open('/account');
  return /someone-\d+@example\.com/.exec(browser.html('main').text())?.[0] ?? '';
};

/** Each form needs an admin of its own. */
const timeForAll = minutes(3);

describe('A form of an admin who was let in changes nothing any more', () => {
  it(
    'once the role is taken, which it finds in its transaction',
    async () => {
      foyer.clock.standStill();
      const routes = routesOf(foyer, 'post').filter((route) => route.startsWith('/admin/'));
      expect(routes.length).toBeGreaterThan(0);
      for (const route of routes) {
        const form = await fillInFormOf(foyer, route);
        const email = await emailOf(form);
        await sendWhile(form, () => giveRole(foyer, email, 'user'));
        expect([route, form.browser.status]).toEqual([route, 404]);
        expect({ route, tables: await others() }).toEqual({ route, tables: foyerBefore });
      }
    },
    timeForAll,
  );

  it(
    'once the account is disabled',
    async () => {
      const routes = routesOf(foyer, 'post').filter((route) => route.startsWith('/admin/'));
      for (const route of routes) {
        const form = await fillInFormOf(foyer, route);
        const email = await emailOf(form);
        await sendWhile(form, () => giveState(foyer, email, 'disabled'));
        expect([route, form.browser.url.replace(/\?.*/, '')]).toEqual([route, '/login']);
        expect({ route, tables: await others() }).toEqual({ route, tables: foyerBefore });
      }
    },
    timeForAll,
  );
});
