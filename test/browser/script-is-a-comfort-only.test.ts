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
  it('a password can be shown, and is hidden again when it is sent', async () => {
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

  it('a double click sends the form once', async () => {
    const ada = await (await site.visitor()).open('/register');
    const sent = await ada.page.evaluate(() => {
      let count = 0;
      // The last listener prevents the navigation, so that there is time for a second click.
      addEventListener('submit', (event) => {
        if (!event.defaultPrevented) count += 1;
        event.preventDefault();
      });
      const button = document.querySelector<HTMLButtonElement>('main button[type=submit]');
      button?.click();
      button?.click();
      return count;
    });
    expect(sent).toBe(1);
  });

  it('times are in the visitor’s time zone: on the first page by the script, then from the server', async () => {
    const visitor = await site.visitor({ timezoneId: 'Asia/Tokyo' });
    await visitor.takeOver(await memberOf(site.server, freshAddress()));
    const time = visitor.page.locator('time').first();
    const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' });
    const words = async (): Promise<string> =>
      shown.format(new Date((await time.getAttribute('datetime')) ?? '')).replace(/\s/g, ' ');
    await visitor.open('/account/activity');
    expect((await time.textContent())?.replace(/\s/g, ' ')).toBe(await words());
    expect(await time.getAttribute('title')).toContain('UTC');
    // Of this host only, and not sent along by other sites.
    const [cookie] = (await visitor.page.context().cookies()).filter(({ name }) => name.endsWith('foyer_time_zone'));
    expect(cookie).toMatchObject({ value: 'Asia/Tokyo', path: '/', sameSite: 'Lax', domain: 'localhost' });

    await visitor.open('/account/activity');
    expect((await time.textContent())?.replace(/\s/g, ' ')).toBe(await words());
    // Not replaced: nothing flickers.
    expect(await time.getAttribute('title')).toBeNull();
  });
});

describe('Pasting', () => {
  it('into a password field works', async () => {
    const ada = await (await site.visitor()).open('/login');
    await ada.type('Email', 'copied words');
    await ada.page.keyboard.press('Control+A');
    await ada.page.keyboard.press('Control+C');
    await ada.tabTo('textbox', 'Password');
    await ada.page.keyboard.press('Control+V');
    expect(await ada.page.getByLabel('Password', { exact: true }).inputValue()).toBe('copied words');
  });
});
