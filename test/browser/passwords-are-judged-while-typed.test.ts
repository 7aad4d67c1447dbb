import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Locator } from 'playwright-core';
import { violations } from '../../src/passwords/violations.js';
import { minutes } from '../../src/common/time.js';
import { de } from '../../src/i18n/de/texts.js';
import { en } from '../../src/i18n/en/texts.js';
import { askForReset } from '../support/acts.js';
import { freshAddress } from '../support/forms.js';
import { becomeUser, goodPassword, memberOf, register } from '../support/people.js';
import { openSite, Site, site } from './support/site.js';
import type { Visitor } from './support/visitor.js';

const email = 'ada.lovelace@example.com';

// Settings that an operator can change, with a value to escape.
openSite({ SITE_NAME: 'Rowing & Sailing', PASSWORD_MIN_LENGTH: '13' });

/** The element with the remark. It is hidden until the field is used. */
const remark = (visitor: Visitor): Locator => visitor.page.getByRole('status');

/** A visitor whose clock can be moved, so that no test has to wait for the pause in typing. */
async function typist(settings: BrowserContextOptions = {}): Promise<Visitor> {
  const visitor = await site.visitor(settings);
  await visitor.page.clock.install();
  return visitor;
}

/** The remark on this password. */
async function saidOf(visitor: Visitor, password: string, label = 'Password'): Promise<string> {
  const field = visitor.page.getByLabel(label, { exact: true });
  await field.fill('');
  await field.fill(password);
  await visitor.page.clock.runFor(500);
  return (await remark(visitor).filter({ hasText: /\S/ }).textContent()) ?? '';
}

/** The server’s error message for this password. */
async function refusalOf(password: string, language: string): Promise<string | undefined> {
  const browser = site.server.browser();
  browser.headers = { 'Accept-Language': language };
  await browser.open('/register');
  await browser.post('/register', { _csrf: browser.csrf, email, password });
  return browser.status === 422 ? browser.html('#password-error').text() : undefined;
}

/** How often the rules were loaded. */
function countLoads(visitor: Visitor): () => number {
  let loads = 0;
  visitor.page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/assets/password-rules.js') loads += 1;
  });
  return () => loads;
}

const bad: Readonly<Record<string, string>> = {
  'too short': 'short',
  'too short by one outside the first 65,536': '🦊🐙🦉🐝🦋🐢🦀🐬🦔🐌🦚🐞',
  'too short once its accent has joined its letter': 'kT9#xv2Lq!7e\u0301',
  'too long': 'kT9#xv2Lq!7b'.repeat(22),
  'made of the address': 'ada.lovelace@example.com',
  'made of the address in wide letters': 'Ａｄａ.Ｌｏｖｅｌａｃｅ９９',
  'made of the address, disguised': '4d4l0vel4ce!!',
  'made of the name of the site': 'Sailing-2024-Rowing',
  'made of the domain of the site': 'localhost-3000',
  'most used': 'password12345',
  'a common word': 'gardening12345',
  'names of the language': '__proto__constructor',
  repeated: 'aaaaaaaaaaaaa',
  'a sequence': 'abcdefghijklm',
  'rows of the keyboard': 'qwertyuiop[]\\',
  'a date': '01.01.1990991',
};

const good = [
  goodPassword,
  'Brücke-Ofen-Katze-Mond',
  'кошка лампа река самовар',
  '🦊🐙🦉🐝🦋🐢🦀🐬🦔🐌🦚🐞🐳',
  ' kT9#xv2Lq!7 ',
  'ada-violet-tugboat-ankle-97',
];

