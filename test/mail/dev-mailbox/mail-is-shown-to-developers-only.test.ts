import { accentsOf } from '../../../src/config/theme-colors.js';
import { languageCodes } from '../../../src/i18n/languages.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { register } from '../../support/people.js';
import { routesOf } from '../../support/routes.js';

let foyer: TestApplication | undefined;

afterEach(async () => {
  await foyer?.stop();
});

describe('In development /dev/mail', () => {
  it('shows every mail, newest first: its text with links, and its HTML without script', async () => {
    foyer = await startApplication({ NODE_ENV: 'development' });
    const developer = await foyer.browser().open('/dev/mail');
    expect(developer.page).toContain('No emails yet.');

    await register(foyer, 'ada@example.com');
    const mail = await foyer.mailbox.lastTo('ada@example.com');
    await register(foyer, 'bob@example.com');
    await foyer.allMailSent();
    await developer.open('/dev/mail');
    expect(
      developer
        .html('.entries li')
        .map((_, item) => developer.html(item).find('.hint').text())
        .get(),
    ).toEqual(['bob@example.com', 'ada@example.com']);

    await developer.open(developer.html('.entries a').last().attr('href') ?? '');
    expect(developer.html('h1').text()).toBe(mail.subject);
    expect(developer.html(`main a[href="${mail.link}"]`).text()).toBe(mail.link);
    expect(developer.page).toContain('Confirm this email address to activate your Foyer account');

    await developer.open(developer.html('main .ways a').first().attr('href') ?? '');
    expect(developer.html(`a[href="${mail.link}"]`)).toHaveLength(1);
    expect(developer.response.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
  });

  it('previews every kind of mail in every language, with the look of the site', async () => {
    foyer = await startApplication({ NODE_ENV: 'development', SITE_NAME: 'Lamp & Door', SITE_COLOR: '#cc0033' });
    const developer = await foyer.browser().open('/dev/mail');
    await developer.open(developer.html('main .ways a').attr('href') ?? '');
    const paths = developer
      .html('.entries a')
      .toArray()
      .map((anchor) => developer.html(anchor).attr('href') ?? '');
    // Every kind, a late one, and those that stand for several.
    expect(paths).toHaveLength(42 * languageCodes.length);
    for (const path of paths) {
      await developer.open(path);
      expect(developer.html('main').text()).toContain('Lamp & Door');
      expect(developer.html('main .ways a').first().attr('href')).toBe(`${path}/html`);
      await developer.open(`${path}/html`);
      expect(developer.html('html').attr('lang')).toBe(path.split('/')[4]);
      expect(developer.response.text).toContain(accentsOf('#cc0033').dark.accent);
    }
    await developer.open('/dev/mail/preview/en/activation-late');
    expect(developer.page).toContain('its link has expired');
    await developer.open('/dev/mail/preview/de/new-device');
    expect(developer.page).toContain('Neue Anmeldung bei Lamp & Door');
    expect(developer.page).toContain('Guten Tag, Ada!');
  });

  it.each([
    ['with another site’s name that points here', { Host: 'evil.example:3000' }],
    ['with a name that only starts like ours', { Host: 'localhost.evil.example' }],
    ['without a name', { Host: '' }],
    ['from another machine', { 'X-Forwarded-For': '192.0.2.1' }],
  ])('does not exist for a request %s [ASVS 13.4.2]', async (_, headers: Record<string, string>) => {
    foyer = await startApplication({ NODE_ENV: 'development', TRUST_PROXY: '1' });
    await register(foyer, 'ada@example.com');
    await foyer.allMailSent();
    const developer = await foyer.browser().open('/dev/mail');
    const way = developer.html('.entries a').attr('href') ?? '';
    const preview = '/dev/mail/preview';
    const ofKind = `${preview}/de/new-device`;
    for (const path of ['/dev/mail', way, `${way}/html`, preview, ofKind, `${ofKind}/html`]) {
      expect((await developer.open(path)).status).toBe(200);
      expect((await developer.open(path, headers)).status).toBe(404);
    }
  });

  it('has only mails', async () => {
    foyer = await startApplication({ NODE_ENV: 'development' });
    const unknown = ['unknown', 'unknown/html', 'preview/de/unknown', 'preview/tlh/new-device', 'preview/de'];
    for (const path of ['/dev', ...unknown.map((name) => `/dev/mail/${name}`)]) {
      expect((await foyer.browser().open(path)).status).toBe(404);
    }
  });
});

describe('Otherwise the page does not exist, and no mail is kept [ASVS 13.4.2, 15.2.3]', () => {
  it.each([
    ['in production', { NODE_ENV: 'production', SECRET: 'a secret that is long enough for a test' }],
    ['without NODE_ENV', {}],
    ['in a test', { NODE_ENV: 'test' }],
    ['in development with a public address', { NODE_ENV: 'development', BASE_URL: 'http://foyer.example' }],
  ])('%s', async (_, environment: Record<string, string>) => {
    foyer = await startApplication(environment);
    expect(routesOf(foyer, 'get').filter((path) => path.startsWith('/dev'))).toEqual([]);
    for (const path of ['/dev/mail', '/dev/mail/preview', '/dev/mail/preview/en/activation']) {
      expect((await foyer.browser().open(path)).status).toBe(404);
    }
    expect(foyer.config.showsMail).toBe(false);
  });
});
