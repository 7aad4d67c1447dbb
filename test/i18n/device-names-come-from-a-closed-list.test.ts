import { deviceName } from '../../src/i18n/device-name.js';
import { translate } from '../../src/i18n/translate.js';
import { browserLike, userAgents } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { logIn, memberOf } from '../support/people.js';

/** What a stranger with the password could put into the owner's mail: each says nothing but "Unknown browser". */
const invented = [
  'Your account is blocked, call +49 30 123456/1.0 now',
  'Call +49 30 123456/1.0 (Windows NT 10.0) now',
  'evil.example/2.0 (compatible)',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 Gecko/20100101 call +49 30 123456/1.0',
  'Foyer support/1.0 wrote to you',
  'curl/8.5.0',
  'Generic/1.0 x',
  '',
];

const known: Readonly<Record<string, string>> = {
  [userAgents.firefoxOnWindows]: 'Firefox on Windows',
  [userAgents.safariOnIphone]: 'Safari on iOS',
  [userAgents.chromeOnLinux]: 'Chrome on Linux',
  [`${userAgents.chromeOnLinux} Edg/138.0.0.0`]: 'Microsoft Edge on Linux',
  [`${userAgents.firefoxOnWindows} call +49 30 123456`]: 'Firefox on Windows',
};

describe('The name of a browser', () => {
  it.each(Object.entries(known))('of %s is %s', (userAgent, name) => {
    expect(translate(deviceName(userAgent), 'en')).toBe(name);
  });

  it.each(invented)('is unknown for “%s”', (userAgent) => {
    expect(translate(deviceName(userAgent), 'en')).toMatch(/^Unknown browser(?: on Windows)?$/);
    expect(translate(deviceName(userAgent), 'de')).toMatch(/^Unbekannter Browser(?: unter Windows)?$/);
  });
});

describe('A User-Agent of free text', () => {
  let foyer: TestApplication;

  beforeAll(async () => {
    foyer = await startApplication();
  });

  afterAll(async () => {
    await foyer.stop();
  });

  it('is in no mail and on no page; the export, which is the owner’s own data, has it as it came', async () => {
    const owner = await memberOf(foyer, 'ada@example.com');
    for (const userAgent of invented) await logIn(foyer, 'ada@example.com', { browser: browserLike(foyer, userAgent) });
    await foyer.allMailSent();
    const warnings = foyer.mailbox.all.filter(({ subject }) => subject.includes('New sign-in'));
    expect(warnings.length).toBeGreaterThan(0);
    const seen = warnings.flatMap(({ subject, text, html }) => [subject, text, html]);
    for (const path of ['/account/sessions', '/account/activity']) seen.push((await owner.open(path)).response.text);
    for (const text of seen) expect(text).not.toMatch(/30 123456|evil\.example|Googlebot|Foyer support|curl/);
    expect((await owner.open('/account/export')).response.text).toContain('30 123456');
  });
});
