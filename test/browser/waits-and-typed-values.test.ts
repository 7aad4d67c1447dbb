import { freshAddress } from '../support/forms.js';
import { goodPassword, memberOf } from '../support/people.js';
import { openSite, site } from './support/site.js';
import type { Visitor } from './support/visitor.js';

openSite();

const field = (visitor: Visitor, label: string): Promise<string> =>
  visitor.page.getByLabel(label, { exact: true }).inputValue();

/** Everything that the browser stores for scripts. */
const stored = (visitor: Visitor): Promise<string> =>
  visitor.page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));

describe('What was typed and not yet sent', () => {
  it('is still there in another language, but never a password', async () => {
    const ada = await (await site.visitor()).open('/login?next=%2Faccount%2Femail');
    await ada.type('Email', 'ada@example.com');
    await ada.type('Password', goodPassword);
    await ada.tabTo('button', 'Show password');
    await ada.page.keyboard.press('Enter');
    await ada.check('Stay logged in on this device');
    await ada.press('Deutsch');
    expect(ada.path).toBe('/login?next=%2Faccount%2Femail');
    expect(await field(ada, 'E-Mail-Adresse')).toBe('ada@example.com');
    expect(await field(ada, 'Passwort')).toBe('');
    expect(await ada.page.getByRole('checkbox').isChecked()).toBe(true);
    // Only for one page.
    expect(await stored(ada)).toBe('[{},{}]');
    await ada.page.goto('/login');
    expect(await field(ada, 'E-Mail-Adresse')).toBe('');
  });

  it('is still there with what was chosen', async () => {
    const ada = await (await site.visitor()).takeOver(await memberOf(site.server, freshAddress()));
    await ada.open('/account/tokens/new');
    await ada.type('Name', 'Backup script');
    await ada.choose('Expires in', '30');
    await ada.press('Deutsch');
    expect(ada.path).toBe('/account/tokens/new');
    expect(await field(ada, 'Bezeichnung')).toBe('Backup script');
    expect(await field(ada, 'Gültig für')).toBe('30');
  });

  it('goes along to the other forms, the address only', async () => {
    const ada = await (await site.visitor()).open('/login');
    await ada.type('Email', 'ada@example.com');
    await ada.type('Password', goodPassword);
    await ada.follow('Forgot your password?');
    expect(ada.path).toBe('/password/forgot');
    expect(await field(ada, 'Email')).toBe('ada@example.com');
    await ada.follow('Log in');
    await ada.follow('Create an account');
    expect(await field(ada, 'Email')).toBe('ada@example.com');
    expect(await field(ada, 'Password')).toBe('');
  });

  it.each([
    ['a link opened in another tab', ['ControlOrMeta'] as const],
    ['a link that was not followed', [] as const],
  ])('gives way to what is sent after %s', async (_, modifiers) => {
    const ada = await (await site.visitor()).open('/login');
    const link = ada.page.getByRole('link', { name: 'Forgot your password?' });
    await ada.type('Email', 'old@example.com');
    if (modifiers.length === 0)
      await link.evaluate((element) => element.addEventListener('click', (event) => event.preventDefault()));
    await link.click({ modifiers: [...modifiers] });
    await ada.type('Email', 'new@example.com');
    await ada.type('Password', goodPassword);
    await ada.press('Log in');
    expect(ada.status).toBe(422);
    expect(await field(ada, 'Email')).toBe('new@example.com');
  });

  it('is not kept for a later page when a link is opened in another tab', async () => {
    const ada = await (await site.visitor()).open('/login');
    await ada.type('Email', 'ada@example.com');
    await ada.page.getByRole('link', { name: 'Forgot your password?' }).click({ modifiers: ['ControlOrMeta'] });
    expect(await stored(ada)).toBe('[{},{}]');
  });
});

describe('“Send again”', () => {
  it('waits for a minute, counts down without being read aloud each second, and then works', async () => {
    const ada = await site.visitor();
    await ada.page.clock.install();
    await ada.open('/register');
    await ada.type('Email', freshAddress());
    await ada.type('Password', goodPassword);
    await ada.press('Create account');
    const button = ada.page.getByRole('button', { name: 'Send again' });
    const line = ada.page.locator('[data-wait]');
    expect(await button.isDisabled()).toBe(true);
    expect(await line.textContent()).toMatch(/^You can ask again in (60|5\d) seconds\.$/);
    expect(await line.getAttribute('aria-live')).toBe('off');
    await ada.page.clock.runFor(30_000);
    expect(await line.textContent()).toMatch(/in (30|2\d) seconds/);
    expect(await line.getAttribute('aria-live')).toBe('off');
    await ada.page.clock.runFor(32_000);
    expect(await line.textContent()).toBe('You can ask again now.');
    expect(await line.getAttribute('aria-live')).toBe('polite');
    await ada.press('Send again');
    expect(await ada.words()).toContain('sent the email again');
  });
});
