import { Database } from '../../../src/database/database.js';
import { policy } from '../../../src/policy.js';
import { Sessions } from '../../../src/sessions/sessions.js';
import { askForAddress, askForReset, changePassword, idOf } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { becomeUser, goodPassword, memberOf, register } from '../../support/people.js';
import { races } from '../../support/rounds.js';
import { writeSlowly } from '../../support/slow-write.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

function germanBrowser(): Browser {
  const browser = foyer.browser();
  browser.headers = { 'Accept-Language': 'de' };
  return browser;
}

async function registerInGerman(email: string, browser = germanBrowser()): Promise<Browser> {
  await browser.open('/register');
  return browser.fillIn('E-Mail-Adresse', email).fillIn('Passwort', goodPassword).press('Konto erstellen');
}

async function becomeGermanUser(email: string): Promise<Browser> {
  const browser = await registerInGerman(email);
  return browser.open((await foyer.mailbox.lastTo(email)).link);
}

async function languageOf(email: string): Promise<unknown> {
  const [user] = await foyer.rows('SELECT language FROM users WHERE email = ?', [email]);
  return user?.language;
}

describe('Mail is in the language of the registration', () => {
  it('from the first mail on, which declares its language', async () => {
    await registerInGerman('ada@example.com');
    const { subject, html, text, parsed } = await foyer.mailbox.lastTo('ada@example.com');
    expect(subject).toBe('Aktivieren Sie Ihr Konto bei Foyer');
    expect(text).toContain('Gültig für 24 Stunden, einmal verwendbar.');
    expect(html).toContain('<html lang="de">');
    expect(parsed.headers.get('content-language')).toBe('de');
  });

  it('also when a visitor with another language requests it', async () => {
    await becomeGermanUser('bea@example.com');
    const stranger = await register(foyer, 'bea@example.com');
    expect(stranger.page).toContain('We’ve sent an email to bea@example.com');
    await foyer.mailbox.lastAbout('bea@example.com', 'Sie haben schon ein Konto bei');

    await askForReset(foyer, 'bea@example.com');
    await foyer.mailbox.lastAbout('bea@example.com', 'Passwort für');

    // The burst of three mails is used up.
    foyer.clock.advance(policy.mail.refill);
    await askForAddress(await memberOf(foyer, 'eve@example.com'), 'bea@example.com');
    await foyer.mailbox.lastAbout('bea@example.com', 'Ihre E-Mail-Adresse hat');
    await foyer.mailbox.lastAbout('eve@example.com', 'Email change requested');
  });

  it('but of the owner, not of a stranger who registered the address', async () => {
    await registerInGerman('cleo@example.com');
    const cleo = await foyer.browser().open((await foyer.mailbox.lastTo('cleo@example.com')).link);
    await cleo.fillIn('New password', 'copper lantern meadow').press('Set password and log in');
    expect(await languageOf('cleo@example.com')).toBe('en');
  });
});

describe('A chosen language', () => {
  it('is stored with the account at once when logged in', async () => {
    const dora = await memberOf(foyer, 'dora@example.com');
    await dora.press('Deutsch');
    expect(await languageOf('dora@example.com')).toBe('de');
    await dora.press('English');
    expect(await languageOf('dora@example.com')).toBe('en');
    await dora.press('Deutsch');
    await dora.open('/account/password');
    await dora
      .fillIn('Aktuelles Passwort', goodPassword)
      .fillIn('Neues Passwort', 'copper lantern meadow')
      .press('Passwort ändern');
    const { text } = await foyer.mailbox.lastAbout('dora@example.com', 'Ihr Passwort für');
    expect(text).toContain('Alle anderen Geräte wurden abgemeldet.');
  });

  it('is stored at log-in, but the mail about the new browser is still in the old one', async () => {
    const emil = 'emil@example.com';
    await memberOf(foyer, emil);
    const elsewhere = await foyer.browser().open('/login');
    await elsewhere.press('Deutsch');
    await elsewhere.fillIn('E-Mail-Adresse', emil).fillIn('Passwort', goodPassword).press('Anmelden');
    expect(elsewhere.page).toContain('Mitglied seit');
    await foyer.mailbox.lastAbout(emil, 'New sign-in');
    expect(await languageOf(emil)).toBe('de');
  });

  it('is not changed by the language of a browser', async () => {
    await becomeUser(foyer, 'finn@example.com');
    const finn = germanBrowser();
    await finn.open('/login');
    await finn.fillIn('E-Mail-Adresse', 'finn@example.com').fillIn('Passwort', goodPassword).press('Anmelden');
    expect(finn.page).toContain('Mitglied seit');
    expect(await languageOf('finn@example.com')).toBe('en');
  });

  it.each(races())('is not stored if the user is logged out at the same time, round %i', async (round) => {
    const email = `gina-${round}@example.com`;
    const gina = await memberOf(foyer, email);
    const userId = await idOf(foyer, email);
    const { path, fields } = gina.formWith('Deutsch');
    const chosen = await writeSlowly(foyer.app.get(Database), async (db) => {
      const answer = gina.send('POST', path, new URLSearchParams(fields).toString());
      // When these are answered, it has found its session and waits to write.
      for (let pages = 0; pages < 5; pages++) await foyer.browser().open('/login');
      await foyer.app.get(Sessions).endAll(db, userId);
      return { answer };
    });
    expect((await chosen.answer).headers.location).toBe('/login');
    expect(await languageOf(email)).toBe('en');
  });
});

describe('A language that is no longer supported', () => {
  it('falls back to English', async () => {
    const hugo = await memberOf(foyer, 'hugo@example.com');
    await foyer.app
      .get(Database)
      .write([], (db) => db.query(`UPDATE users SET language = 'tlh' WHERE email = 'hugo@example.com'`));
    await changePassword(hugo);
    expect(hugo.status).toBe(200);
    expect(hugo.html('.rows').text()).toContain('English');
    await foyer.mailbox.lastAbout('hugo@example.com', 'Your Foyer password');
  });
});