describe('While a new password is typed, the page says what the server would', () => {
  it.each([
    ['in English', 'en-GB', { email: 'Email', password: 'Password' }, en],
    ['in German', 'de-DE', { email: 'E-Mail', password: 'Passwort' }, de],
  ])('%s', async (_, locale, labels, words) => {
    const visitor = await (await typist({ locale })).open('/register');
    await visitor.page.getByLabel(labels.email).fill(email);
    const said = new Set<string>();
    for (const [why, password] of Object.entries(bad)) {
      const words = await saidOf(visitor, password, labels.password);
      said.add(words);
      expect({ why, words }).toEqual({ why, words: await refusalOf(password, locale) });
    }
    // All but “too easy”: hardly any password is only that.
    expect(said.size).toBe(violations.length - 1);

    for (const password of good) {
      expect(await saidOf(visitor, password, labels.password)).toBe(words['password.hardToGuess']);
      expect(await refusalOf(password, locale)).toBeUndefined();
    }
  });

  it('except for the list of breached passwords, and it promises nothing', async () => {
    const visitor = await (await typist()).open('/register');
    await visitor.page.getByLabel('Email').fill(email);
    expect(await saidOf(visitor, 'avadakedavra1')).toBe(en['password.hardToGuess']);
    expect(en['password.hardToGuess']).toContain('looks hard to guess');
  });

  it('again when the address changes afterwards', async () => {
    const visitor = await (await typist()).open('/register');
    await visitor.page.getByLabel('Email').fill('bob@example.org');
    expect(await saidOf(visitor, 'charlesbabbage')).not.toContain('parts of your email');
    await visitor.page.getByLabel('Email').fill('charles.babbage@example.org');
    await visitor.page.clock.runFor(500);
    await remark(visitor).filter({ hasText: 'parts of your email' }).waitFor();
    await visitor.page.getByLabel('Email').fill('bob@example.org');
    await remark(visitor).filter({ hasNotText: 'parts of your email' }).waitFor();
  });
});

describe('The same applies to the page', () => {
  /** Forms with a new password, and the label of their button. */
  const pages: [string, string, () => Promise<Visitor>][] = [
    [
      'for a new password after a link',
      'Set new password',
      async () => {
        const address = 'ada.lovelace@example.net';
        await becomeUser(site.server, address);
        await askForReset(site.server, address);
        const { link } = await site.server.mailbox.lastAbout(address, 'Reset your');
        return (await typist()).open(link);
      },
    ],
    [
      'to change the password',
      'Change password',
      async () => {
        const owner = await memberOf(site.server, 'ada.lovelace@example.org');
        const visitor = await (await typist()).takeOver(owner);
        return visitor.open('/account/password');
      },
    ],
    [
      'of a link in another browser, which does not reveal the address',
      'Set password and log in',
      async () => {
        const address = freshAddress();
        await register(site.server, address);
        const visitor = await typist();
        await visitor.open((await site.server.mailbox.lastTo(address)).link);
        await visitor.page.getByText('I don’t know the password').click();
        return visitor;
      },
    ],
  ];

  it.each(pages)('%s', async (_, button, reach) => {
    const visitor = await reach();
    const knowsWhose = button !== 'Set password and log in';
    for (const password of [
      'short',
      'Sailing-2024-Rowing',
      'password12345',
      ...(knowsWhose ? ['adalovelace1815'] : []),
    ]) {
      const current = visitor.page.getByLabel('Current password');
      if ((await current.count()) > 0) await current.fill(goodPassword);
      const said = await saidOf(visitor, password, 'New password');
      const answered = visitor.page.waitForEvent('load');
      await visitor.page.getByRole('button', { name: button }).click();
      await answered;
      expect(await visitor.page.locator('p.error').allTextContents()).toEqual([said]);
    }
    expect(await saidOf(visitor, 'copper lantern meadow', 'New password')).toBe(en['password.hardToGuess']);
  });
});

describe('The rules', () => {
  it('are not loaded by the log-in page, or before the field is used, and then once', async () => {
    const visitor = await typist();
    const loads = countLoads(visitor);
    await visitor.open('/login');
    await visitor.type('Email', email);
    await visitor.type('Password', goodPassword);
    await visitor.open('/register');
    await visitor.type('Email', email);
    await visitor.page.waitForLoadState('networkidle');
    expect(loads()).toBe(0);

    await visitor.tabTo('textbox', 'Password');
    expect(await saidOf(visitor, 'short')).toContain('at least 13 characters');
    expect(await saidOf(visitor, goodPassword)).toBe(en['password.hardToGuess']);
    expect(loads()).toBe(1);
  });

  it('cannot send anything', async () => {
    const visitor = await (await typist()).open('/register');
    await saidOf(visitor, goodPassword);
    const [rules] = visitor.page.workers();
    const told = await rules?.evaluate(() => fetch('/healthz').then(String, (error: Error) => error.message));
    expect(told).toBe('Failed to fetch');
  });

  it('are optional: the form works when they cannot be loaded', async () => {
    const visitor = await site.visitor();
    await visitor.page.route('**/password-rules.js', (route) => route.abort());
    await visitor.open('/register');
    await visitor.type('Email', email);
    await visitor.type('Password', 'short');
    await visitor.press('Create account');
    expect(await visitor.words()).toContain('at least 13 characters');
  });

  it('are not loaded by a custom template without the remark', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-custom-'));
    mkdirSync(join(folder, 'views/partials'), { recursive: true });
    writeFileSync(
      join(folder, 'views/partials/new_password.hbs'),
      '{{> field type="password" autocomplete="new-password" required=true}}',
    );
    const theirs = await Site.open({ CUSTOM_DIR: folder });
    const visitor = await theirs.visitor();
    const loads = countLoads(visitor);
    await visitor.open('/register');
    await visitor.type('Email', email);
    await visitor.type('Password', 'short');
    await visitor.press('Create account');
    expect(await visitor.words()).toContain('at least 12 characters');
    expect(loads()).toBe(0);
    expect(await theirs.everybodyLeaves()).toEqual([]);
    await theirs.close();
    rmSync(folder, { recursive: true });
  });
});

