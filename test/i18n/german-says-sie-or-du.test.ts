import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deDu } from '../../src/i18n/de-du/texts.js';
import { de } from '../../src/i18n/de/texts.js';
import { en } from '../../src/i18n/en/texts.js';
import { slotsOf } from '../../src/i18n/parts.js';
import { changeTexts } from '../../src/i18n/texts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { goodPassword } from '../support/people.js';

const formal = /(?<!\p{L})(?:Sie|Ihr(?:e[mnrs]?)?|Ihnen)(?!\p{L})/u;
const informal = /(?<!\p{L})(?:du|dir|dich|dein(?:e[mnrs]?)?)(?!\p{L})/iu;

type Texts = Readonly<Record<string, string>>;

const matching = (texts: Texts, words: RegExp): string[] => Object.values(texts).filter((text) => words.test(text));

let site: TestApplication | undefined;

afterEach(async () => {
  await site?.stop();
  site = undefined;
  changeTexts();
});

/** A visitor of a new site, from a country where German is spoken. */
async function visitor(environment: Record<string, string>, language = 'de'): Promise<Browser> {
  await site?.stop();
  site = await startApplication(environment);
  const browser = site.browser();
  browser.headers = { 'Accept-Language': language };
  return browser;
}

/** What a visitor reads until the mail for the activation. */
async function wordsOfRegistration(environment: Record<string, string>): Promise<string> {
  const form = await (await visitor(environment)).open('/register');
  const words = [form.page];
  await form.fillIn('E-Mail-Adresse', 'ada').fillIn('Passwort', goodPassword).press('Konto erstellen');
  words.push(form.page);
  await form.fillIn('E-Mail-Adresse', 'ada@example.com').fillIn('Passwort', goodPassword).press('Konto erstellen');
  words.push(form.page);
  const mail = await site?.mailbox.lastTo('ada@example.com');
  await form.open(mail?.link ?? '');
  words.push(mail?.subject ?? '', mail?.text ?? '', mail?.html ?? '', form.page);
  return words.join('\n');
}

describe('The German texts', () => {
  it('say “Sie”, and “du” nowhere', () => {
    expect(matching(de, formal).length).toBeGreaterThan(100);
    expect(matching(de, informal)).toEqual([]);
  });

  it('with “du” say “Sie” nowhere', () => {
    expect(matching({ ...de, ...deDu }, informal).length).toBeGreaterThan(100);
    expect(matching({ ...de, ...deDu }, formal)).toEqual([]);
  });

  it('with “du” replace only texts that say “Sie”, and the greetings', () => {
    const others = Object.keys(deDu).filter((key) => !formal.test((de as Texts)[key] ?? ''));
    expect(others).toEqual(['mail.greeting', 'mail.greetingByName']);
  });

  it('with “du” have the slots and the markup of all others', () => {
    const shape = ([key, text]: [string, string]): unknown => [key, slotsOf(text), text.match(/<[^>]*>/g)];
    const replaced = Object.entries(en).filter(([key]) => key in deDu);
    expect(new Map(Object.entries(deDu).map((entry) => [entry[0], shape(entry)]))).toEqual(
      new Map(replaced.map((entry) => [entry[0], shape(entry)])),
    );
    expect(matching(deDu, /["'](?![^<]*>)| {2}|^\s|\s$/)).toEqual([]);
  });
});

describe('SITE_GERMAN', () => {
  it('is “Sie” in pages and mails by default', async () => {
    const words = await wordsOfRegistration({});
    expect(words).toContain('Geben Sie eine gültige E-Mail-Adresse ein');
    expect(words).toContain('Aktivieren Sie Ihr Konto bei Foyer');
    expect(words).toContain('Ihr Konto ist aktiv und Sie sind angemeldet.');
    expect(words).not.toMatch(informal);
  });

  it('makes it “du” in pages and mails', async () => {
    const words = await wordsOfRegistration({ SITE_GERMAN: 'du' });
    expect(words).toContain('Gib eine gültige E-Mail-Adresse ein');
    expect(words).toContain('Aktiviere dein Konto bei Foyer');
    expect(words).toContain('Hallo!');
    expect(words).toContain('Dein Konto ist aktiv und du bist angemeldet.');
    expect(words).not.toMatch(formal);
  });

  it.each(['de-CH', 'de-AT', 'de'])('is the same for %s, which is German', async (language) => {
    const home = await (await visitor({ SITE_GERMAN: 'du' }, language)).open('/');
    expect(home.page).toContain('Erstelle ein Konto oder melde dich an.');
    expect(home.html('html').attr('lang')).toBe('de');
    expect(home.html('body').attr('data-locale')).toBe('de');
  });

  it('changes nothing in English', async () => {
    const { page } = await (await visitor({}, 'en')).open('/register');
    expect((await (await visitor({ SITE_GERMAN: 'du' }, 'en')).open('/register')).page).toBe(page);
  });

  it('comes before the texts of the operator', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'texts-'));
    mkdirSync(join(folder, 'i18n'));
    writeFileSync(join(folder, 'i18n', 'de.json'), JSON.stringify({ 'home.text': 'Komm rein.' }));
    const home = await (await visitor({ SITE_GERMAN: 'du', CUSTOM_DIR: folder })).open('/');
    expect(home.page).toContain('Komm rein.');
    expect((await home.open('/password/forgot')).page).toContain('Gib deine E-Mail-Adresse ein.');
    rmSync(folder, { recursive: true });
  });
});
