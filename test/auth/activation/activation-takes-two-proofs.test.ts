import { minutes } from '../../../src/common/time.js';
import { policy } from '../../../src/policy.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { goodPassword, logIn, register } from '../../support/people.js';
import { tablesOf } from '../../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('The link, opened in the browser that registered', () => {
  it('activates and logs in: from the form to the account it takes one form, one mail and one click', async () => {
    const { visitor, link } = await registered('ada@example.com');
    await visitor.open(link);
    expect(visitor.answers[0]?.status).toBe(303);
    expect(visitor.answers[0]?.headers.location).toBe('/account');
    expect(visitor.html('[role=status]').text()).toContain('Your account is active and you’re logged in.');
    expect(visitor.page).toContain('ada@example.com');
    expect(await eventsOf('ada@example.com')).toEqual(['activated', 'signed-in']);
    await foyer.allMailSent();
    expect(foyer.mailbox.all.filter(({ to }) => to === 'ada@example.com')).toHaveLength(1);
  });

  it('starts a session like every log-in: a new id, a known browser, and no warning about it', async () => {
    const { visitor, link } = await registered('bob@example.com');
    visitor.cookies.set('foyer_session', 'chosen-by-somebody-else');
    await visitor.open(link);
    expect(visitor.cookies.get('foyer_session')).not.toBe('chosen-by-somebody-else');
    expect([...visitor.cookies.keys()].sort()).toEqual(['foyer_csrf', 'foyer_device', 'foyer_session']);
    await visitor.press('Log out');
    await logIn(foyer, 'bob@example.com', { browser: visitor });
    expect(visitor.url).toBe('/account');
    await foyer.allMailSent();
    expect(foyer.mailbox.all.filter(({ to }) => to === 'bob@example.com')).toHaveLength(1);
    expect(await eventsOf('bob@example.com')).toEqual(['activated', 'signed-in', 'signed-out', 'signed-in']);
  });

  it('counts the password from when it was typed: sensitive pages ask for it ten minutes later', async () => {
    const { visitor, link } = await registered('cal@example.com');
    foyer.clock.advance(policy.reauthentication.freshFor - minutes(1));
    await visitor.open(link);
    await visitor.open('/account/delete');
    expect(visitor.url).toBe('/account/delete');
    foyer.clock.advance(minutes(1));
    await visitor.open('/account/delete');
    expect(visitor.url).toBe('/confirm?next=%2Faccount%2Fdelete');
  });

  it('recognizes the browser by its cookie, also from webmail on another site', async () => {
    const { visitor, link } = await registered('cyd@example.com');
    await visitor.open(link, { 'Sec-Fetch-Site': 'cross-site', Referer: 'https://mail.example/' });
    expect(visitor.url).toBe('/account');
    expect(await isUser('cyd@example.com')).toBe(true);
  });
});