describe('The remark', () => {
  /** Everything that a screen reader would read aloud. */
  async function listen(visitor: Visitor): Promise<() => Promise<string[]>> {
    await visitor.page.evaluate(() => {
      const said: string[] = [];
      const status = document.querySelector('output');
      Object.assign(globalThis, { said });
      if (status) new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
    });
    return () => visitor.page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  }

  it('appears after a pause in typing, not at every letter', async () => {
    const visitor = await (await typist()).open('/register');
    // Its clock only moves when told to.
    await visitor.page.clock.pauseAt(Date.now() + minutes(1));
    const said = await listen(visitor);
    await visitor.tabTo('textbox', 'Password');
    for (const letter of 'violet tugboat ankle') {
      await visitor.page.keyboard.type(letter);
      await visitor.page.clock.runFor(100);
    }
    expect(await said()).toEqual([]);
    await visitor.page.clock.runFor(500);
    await remark(visitor).filter({ hasText: /\S/ }).waitFor();
    await visitor.page.keyboard.type('s');
    await visitor.page.clock.runFor(500);
    await visitor.page.getByLabel('Password', { exact: true }).fill('');
    expect(await said()).toEqual([en['password.hardToGuess'], '']);
  });

  it('is about the current value, also when the rules load late', async () => {
    const visitor = await typist();
    let arrive = (): void => undefined;
    const late = new Promise<void>((resolve) => (arrive = resolve));
    await visitor.page.route('**/password-rules.js', async (route) => {
      await late;
      await route.continue();
    });
    await visitor.open('/register');
    const said = await listen(visitor);
    for (const password of ['short', 'password12345', goodPassword]) {
      await visitor.page.getByLabel('Password', { exact: true }).fill(password);
      await visitor.page.clock.runFor(500);
    }
    arrive();
    await remark(visitor).filter({ hasText: /\S/ }).waitFor();
    expect(await said()).toEqual([en['password.hardToGuess']]);
  });

  it('is linked to the field, is a polite live region, and moves nothing', async () => {
    for (const width of [1280, 390]) {
      const visitor = await typist({ viewport: { width, height: 800 } });
      await visitor.open('/register');
      const field = visitor.page.getByLabel('Password', { exact: true });
      const button = visitor.page.getByRole('button', { name: 'Create account' });
      await field.focus();
      const place = await button.boundingBox();
      for (const password of [...Object.values(bad), goodPassword]) {
        const said = await saidOf(visitor, password);
        const described = await field.evaluate((input) =>
          (input.getAttribute('aria-describedby') ?? '')
            .split(' ')
            .map((id) => document.getElementById(id)?.textContent),
        );
        expect(described).toEqual([expect.stringContaining('At least'), said]);
        expect({ said, place: await button.boundingBox() }).toEqual({ said, place });
      }
    }
  });
});

describe('With script off', () => {
  it('there is no remark before the form is sent, and nothing is missing', async () => {
    const visitor = await (await site.visitor({ javaScriptEnabled: false })).open('/register');
    const loads = countLoads(visitor);
    await visitor.type('Email', email);
    await visitor.type('Password', 'short');
    expect(await remark(visitor).count()).toBe(0);
    expect(await visitor.page.getByLabel('Password', { exact: true }).getAttribute('aria-describedby')).toBe(
      'password-hint',
    );
    await visitor.press('Create account');
    expect(await visitor.page.locator('#password-error').textContent()).toContain('at least 13 characters');
    expect(loads()).toBe(0);
  });
});
