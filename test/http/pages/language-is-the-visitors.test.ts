import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { memberOf } from '../../support/people.js';
import { exchange } from '../../support/wire.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** A browser set to these languages. */
function browserFor(languages: string | undefined): Browser {
  const browser = foyer.browser();
  browser.headers = { 'Accept-Language': languages };
  return browser;
}

const shown = ({ html, response }: Browser): unknown => [
  html('html').attr('lang'),
  response.headers['content-language'],
  html('h1').text(),
];

const inEnglish = ['en', 'en', 'Log in'];
const inGerman = ['de', 'de', 'Anmelden'];
const inFrench = ['fr', 'fr', 'Se connecter'];
const inPortuguese = ['pt', 'pt', 'Entrar'];

describe('Pages are in the language that the browser prefers', () => {
  it.each([
    ['de', inGerman],
    ['de-AT,de;q=0.9,en;q=0.8', inGerman],
    ['de-AT', inGerman],
    ['de-CH-1996', inGerman],
    ['da-DK, de-AT;q=0.9, en;q=0.8', inGerman],
    ['DE', inGerman],
    ['ja, en;q=0.5, de;q=0.7', inGerman],
    ['fr-CA, en;q=0.5', inFrench],
    ['pt-BR', inPortuguese],
    ['pt', inPortuguese],
    ['en;q=0.5, de', inGerman],
    ['en;q=0, *', inGerman],
    ['en-US,en;q=0.9,de;q=0.8', inEnglish],
    ['de;q=0.1, en-GB;q=0.2', inEnglish],
    ['*', inEnglish],
    ['sv, ja;q=0.9', inEnglish],
    ['de;q=0', inEnglish],
    ['de;q=much', inEnglish],
    ['', inEnglish],
    [undefined, inEnglish],
    [`de;q=0.5, ${'x-klingon, '.repeat(500)}`, inGerman],
  ])('%p', async (languages, expected) => {
    const browser = await browserFor(languages).open('/login');
    expect(shown(browser)).toEqual(expected);
    expect(browser.response.headers.vary).toContain('Accept-Language');
  });

  it('including field messages', async () => {
    const browser = await browserFor('de').open('/login');
    await browser.fillIn('E-Mail-Adresse', 'ada@').press('Anmelden');
    expect(browser.status).toBe(422);
    expect(browser.html('title').text()).toContain('Fehler: Anmelden');
    expect(browser.page).toContain('Geben Sie eine gültige E-Mail-Adresse ein');
    expect(browser.page).toContain('Geben Sie Ihr Passwort ein.');
    expect(browser.valueOf('E-Mail-Adresse')).toBe('ada@');
  });

  it.each([
    ['GET', '/nowhere', '', 404, 'Seite nicht gefunden'],
    ['PUT', '/login', '', 405, 'Diese Anfrage ist nicht erlaubt'],
    ['GET', '/%E0%A4%A', '', 400, 'Der Link ist nicht richtig kodiert.'],
    ['POST', '/login', 'email=%ZZ', 400, 'Ihre Kodierung ist ungültig.'],
    ['POST', '/login', 'x'.repeat(20_000), 413, 'Zu viele Daten'],
    ['POST', '/login', 'email=', 403, 'Senden Sie es hier erneut ab.'],
  ])('including error pages: %s %s', async (method, path, body, status, says) => {
    const answer = await fetch(foyer.url + path, {
      method,
      headers: { 'Accept-Language': 'de', 'Content-Type': 'application/x-www-form-urlencoded' },
      ...(body === '' ? {} : { body }),
    });
    const text = await answer.text();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-language')).toBe('de');
    expect(text).toContain('<html lang="de">');
    expect(text).toContain(says);
  });

  it('but in English if the request cannot be parsed', async () => {
    const answer = await exchange(foyer.url, 'nonsense\r\nAccept-Language: de\r\n\r\n');
    expect(answer.text).toContain('<html lang="en">');
  });
});

describe('A visitor can choose another language', () => {
  it('on every page, and keep it', async () => {
    const browser = await browserFor('en').open('/login?next=%2Faccount%2Fpassword');
    await browser.press('Deutsch');
    expect(shown(browser)).toEqual(inGerman);
    expect(browser.url).toBe('/login?next=%2Faccount%2Fpassword');
    await browser.open('/register');
    expect(browser.html('h1').text()).toBe('Konto erstellen');

    await browser.press('English');
    expect(browser.html('h1').text()).toBe('Create an account');
  });

  it('also when logged in', async () => {
    const browser = await memberOf(foyer, 'ada@example.com');
    await browser.press('Deutsch');
    expect(browser.html('h1').text()).toBe('Ihr Konto');
  });

  it('and return from an invalid form to its page, from an error page to the home page', async () => {
    const browser = await browserFor('en').open('/login');
    await browser.press('Log in');
    expect(browser.status).toBe(422);
    await browser.press('Deutsch');
    expect([browser.url, browser.status]).toEqual(['/login', 200]);

    await browser.post('/register/resend', {});
    expect(browser.status).toBe(403);
    await browser.press('English');
    expect([browser.url, browser.status]).toEqual(['/', 200]);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/.//evil.example'])(
    'without being redirected to another site: %s',
    async (back) => {
      const browser = await browserFor('en').open('/');
      const fields = browser
        .formWith('Deutsch')
        .fields.map(([name, value]): [string, string] => [name, name === 'back' ? back : value]);
      await browser.post('/language', fields);
      expect(browser.answers[0]?.headers.location).toBe('/');
    },
  );

  it('but only a supported one', async () => {
    const browser = await browserFor('en').open('/');
    const { csrf } = browser;
    await browser.post('/language', { _csrf: csrf, language: 'tlh' });
    expect([browser.status, browser.page]).toEqual([422, expect.stringContaining('This language isn’t available.')]);
    // A forged cookie has no effect either.
    for (const planted of ['tlh', '__proto__', 'toString', '../de']) {
      browser.cookies.set('foyer_language', planted);
      await browser.open('/login');
      expect(shown(browser)).toEqual(inEnglish);
    }
  });
});
