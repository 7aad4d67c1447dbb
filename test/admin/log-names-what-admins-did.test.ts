import { type Fields, Log } from '../../src/logging/log.js';
import { idOf } from '../support/acts.js';
import { adminAt, givenUpMail } from '../support/admin-forms.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { invite } from '../support/invites.js';
import { expectPlainLines } from '../support/log-lines.js';
import { logIn, memberOf } from '../support/people.js';
import { wrongPassword } from '../support/tries.js';

let foyer: TestApplication;
let admin: Browser;
let lines = '';
const logged: Fields[] = [];

beforeAll(async () => {
  foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1' });
  admin = await adminAt(foyer, 'admin@example.com', '/admin');
  const asText = new Log(false, (text) => (lines += text));
  foyer.app.get(Log).watch((level, event, fields) => {
    if (fields.admin === undefined) return;
    logged.push(fields);
    asText.write(level, event, fields);
  });
});

afterEach(() => {
  expect(lines).not.toContain('@');
  expectPlainLines(lines);
});

afterAll(async () => {
  await foyer.stop();
});

const lastLogged = (): Fields => logged.at(-1) ?? {};

describe('The line in the log about what an admin did names', () => {
  it('the invitation', async () => {
    await admin.open('/admin/invites/new');
    await admin.press('Create invitation');
    const [{ id = '' } = {}] = await foyer.rows<{ id: string }>('SELECT id FROM invites');
    expect(lastLogged()).toMatchObject({ invite: id, admin: await idOf(foyer, 'admin@example.com') });
    const other = await invite(foyer);
    await admin.open('/admin/invites');
    await admin.post('/admin/invites/end', { _csrf: admin.csrf, id: other.id });
    expect(lastLogged().invite).toBe(other.id);
  });

  it('no invitation that is none', async () => {
    const before = logged.length;
    await admin.open('/admin/invites');
    await admin.post('/admin/invites/end', { _csrf: admin.csrf, id: 'typed' });
    expect([admin.status, logged.length]).toEqual([404, before]);
  });

  it('whose counts were cleared, or of which network', async () => {
    const email = 'ada@example.com';
    await memberOf(foyer, email);
    await logIn(foyer, email, { password: wrongPassword });
    await admin.open(`/admin/limits?whose=${email}`);
    await admin.press('Clear counts');
    expect(lastLogged().user).toBe(await idOf(foyer, email));
    await admin.open('/admin/limits?whose=127.0.0.1');
    await admin.press('Clear counts');
    expect(lastLogged()).toMatchObject({ network: '127.0.0.1' });
  });

  it('whose mail was sent again, and to whom it can be sent again', async () => {
    const email = 'bea@example.com';
    await memberOf(foyer, email);
    const { notMe } = await foyer.mailbox.lastTo(email);
    await (await foyer.browser().open(notMe)).press('Stop these emails');
    await givenUpMail(foyer, email);
    const user = await idOf(foyer, email);
    await admin.open(`/admin/mail?address=${email}`);
    await admin.press('Try all again now');
    expect(lastLogged().user).toBe(user);
    await admin.open(`/admin/mail?address=${email}`);
    await admin.press('Unblock address');
    expect(lastLogged().user).toBe(user);
  });
});
