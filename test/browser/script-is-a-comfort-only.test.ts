import { freshAddress } from '../support/forms.js';
import { goodPassword, memberOf } from '../support/people.js';
import { Site } from './support/site.js';

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

describe('With script', () => {
  it('a password can be looked at, and is hidden again when it is sent', async () => {
    const ada = await (await site.visitor()).open('/login');
    await ada.type('Password', goodPassword);
    const field = ada.page.getByLabel('Password', { exact: true });
    await ada.tabTo('button', 'Show password');
    await ada.page.keyboard.press('Enter');
    expect(await field.getAttribute('type')).toBe('text');
    expect(await ada.focused()).toEqual({ role: 'button', name: 'Hide password' });
    await ada.page.keyboard.press('Enter');
    expect(await field.getAttribute('type')).toBe('password');
  });

  it('a button that is pressed twice sends once', async () => {
    const email = freshAddress();
    const ada = await (await site.visitor()).open('/register');
    await ada.type('Email', email);
    await ada.type('Password', goodPassword);
    await ada.page.getByRole('button', { name: 'Create account' }).dblclick();
    await ada.page.waitForURL('**/register/sent');
    const rows = await site.server.rows('SELECT 1 FROM registrations WHERE email = ?', [email]);
    expect(rows).toHaveLength(1);
  });

  it('times are those of the place where one is', async () => {
    const visitor = await site.visitor({ timezoneId: 'Asia/Tokyo' });
    await visitor.takeOver(await memberOf(site.server, freshAddress()));
    await visitor.open('/account');
    const time = visitor.page.locator('time').first();
    const shown = new Intl.DateTimeFormat('en-GB', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Asia/Tokyo',
    });
    expect(await time.textContent()).toBe(
      shown.format(new Date((await time.getAttribute('datetime')) ?? '')),
    );
    expect(await time.getAttribute('title')).toContain('UTC');
  });
});

describe('Pasting', () => {
  it('is never in the way of a password', async () => {
    const ada = await (await site.visitor()).open('/login');
    await ada.type('Email', 'copied words');
    await ada.page.keyboard.press('Control+A');
    await ada.page.keyboard.press('Control+C');
    await ada.tabTo('textbox', 'Password');
    await ada.page.keyboard.press('Control+V');
    expect(await ada.page.getByLabel('Password', { exact: true }).inputValue()).toBe('copied words');
  });
});
