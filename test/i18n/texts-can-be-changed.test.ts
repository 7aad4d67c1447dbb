import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app/create-app.js';
import { ConfigError } from '../../src/common/config-error.js';
import { loadConfig } from '../../src/config/config.js';
import { customTexts } from '../../src/i18n/custom-texts.js';
import { changeTexts } from '../../src/i18n/texts.js';
import { startApplication, type TestApplication } from '../support/application.js';

let folder: string;
let foyer: TestApplication | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'texts-'));
  mkdirSync(join(folder, 'i18n'));
});

afterEach(async () => {
  await foyer?.stop();
  foyer = undefined;
  changeTexts();
  rmSync(folder, { recursive: true });
});

const put = (file: string, texts: unknown): void => {
  writeFileSync(join(folder, 'i18n', file), typeof texts === 'string' ? texts : JSON.stringify(texts));
};

function refusalOf(file: string, texts: unknown): string {
  put(file, texts);
  try {
    customTexts(folder);
    return 'nothing';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

describe('A text in CUSTOM_DIR', () => {
  it('replaces that of a page, in its language only; all others stay', async () => {
    put('en.json', { 'home.title': 'Ahoy & welcome', 'language.locale': 'en-US' });
    put('de.json', { 'home.title': 'Moin' });
    foyer = await startApplication({ CUSTOM_DIR: folder });
    const english = await foyer.browser().open('/');
    expect(english.html('h1').text()).toBe('Ahoy & welcome');
    expect(english.page).toContain('Create an account');
    expect(english.html('body').attr('data-locale')).toBe('en-US');
    const german = foyer.browser();
    german.headers = { 'Accept-Language': 'de' };
    expect((await german.open('/')).html('h1').text()).toBe('Moin');
  });

  it('of another start is forgotten', async () => {
    put('en.json', { 'home.title': 'Ahoy' });
    await (await startApplication({ CUSTOM_DIR: folder })).stop();
    foyer = await startApplication();
    expect((await foyer.browser().open('/')).html('h1').text()).toBe('Welcome');
  });

  it('that is wrong aborts startup', async () => {
    put('en.json', { 'home.titel': 'Ahoy' });
    const config = loadConfig({ SECRET: 'a secret that is long enough for a test', CUSTOM_DIR: folder });
    await expect(createApp(config)).rejects.toThrow(/i18n\/en\.json .*home\.titel/);
  });

  it.each<[string, string, unknown, RegExp]>([
    ['a language that Foyer does not have', 'xx.json', {}, /i18n\/xx\.json has no effect: .*en\.json, de\.json/],
    ['another kind of file', 'en.txt', '', /i18n\/en\.txt has no effect/],
    ['a file that is no JSON', 'en.json', '{"home.title": }', /i18n\/en\.json is not a JSON object/],
    ['a list', 'en.json', [], /i18n\/en\.json is not a JSON object/],
    ['an unknown key', 'en.json', { 'home.titel': 'x' }, /i18n\/en\.json .*“home\.titel”: there is no text with/],
    ['a key of every object', 'en.json', '{"__proto__": "x"}', /“__proto__”: there is no text/],
    ['a number', 'en.json', { 'home.title': 1 }, /“home\.title”: it must be a non-empty string/],
    ['an empty text', 'en.json', { 'home.title': ' ' }, /“home\.title”: it must be a non-empty string/],
    ['markup', 'en.json', { 'home.title': '<b>x</b>' }, /“home\.title”: markup is allowed only/],
    ['an entity', 'en.json', { 'home.title': 'x&nbsp;y' }, /“home\.title”: markup is allowed only/],
    [
      'a missing slot',
      'de.json',
      { 'page.back': 'x' },
      /de\.json .*“page\.back”: it needs the slots {host}, and has none/,
    ],
    ['a slot too many', 'en.json', { 'home.title': '{host}' }, /needs the slots none, and has {host}/],
    [
      'text instead of a number',
      'en.json',
      { 'label.passwordHint': '{minLength}' },
      /needs the slots {minLength:number}/,
    ],
    ['an unknown format', 'en.json', { 'label.passwordHint': '{minLength:words}' }, /there is no format “words”/],
    ['an open brace', 'en.json', { 'home.title': 'x {host' }, /“x {host” has an unmatched brace/],
    ['a plural without other', 'en.json', { 'label.passwordHint': '{minLength, plural, one {#}}' }, /needs an “other”/],
    ['a locale that is none', 'en.json', { 'language.locale': 'English!' }, /“language\.locale”: it must be a locale/],
  ])('is refused: %s', (_, file, texts, message) => {
    expect(refusalOf(file, texts)).toMatch(message);
  });

  it('may have markup where Foyer’s has', () => {
    const text = 'For <em>{email}</em>.';
    put('en.json', { 'reset.whoseHtml': text });
    expect(customTexts(folder)).toEqual({ en: { 'reset.whoseHtml': text } });
  });
});
