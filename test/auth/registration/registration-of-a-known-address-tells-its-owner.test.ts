import { hours } from '../../../src/common/time.js';
import { masked } from '../../support/alike.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { becomeUser, goodPassword, logIn, register } from '../../support/people.js';

/** All of the same length, so that the answers can be as well. */
const nobody = 'nobody@example.com';
const waiting = 'patient@sample.com';
const member = 'member@example.com';
/** As its owner typed and confirmed it: a stranger must not learn the spelling. */
const asProved = 'Member@example.com';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  await register(foyer, waiting);
  await becomeUser(foyer, asProved);
});

afterAll(async () => {
  await foyer.stop();
});

describe('A registration', () => {
  it('still has the same answer when the link has expired', async () => {
    const browsers = await Promise.all([nobody, waiting, member].map((email) => register(foyer, email)));
    foyer.clock.advance(hours(24));
    const later = await Promise.all(
      browsers.map(async (browser) => masked(await browser.send('GET', '/register/sent'), '')),
    );
    expect(later[0]?.body).toContain('If you’ve just registered');
    expect(later[1]).toEqual(later[0]);
    expect(later[2]).toEqual(later[0]);
  });

  it('notifies only the owner of an account, at the address as they confirmed it', async () => {
    // Otherwise the throttle would delay the mail.
    foyer.clock.advance(hours(1));
    await foyer.allMailSent();
    const before = foyer.mailbox.count;
    const stranger = await register(foyer, 'MEMBER@Example.com', { password: 'crimson teapot lantern' });
    await stranger.press('Send again');
    await foyer.allMailSent();

    const mails = foyer.mailbox.all.slice(before);
    expect(mails.map(({ to }) => to)).toEqual([asProved, asProved]);
    for (const { subject, text } of mails) {
      expect(subject).toContain('You already have');
      expect(text).toContain('/login');
      expect(text).toContain('/password/forgot');
      expect(text).not.toContain('/activate/');
    }
    expect((await logIn(foyer, member, { password: 'crimson teapot lantern' })).status).toBe(422);
    expect((await logIn(foyer, member, { password: goodPassword })).url).toBe('/account');
  });

  it('creates one account per address, in any letter case', async () => {
    await register(foyer, 'member@EXAMPLE.com');
    await register(foyer, '  mEmBeR@example.COM ');
    expect(await foyer.rows('SELECT email FROM users')).toEqual([{ email: asProved }]);
    expect((await logIn(foyer, 'MEMBER@EXAMPLE.COM')).url).toBe('/account');
  });
});
