import { startApplication, type TestApplication } from '../../support/application.js';
import { type FilledForm, fillInEveryForm } from '../../support/forms.js';
import { becomeUser, goodPassword, logIn } from '../../support/people.js';
import { tablesOf } from '../../support/tables.js';

let foyer: TestApplication;
let forms: readonly FilledForm[];

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, 'other@example.com');
  const all = await fillInEveryForm(foyer);
  forms = all.filter(({ fields }) => fields.some(([name]) => name === '_account'));
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

/** In another tab, the owner logs out and somebody else logs in. */
async function changeAccount({ browser }: FilledForm): Promise<void> {
  await browser.open('/account');
  await browser.press('Log out');
  await logIn(foyer, 'other@example.com', { browser });
  await foyer.allMailSent();
}

const guarded = [
  '/account/delete',
  '/account/email',
  '/account/password',
  '/account/profile',
  '/account/restore',
  '/account/sessions/:id/end',
  '/account/sessions/end-others',
  '/account/tokens',
  '/account/tokens/:id/end',
  '/confirm',
];

describe('A form of a page that was opened before another account logged in', () => {
  it('changes nothing of that account, and says whose account it is now', async () => {
    const tried = forms.filter(({ route }) => guarded.includes(route));
    expect([...new Set(tried.map(({ route }) => route))].sort()).toEqual(guarded);
    for (const form of tried) {
      const { browser, route, path, fields } = form;
      await changeAccount(form);
      const before = await tablesOf(foyer);
      await browser.post(path, fields);
      expect([route, browser.status]).toEqual([route, 409]);
      expect(browser.page).toContain('You’re logged in as other@example.com.');
      expect(await tablesOf(foyer)).toEqual(before);
      expect(browser.html('input[name=_account]').first().attr('value')).not.toBe(new Map(fields).get('_account'));
    }
  });

  it('still logs out', async () => {
    await becomeUser(foyer, 'ada@example.com');
    const browser = await logIn(foyer, 'ada@example.com');
    const { path, fields } = browser.formWith('Log out');
    await browser.press('Log out');
    await logIn(foyer, 'other@example.com', { browser, password: goodPassword });
    await browser.post(path, fields);
    expect(browser.page).toContain('You’re logged out.');
  });
});
