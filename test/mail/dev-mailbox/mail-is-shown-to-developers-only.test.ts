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
        .html('main li')
        .map((_, item) => developer.html(item).find('.hint').text())
        .get(),
    ).toEqual(['bob@example.com', 'ada@example.com']);

    await developer.open(developer.html('main li a').last().attr('href') ?? '');
    expect(developer.html('h1').text()).toBe(mail.subject);
    expect(developer.html(`main a[href="${mail.link}"]`).text()).toBe(mail.link);
    expect(developer.page).toContain('Somebody, probably you, has registered');

    await developer.open(developer.html('main .ways a').first().attr('href') ?? '');
    expect(developer.html(`a[href="${mail.link}"]`)).toHaveLength(1);
    expect(developer.response.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
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
    const way = developer.html('main li a').attr('href') ?? '';
    for (const path of ['/dev/mail', way, `${way}/html`]) {
      expect((await developer.open(path)).status).toBe(200);
      expect((await developer.open(path, headers)).status).toBe(404);
    }
  });

  it('has only mails', async () => {
    foyer = await startApplication({ NODE_ENV: 'development' });
    for (const path of ['/dev/mail/unknown', '/dev/mail/unknown/html', '/dev']) {
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
    const visitor = await foyer.browser().open('/dev/mail');
    expect(visitor.status).toBe(404);
    expect(foyer.config.showsMail).toBe(false);
  });
});