describe('The link, opened in another browser', () => {
  it('asks for the chosen password and changes nothing, however often it is opened [ASVS 6.3.6]', async () => {
    const { link } = await registered('dan@example.com');
    const phone = foyer.browser();
    const before = await tablesOf(foyer);
    for (let time = 0; time < 5; time += 1) await phone.open(link);

    expect(phone.status).toBe(200);
    expect(phone.answers).toHaveLength(1);
    expect(phone.formWith('Activate and log in').fields.map(([name]) => name)).toEqual(['_csrf', 'password']);
    expect(phone.response.text).not.toContain('dan@example.com');
    expect(await tablesOf(foyer)).toEqual(before);
  });

  it('activates and logs in with the chosen password', async () => {
    const { link } = await registered('eve@example.com');
    const phone = foyer.browser();
    await phone.open(link);
    await phone.fillIn('Password', goodPassword).press('Activate and log in');
    expect(phone.answers[0]?.status).toBe(303);
    expect(phone.answers[0]?.headers.location).toBe('/account');
    expect(phone.page).toContain('Your account is active and you’re logged in.');
    expect(phone.page).toContain('eve@example.com');
    expect(await eventsOf('eve@example.com')).toEqual(['activated', 'signed-in']);
  });

  it('refuses wrong passwords with an error at the field, and changes nothing', async () => {
    const { link } = await registered('fay@example.com');
    const phone = foyer.browser();
    await phone.open(link);
    const before = await tablesOf(foyer);
    for (const wrong of ['crimson teapot lantern', goodPassword.toUpperCase(), ` ${goodPassword}`]) {
      await phone.fillIn('Password', wrong).press('Activate and log in');
      expect(phone.status).toBe(422);
      expect(phone.html('#password-error').text()).toBe(
        'Wrong password. If you registered more than once, enter the one that belongs to this email.',
      );
      expect(phone.response.text).not.toContain(wrong);
      expect(phone.response.text).not.toContain('fay@example.com');
    }
    expect(phone.cookies.has('foyer_session')).toBe(false);
    expect(await tablesOf(foyer)).toEqual(before);

    await phone.fillIn('Password', goodPassword).press('Activate and log in');
    expect(phone.url).toBe('/account');
  });

  it('says what is missing without a password, and refuses both passwords together', async () => {
    const { link } = await registered('gil@example.com');
    const phone = foyer.browser();
    await phone.open(link);
    await phone.press('Activate and log in');
    expect(phone.status).toBe(422);
    expect(phone.html('#password-error').text()).toContain('Enter the password');

    const { path } = phone.formWith('Activate and log in');
    await phone.post(path, { _csrf: phone.csrf, password: goodPassword, newPassword: goodPassword });
    expect(phone.status).toBe(422);
    expect(phone.html('#newPassword-error').text()).toContain('not both');
    expect(await isUser('gil@example.com')).toBe(false);
  });

  it('accepts no password from another site', async () => {
    const { link } = await registered('hal@example.com');
    const phone = foyer.browser();
    await phone.open(link);
    await phone.fillIn('Password', goodPassword).press('Activate and log in', { 'Sec-Fetch-Site': 'cross-site' });
    expect(phone.status).toBe(403);
    expect(await isUser('hal@example.com')).toBe(false);
  });
});

describe('A mailbox owner who does not know the password', () => {
  const theirs = 'crimson teapot lantern';

  it('sets a new one and is logged in; the old one does not work', async () => {
    const { link } = await registered('ida@example.com');
    const owner = foyer.browser();
    await owner.open(link);
    await owner.fillIn('New password', theirs).press('Set password and log in');
    expect(owner.answers[0]?.status).toBe(303);
    expect(owner.url).toBe('/account');
    expect(owner.page).toContain('ida@example.com');
    expect(await eventsOf('ida@example.com')).toEqual(['activated', 'signed-in']);

    expect((await logIn(foyer, 'ida@example.com', { password: goodPassword })).status).toBe(422);
    expect((await logIn(foyer, 'ida@example.com', { password: theirs })).url).toBe('/account');
  });

  it('cannot set a weak one, which does not use up the link [ASVS 2.2.3]', async () => {
    const { link } = await registered('jon.byrd@example.com');
    const owner = foyer.browser();
    await owner.open(link);
    const before = await tablesOf(foyer);
    for (const [weak, reason] of [
      ['short', 'at least 12 characters'],
      ['password1234', 'very common'],
      ['jon.byrd@example.com', 'parts of your email'],
    ] as const) {
      await owner.fillIn('New password', weak).press('Set password and log in');
      expect(owner.status).toBe(422);
      expect(owner.html('#newPassword-error').text()).toContain(reason);
      expect(owner.html('details').attr('open')).toBeDefined();
      expect(owner.valueOf('New password')).toBeUndefined();
    }
    expect(await tablesOf(foyer)).toEqual(before);

    await owner.fillIn('New password', theirs).press('Set password and log in');
    expect(owner.url).toBe('/account');
  });
});

async function registered(email: string): Promise<{ visitor: Browser; link: string }> {
  const visitor = await register(foyer, email);
  await foyer.allMailSent();
  return { visitor, link: (await foyer.mailbox.lastTo(email)).link };
}

async function isUser(email: string): Promise<boolean> {
  return (await foyer.rows('SELECT 1 FROM users WHERE email = ?', [email])).length > 0;
}

async function eventsOf(email: string): Promise<string[]> {
  const events = await foyer.rows<{ type: string }>(
    'SELECT e.type FROM events e JOIN users u ON u.id = e.user_id WHERE u.email = ? ORDER BY e.id',
    [email],
  );
  return events.map(({ type }) => type);
}
