import { load } from 'cheerio';
import { policy } from '../../src/policy.js';
import { minutes } from '../../src/common/time.js';
import { de } from '../../src/i18n/de/texts.js';
import { en } from '../../src/i18n/en/texts.js';
import { userAgents } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { Browser } from '../support/browser.js';
import { goodPassword } from '../support/people.js';

const wordsIn = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).filter((word) => word !== 'foyer');

const withoutMarkup = (texts: Readonly<Record<string, string>>): string =>
  Object.values(texts)
    .join(' ')
    .replace(/<[^>]*>|\{[^}]*\}/g, ' ');

/** Words that show that a text is not German. */
const onlyEnglish = (() => {
  const german = new Set(wordsIn(withoutMarkup(de)));
  return new Set(wordsIn(withoutMarkup(en)).filter((word) => !german.has(word)));
})();

const addresses = /https?:\S+|[\w.+-]+@[\w.-]+/g;

function englishIn(text: string): string[] {
  return wordsIn(text.replace(addresses, ' ')).filter((word) => onlyEnglish.has(word));
}

/** All text of a page or mail, visible or read aloud, except the links to other languages. */
function textOf(html: string): string {
  const $ = load(html);
  $('[lang=en]:not(html), style, textarea[readonly]').remove();
  const attributes = ['aria-label', 'alt', 'title', 'placeholder'];
  const names = ['data-for', 'data-time-zone-cookie', 'data-passkey', 'data-options', 'data-file', 'data-act'];
  const said = $('*')
    .toArray()
    .flatMap((element) => Object.entries($(element).attr() ?? {}))
    .filter(([name]) => (name.startsWith('data-') && !names.includes(name)) || attributes.includes(name))
    .map(([, value]) => value);
  return [$.root().text(), ...said].join(' ');
}

/** A browser that asks for German and checks every page for English words. */
class GermanBrowser extends Browser {
  override headers = { 'Accept-Language': 'de-DE,de;q=0.9', 'User-Agent': userAgents.firefoxOnWindows };

  override async open(...where: Parameters<Browser['open']>): Promise<this> {
    await super.open(...where);
    return this.read();
  }

  override async post(...what: Parameters<Browser['post']>): Promise<this> {
    await super.post(...what);
    return this.read();
  }

  private read(): this {
    const title = this.html('title').text();
    const { lang } = this.html('html').attr() ?? {};
    expect({ title, lang, english: englishIn(textOf(this.response.text)) }).toEqual({ title, lang: 'de', english: [] });
    return this;
  }
}

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

const german = (): GermanBrowser => new GermanBrowser(foyer.url, foyer.config.baseUrl);
const newPassword = 'copper lantern meadow';

async function registered(email: string, browser = german()): Promise<GermanBrowser> {
  await browser.open('/register');
  return browser.fillIn('E-Mail-Adresse', email).fillIn('Passwort', goodPassword).press('Konto erstellen');
}

/** By the mailed link, which also logs in. */
async function memberOf(email: string): Promise<GermanBrowser> {
  const browser = await registered(email);
  return browser.open((await foyer.mailbox.lastTo(email)).link);
}

async function loggedIn(email: string, browser = german(), password = goodPassword): Promise<GermanBrowser> {
  await browser.open('/login');
  return browser.fillIn('E-Mail-Adresse', email).fillIn('Passwort', password).press('Anmelden');
}

