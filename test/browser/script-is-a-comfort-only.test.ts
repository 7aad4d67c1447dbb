import { readFileSync } from 'node:fs';
import { Clock } from '../../src/common/time.js';
import { securedMember } from '../support/factors.js';
import { freshAddress } from '../support/forms.js';
import { goodPassword, memberOf } from '../support/people.js';
import { openSite, site } from './support/site.js';

openSite();

describe('With script', () => {
  it('a password can be shown, and is hidden again when it is sent', async () => {
    const ada = await (await site.visitor()).open('/login');
    await ada.type('Password', goodPassword);
    const field = ada.page.getByLabel('Password', { exact: true });
    await ada.tabTo('button', 'Show password');
    await ada.page.keyboard.press('Enter');
    expect(await field.getAttribute('type')).toBe('text');
    const button = ada.page.getByRole('button', { name: 'Show password' });
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await ada.page.keyboard.press('Enter');
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    expect(await field.getAttribute('type')).toBe('password');
  });

  it('the button for it has its name and state also in a browser that does not reflect ARIA properties', async () => {
    const ada = await site.visitor();
    await ada.page.addInitScript(() => {
      Reflect.deleteProperty(Element.prototype, 'ariaLabel');
      Reflect.deleteProperty(Element.prototype, 'ariaPressed');
    });
    await ada.open('/login');
    const button = ada.page.locator('.reveal');
    expect(await button.getAttribute('aria-label')).toBe('Show password');
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
  });

  it('the button for it is within the field, and large enough for a finger', async () => {
    const ada = await (await site.visitor()).open('/login');
    const field = await ada.page.getByLabel('Password', { exact: true }).boundingBox();
    const button = await ada.page.getByRole('button', { name: 'Show password' }).boundingBox();
    if (!field || !button) throw new Error('Not shown.');
    expect(Math.min(button.width, button.height)).toBeGreaterThanOrEqual(44);
    expect(button.x).toBeGreaterThan(field.x);
    expect(button.x + button.width).toBeLessThanOrEqual(field.x + field.width);
    expect(button.y).toBeGreaterThanOrEqual(field.y);
    expect(button.y + button.height).toBeLessThanOrEqual(field.y + field.height);
  });

  it('recovery codes are copied, downloaded and printed by a button', async () => {
    const ada = await site.visitor({ acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] });
    const foyer = { mailbox: site.server.mailbox, clock: new Clock(), browser: () => site.server.browser() };
    await ada.takeOver((await securedMember(foyer, freshAddress())).browser);
    await ada.page.addInitScript(() => (globalThis.print = () => document.body.setAttribute('data-printed', '')));
    await ada.open('/account/recovery-codes');
    await ada.page.getByRole('button', { name: 'Create new codes' }).click();
    const codes = await ada.page.locator('.codes code').allTextContents();
    expect(codes).toHaveLength(10);
    const text = `${codes.join('\n')}\n`;

    await ada.page.getByRole('button', { name: 'Copy' }).click();
    await ada.page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    expect(await ada.page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    const downloading = ada.page.waitForEvent('download');
    await ada.page.getByRole('button', { name: 'Download' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('localhost-recovery-codes.txt');
    expect(readFileSync(await download.path(), 'utf8')).toBe(text);
    await ada.page.getByRole('button', { name: 'Print' }).click();
    expect(await ada.page.locator('body[data-printed]').count()).toBe(1);
  });

  it('a message goes as soon as its field changes', async () => {
    const ada = await (await site.visitor()).open('/register');
    await ada.type('Email', 'ada');
    await ada.type('Password', 'short');
    await ada.press('Create account');
    const [alert, email] = [ada.page.getByRole('alert'), ada.page.getByLabel('Email')];
    expect(await alert.getByRole('link').count()).toBe(2);

    await ada.type('Email', 'ada@example.com');
    expect(await email.getAttribute('aria-invalid')).toBeNull();
    expect(await email.getAttribute('aria-describedby')).toBe('');
    expect(await ada.page.locator('#email-error').count()).toBe(0);
    expect(await alert.getByRole('link').count()).toBe(1);
    expect(await ada.page.locator('#password-error').count()).toBe(1);

    await ada.type('Password', 's');
    expect(await alert.count()).toBe(0);
    expect(await ada.page.locator('.error').count()).toBe(0);
  });

  it('a wrong pair is one message, which goes when one of the two changes', async () => {
    const ada = await (await site.visitor()).open('/login');
    await ada.type('Email', 'ada@example.com');
    await ada.type('Password', goodPassword);
    await ada.press('Log in');
    expect(await ada.page.locator('[role=alert], .error').count()).toBe(1);
    expect(await ada.page.locator('[aria-invalid]').count()).toBe(0);
    // The password is to be typed again, and its field says why.
    expect(await ada.focused()).toEqual({ role: 'textbox', name: 'Password' });
    const description = ada.page.locator('#problem');
    expect(await ada.page.getByLabel('Password', { exact: true }).getAttribute('aria-describedby')).toBe('problem');
    expect(await description.textContent()).toMatch(/wrong|incorrect/i);
    await ada.page.keyboard.type('v');
    expect(await description.count()).toBe(0);
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
