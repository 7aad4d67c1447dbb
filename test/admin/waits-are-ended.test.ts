import { startApplication, type TestApplication } from '../support/application.js';
import { adminAt } from '../support/admin-forms.js';
import type { Browser } from '../support/browser.js';
import { freshAddress } from '../support/known-form.js';
import { becomeUser, logIn } from '../support/people.js';
import { wrongPassword } from '../support/tries.js';

let foyer: TestApplication;
let admin: Browser;

beforeAll(async () => {
  foyer = await startApplication({ NETWORK_LIMIT_FACTOR: '1' });
  admin = await adminAt(foyer, 'admin@example.com', '/admin/limits');
});

afterAll(async () => {
  await foyer.stop();
});

const look = async (whose: string): Promise<string> => {
  await admin.open(`/admin/limits?whose=${encodeURIComponent(whose)}`);
  return admin.html('main .entries').text().replace(/\s+/g, ' ');
};

/** Until the next one has to wait. */
async function guess(email: string): Promise<Browser> {
  let last = await logIn(foyer, email, { password: wrongPassword });
  for (let tries = 0; last.status !== 429 && tries < 20; tries += 1)
    last = await logIn(foyer, email, { password: wrongPassword });
  return last;
}

describe('The page about limits', () => {
  it('says why somebody has to wait, and ends it', async () => {
    const email = freshAddress();
    await becomeUser(foyer, email);
    expect((await guess(email)).status).toBe(429);
    const shown = await look(email.toUpperCase());
    expect(shown).toMatch(/Wrong passwords from new browsers \d+ times\s*The next one has to wait/);
    expect(shown).not.toContain('network');
    await admin.press('Clear counts');
    expect(admin.page).toContain('Counts cleared.');
    expect(admin.page).toContain('Nothing is counted for');
    const owner = await logIn(foyer, email);
    expect(owner.url).toBe('/account');
    await owner.open('/account/activity');
    expect(owner.page).toContain('Waiting times after failed attempts ended');
  });

  it('does the same for a network, whose counts of wider networks it shows once', async () => {
    await guess(freshAddress());
    const shown = await look('127.0.0.1');
    expect(shown.match(/Wrong passwords and codes from this network/g)).toHaveLength(1);
    await admin.press('Clear counts');
    expect(await look('127.0.0.1')).toBe('');
  });

  it('has no list, and takes nothing but an address', async () => {
    await admin.open('/admin/limits');
    expect(admin.html('main .entries').length).toBe(0);
    for (const whose of ['nobody', '127.0.0.1/8', '999.1.1.1', '<b>x</b>']) {
      await look(whose);
      expect([whose, admin.status, admin.html('#whose-error').length, admin.html('main b').length]).toEqual([
        ...[whose, 422, 1, 0],
      ]);
      await admin.open('/admin/limits');
      await admin.post('/admin/limits/clear', { _csrf: admin.csrf, whose });
      expect([admin.url, admin.page.includes('Counts cleared.')]).toEqual(['/admin/limits', false]);
    }
  });
});