describe('A German visitor', () => {
  it('registers, corrects errors, and activates the account', async () => {
    const ada = german();
    await ada.open('/');
    await ada.open('/register');
    await ada.fillIn('E-Mail-Adresse', 'ada').fillIn('Passwort', 'kurz').press('Konto erstellen');
    expect(ada.page).toContain('Verwenden Sie mindestens 12 Zeichen.');
    for (const weak of [
      'passwort1234',
      'aaaaaaaaaaaa',
      'abcdefghijkl',
      'qwertzuiop123',
      'localhost1234',
      'ada@ada.example',
    ]) {
      await ada.fillIn('E-Mail-Adresse', 'ada@ada.example').fillIn('Passwort', weak).press('Konto erstellen');
    }
    await registered('ada@example.com', ada);
    expect(ada.page).toContain('Der Link ist 24 Stunden gültig.');
    await ada.press('Erneut senden');
    await ada.open((await foyer.mailbox.lastTo('ada@example.com')).link);
    expect(ada.page).toContain('Ihr Konto ist aktiv und Sie sind angemeldet.');
    await ada.press('Abmelden');
    await ada.fillIn('E-Mail-Adresse', 'ada@example.com').fillIn('Passwort', 'falsch').press('Anmelden');
    expect(ada.page).toContain('E-Mail-Adresse oder Passwort ist falsch.');
    await ada.fillIn('Passwort', goodPassword).press('Anmelden');
    expect(ada.page).toContain('Mitglied seit');
    await ada.open((await foyer.mailbox.lastTo('ada@example.com')).link);
    await german().open((await foyer.mailbox.lastTo('ada@example.com')).link);
    await german().open('/register/sent');
  });

  it('activates in another browser, or reports an unrequested registration', async () => {
    await registered('bea@example.com');
    const { link, notMe } = await foyer.mailbox.lastTo('bea@example.com');
    const bea = await german().open(link);
    await bea.press('Aktivieren und anmelden');
    await bea.fillIn('Passwort', 'falsch').press('Aktivieren und anmelden');
    await bea.fillIn('Neues Passwort', 'kurz').press('Passwort festlegen und anmelden');
    await (await german().open(notMe)).press('Diese E-Mails stoppen');
    await bea.open(link);
    await bea.fillIn('Passwort', goodPassword).press('Aktivieren und anmelden');
    expect(bea.page).toContain('Ihr Konto ist aktiv und Sie sind angemeldet.');
    await registered('bert@example.com');
    await bea.open((await foyer.mailbox.lastTo('bert@example.com')).link);
    expect(bea.page).toContain('Sie sind als bea@example.com angemeldet');
    foyer.clock.advance(policy.activation.linkLifetime);
    await german().open((await foyer.mailbox.lastTo('bert@example.com')).link);
    await german().open(`/activate/${'x'.repeat(43)}`);
  });

  it('resets a forgotten password', async () => {
    await memberOf('cleo@example.com');
    const cleo = await german().open('/password/forgot');
    await cleo.press('Link senden');
    await cleo.fillIn('E-Mail-Adresse', 'cleo@example.com').press('Link senden');
    const { link } = await foyer.mailbox.lastAbout('cleo@example.com', 'Passwort für');
    await cleo.open(link);
    await cleo.fillIn('Neues Passwort', 'kurz').press('Passwort speichern');
    await cleo.fillIn('Neues Passwort', newPassword).press('Passwort speichern');
    expect(cleo.page).toContain('Ihr neues Passwort ist gespeichert');
    await cleo.open(link);
    await german().open('/password/reset');
    await loggedIn('cleo@example.com', cleo, newPassword);
  });

  it('uses the account pages: password, address, sessions, tokens, activity', async () => {
    const dora = await memberOf('dora@example.com');
    await loggedIn('dora@example.com');
    await dora.open('/account/password');
    await dora.press('Passwort ändern');
    await dora.fillIn('Aktuelles Passwort', 'falsch').fillIn('Neues Passwort', newPassword).press('Passwort ändern');
    await dora
      .fillIn('Aktuelles Passwort', goodPassword)
      .fillIn('Neues Passwort', newPassword)
      .press('Passwort ändern');
    expect(dora.page).toContain('Passwort geändert.');

    await loggedIn('dora@example.com', german(), newPassword);
    await loggedIn('dora@example.com', german(), newPassword);
    await dora.open('/account/sessions');
    expect(dora.page).toContain('Firefox unter Windows — Dieses Gerät');
    await dora.open('/account/activity');
    await dora.open('/account/sessions');
    await dora.press('Alle anderen Geräte abmelden');
    await dora.open('/account/tokens/new');
    await dora.press('Token erstellen');
    await dora.fillIn('Bezeichnung', 'x'.repeat(100)).press('Token erstellen');
    await dora.fillIn('Bezeichnung', 'Sicherung').fillIn('Gültig für', '30 Tage').press('Token erstellen');
    expect(dora.page).toContain('Ihr neues Token');
    await dora.open('/account/tokens');
    await dora.press('Token widerrufen');
    expect(dora.page).toContain('Sie haben keine Tokens.');
    await dora.open('/account/sessions');
    await dora.press('Dieses Gerät abmelden');
    await loggedIn('dora@example.com', dora, newPassword);

    foyer.clock.advance(policy.reauthentication.freshFor);
    await dora.open('/account/email');
    await dora.press('Weiter');
    await dora.fillIn('Passwort', newPassword).press('Weiter');
    await dora.fillIn('Neue E-Mail-Adresse', 'dora@example.com').press('Bestätigungslink senden');
    await dora.fillIn('Neue E-Mail-Adresse', 'nova@example.com').press('Bestätigungslink senden');
    const { link } = await foyer.mailbox.lastAbout('nova@example.com', 'Neue E-Mail-Adresse');
    await (await german().open(link)).fillIn('Passwort', 'falsch').press('E-Mail-Adresse bestätigen');
    await (await dora.open(link)).press('E-Mail-Adresse bestätigen');
    expect(dora.page).toContain('E-Mail-Adresse geändert.');
    await dora.open(link);
    await dora.open(`/account/email/confirm/${'x'.repeat(43)}`);
    await dora.open('/account/activity');

    const undo = (await foyer.mailbox.lastAbout('dora@example.com', 'Ihre E-Mail-Adresse bei')).link;
    const elsewhere = await german().open(undo);
    await elsewhere.fillIn('Neues Passwort', 'kurz').press('Alte Adresse behalten');
    await elsewhere.fillIn('Neues Passwort', goodPassword).press('Alte Adresse behalten');
    expect(elsewhere.page).toContain('Ihre alte E-Mail-Adresse gilt wieder');
    await elsewhere.open(undo);
    await elsewhere.open(`/undo/${'x'.repeat(43)}`);
    await dora.open('/account');
  });

  it('deletes the account, cancels that, and logs out', async () => {
    const emil = await memberOf('emil@example.com');
    await emil.open('/account/delete');
    expect(emil.page).toContain('Es wird in 14 Tagen mit allen Daten gelöscht.');
    await emil.press('Konto löschen');
    await emil.fillIn('Passwort', goodPassword).press('Konto löschen');
    expect(emil.page).toContain('Ihr Konto ist geschlossen und wird in 14 Tagen gelöscht.');
    await loggedIn('emil@example.com', emil);
    expect(emil.page).toContain('Bis dahin können Sie es wiederherstellen.');
    await emil.press('Konto wiederherstellen');
    expect(emil.page).toContain('Willkommen zurück.');
    await emil.open('/account/activity');
    await emil.press('Abmelden');
    expect(emil.page).toContain('Sie sind abgemeldet.');
  });

  it('registers an address that has an account, or changes to one', async () => {
    await memberOf('finn@example.com');
    await registered('finn@example.com');
    const gina = await memberOf('gina@example.com');
    await gina.open('/account/email');
    await gina.fillIn('Neue E-Mail-Adresse', 'finn@example.com').press('Bestätigungslink senden');
    await foyer.mailbox.lastAbout('finn@example.com', 'Sie haben schon ein Konto');
    await foyer.mailbox.lastAbout('finn@example.com', 'Ihre E-Mail-Adresse hat');
  });

  it('reads every error message', async () => {
    const hugo = german();
    await hugo.open('/nirgends');
    await hugo.open('/%ff');
    await hugo.open('/login');
    const { fields } = hugo.formWith('Anmelden');
    await hugo.post('/login', [['email', 'x']]);
    await hugo.post('/login', [...fields, ['mehr', 'x']]);
    await hugo.post('/login', [...fields, ['email', 'x']]);
    await hugo.post('/login', [...fields, ['next', '\u0000']]);
    await hugo.post('/login', [...fields, ['next', 'x'.repeat(policy.requests.bodyBytes)]]);
    for (let tries = 0; hugo.status !== 429; tries++) {
      if (tries > 10) throw new Error('There is no rate limit.');
      await loggedIn('nobody@example.com', hugo, 'falsch');
    }
    expect(hugo.page).toMatch(/Versuchen Sie es in \d+ Sekunden? erneut\./);
  });

  it('reads every mail', async () => {
    foyer.clock.advance(minutes(1));
    await foyer.allMailSent();
    const kinds = await foyer.rows(`SELECT DISTINCT kind FROM outbox WHERE kind <> 'noop'`);
    expect(kinds.length).toBeGreaterThanOrEqual(11);
    expect(foyer.mailbox.all.length).toBeGreaterThan(20);
    for (const { subject, text, html, parsed } of foyer.mailbox.all) {
      expect({ subject, english: englishIn(`${subject} ${text} ${textOf(html)}`) }).toEqual({ subject, english: [] });
      expect(parsed.headers.get('content-language')).toBe('de');
    }
  });
});

describe('English words', () => {
  it('are not in the German texts', () => {
    const telltale = new Set([
      'the',
      'you',
      'your',
      'and',
      'of',
      'to',
      'is',
      'with',
      'this',
      'that',
      'not',
      'for',
      'it',
    ]);
    expect(wordsIn(withoutMarkup(de)).filter((word) => telltale.has(word))).toEqual([]);
  });

  it('are found where they are', async () => {
    expect(onlyEnglish.size).toBeGreaterThan(300);
    expect(englishIn(textOf((await foyer.browser().open('/login')).response.text)).length).toBeGreaterThan(10);
  });
});
