import type { BrowserContextOptions } from 'playwright-core';
import { goodPassword, memberOf } from '../support/people.js';
import { freshAddress } from '../support/forms.js';
import { openSite, site } from './support/site.js';
import type { Visitor } from './support/visitor.js';

openSite();

/** A visitor whose clock can be moved, so that no test has to wait for the pause in typing. */
async function typist(settings: BrowserContextOptions = {}): Promise<Visitor> {
  const visitor = await site.visitor(settings);
  await visitor.page.clock.install();
  return visitor.open('/register');
}

/** What the page says about this address. */
async function saidOf(visitor: Visitor, email: string, label = 'Email'): Promise<string> {
  await visitor.page.getByLabel(label).fill(email);
  await visitor.page.clock.runFor(500);
  return visitor.page.locator('.suggestion').innerText();
}

it('a mistyped provider is pointed out', async () => {
  const visitor = await typist();
  for (const [typed, meant] of [
    ['ada@gmial.com', 'ada@gmail.com'],
    ['ada@gmal.com', 'ada@gmail.com'],
    ['ada@gmail.con', 'ada@gmail.com'],
    ['ada@mgail.com', 'ada@gmail.com'],
    ['Ada.Lovelace+x@GMAIL.CO', 'Ada.Lovelace+x@gmail.com'],
    ['ada@hotmial.com', 'ada@hotmail.com'],
    ['ada@hotnial.com', 'ada@hotmail.com'],
    ['ada@outlok.com', 'ada@outlook.com'],
    ['ada@yahooo.com', 'ada@yahoo.com'],
    ['ada@icould.com', 'ada@icloud.com'],
    ['ada@googlemial.com', 'ada@googlemail.com'],
    ['ada@tonline.de', 'ada@t-online.de'],
    ['ada@frenet.de', 'ada@freenet.de'],
    // Lower case makes two characters of the first letter.
    ['İlkay@gmial.com', 'İlkay@gmail.com'],
  ] as const) {
    expect([typed, await saidOf(visitor, typed)]).toEqual([typed, `Did you mean ${meant}?`]);
  }
});

it('nothing is said of a real provider, a domain of one’s own, or half an address', async () => {
  const visitor = await typist();
  for (const domain of [
    ...[
      'gmail.com',
      'googlemail.com',
      'outlook.com',
      'outlook.de',
      'hotmail.de',
      'hotmail.fr',
      'hotmail.ca',
      'hotmail.co.uk',
    ],
    ...[
      'yahoo.de',
      'yahoo.ca',
      'yahoo.co.uk',
      'ymail.com',
      'rocketmail.com',
      'live.com',
      'live.de',
      'msn.com',
      'aol.com',
    ],
    ...[
      'gmx.de',
      'gmx.at',
      'gmx.ch',
      'gmx.net',
      'gmx.com',
      'mail.de',
      'mail.com',
      'email.com',
      'email.de',
      'web.de',
      'me.com',
    ],
    ...[
      'mac.com',
      'icloud.com',
      'cloud.com',
      'hey.com',
      'proton.me',
      'pm.me',
      'protonmail.ch',
      'fastmail.com',
      'foxmail.com',
    ],
    ...[
      't-online.de',
      'freenet.de',
      'posteo.de',
      'mailbox.org',
      'tutanota.com',
      'tuta.com',
      'zoho.com',
      'yandex.com',
      'qq.com',
    ],
    ...['orange.fr', 'free.fr', 'libero.it', 'wp.pl', 'o2.pl', 'example.com', 'gm.com', 'g.co', 'hotel.com'],
  ]) {
    expect([domain, await saidOf(visitor, `ada@${domain}`)]).toEqual([domain, '']);
  }
  for (const typed of ['', 'ada', 'ada@', '@gmial.com', 'ada@g']) expect(await saidOf(visitor, typed)).toBe('');
});

it('its button takes the suggestion, by keyboard, and is read aloud without interrupting', async () => {
  const visitor = await typist();
  await saidOf(visitor, 'ada@gmial.com');
  expect(await visitor.page.locator('.suggestion').getAttribute('aria-live')).toBe('polite');
  await visitor.tabTo('button', 'ada@gmail.com');
  await visitor.page.keyboard.press('Enter');
  expect(await visitor.page.getByLabel('Email').inputValue()).toBe('ada@gmail.com');
  expect(await visitor.focused()).toEqual({ role: 'textbox', name: 'Email' });
  await visitor.page.clock.runFor(500);
  expect(await visitor.page.locator('.suggestion').innerText()).toBe('');
});

it('it is never in the way: the form is sent as typed', async () => {
  const visitor = await typist();
  const email = `${freshAddress().split('@')[0] ?? ''}@gmial.com`;
  await saidOf(visitor, email);
  await visitor.type('Password', goodPassword);
  await visitor.press('Create account');
  expect(await visitor.words()).toContain(email);
});

it('it is also on the page for a new address, in German, and not without script', async () => {
  const owner = await memberOf(site.server, freshAddress());
  const visitor = await site.visitor({ locale: 'de-DE' });
  await visitor.page.clock.install();
  await (await visitor.takeOver(owner)).open('/account/email');
  const label = await visitor.page.locator('label').innerText();
  expect(await saidOf(visitor, 'ada@gmial.com', label)).toBe('Meinten Sie ada@gmail.com?');

  const plain = await (await site.visitor({ javaScriptEnabled: false })).open('/register');
  await plain.page.getByLabel('Email').fill('ada@gmial.com');
  expect(await plain.page.locator('.suggestion').innerText()).toBe('');
});
