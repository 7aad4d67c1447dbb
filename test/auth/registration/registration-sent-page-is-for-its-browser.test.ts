import { hours } from '../../../src/common/time.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { goodPassword, register } from '../../support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('The page after a registration', () => {
  it('shows the address to the browser that registered, and offers to resend or to change it', async () => {
    const visitor = await register(foyer, 'ada@example.com');
    expect(visitor.status).toBe(200);
    expect(visitor.page).toContain('We’ve sent an email to ada@example.com');
    expect(visitor.formWith('Send again').path).toBe('/register/resend');
    expect(visitor.html('a:contains("Use a different email")').attr('href')).toBe('/register');
  });

  it('shows it to no other browser, without a cookie, with its own or with a forged one [ASVS 8.2.2]', async () => {
    await register(foyer, 'bob@example.com');
    const another = foyer.browser();
    await another.open('/register/sent');
    expect(another.status).toBe(200);
    expect(another.page).toContain('If you’ve just registered, open the link');
    expect(another.html('a:contains("Register again")').attr('href')).toBe('/register');
    expect(another.html('main form')).toHaveLength(0);

    const [row] = await foyer.rows<{ browser_hash: string }>(
      `SELECT browser_hash FROM registrations WHERE email = 'bob@example.com'`,
    );
    for (const cookie of ['', 'x', 'A'.repeat(43), 'A'.repeat(5000), row?.browser_hash ?? '']) {
      another.cookies.set('foyer_registration', cookie);
      await another.open('/register/sent');
      expect(another.status).toBe(200);
      expect(another.page).toContain('If you’ve just registered, open the link');
    }

    await register(foyer, 'cyd@example.com', { browser: another });
    expect(another.page).toContain('cyd@example.com');
    expect(another.page).not.toContain('bob@example.com');
  });

  it('shows the last address that was registered', async () => {
    const visitor = await register(foyer, 'dna@example.com');
    await visitor.open('/register');
    await register(foyer, 'dan@example.com', { browser: visitor });
    expect(visitor.page).toContain('We’ve sent an email to dan@example.com');
    expect(visitor.page).not.toContain('dna@example.com');
  });
});

describe('Resending the mail', () => {
  it('sends the same link, which works with one click', async () => {
    const visitor = await register(foyer, 'eve@example.com');
    const first = await foyer.mailbox.lastTo('eve@example.com');
    await visitor.press('Send again');
    expect(visitor.answers[0]?.status).toBe(303);
    expect(visitor.url).toBe('/register/sent');
    expect(visitor.page).toContain('eve@example.com');

    const second = await foyer.mailbox.lastTo('eve@example.com', 2);
    expect(second.link).toBe(first.link);
    await visitor.open(second.link);
    expect(visitor.url).toBe('/account');
  });

  it('has the same answer for a browser that did not register, and sends nothing', async () => {
    const registered = await register(foyer, 'fay@example.com');
    await registered.press('Send again');
    await foyer.allMailSent();
    const before = await foyer.rows('SELECT * FROM registrations');
    const mails = foyer.mailbox.count;

    const another = foyer.browser();
    await another.open('/register');
    for (const cookie of [undefined, 'x', 'A'.repeat(43)]) {
      if (cookie !== undefined) another.cookies.set('foyer_registration', cookie);
      await another.post('/register/resend', { _csrf: another.csrf });
      expect(another.answers.map(({ status }) => status)).toEqual([303, 200]);
      expect(another.url).toBe('/register/sent');
      expect(another.page).not.toContain('fay@example.com');
      await another.open('/register');
    }

    await foyer.allMailSent();
    expect(foyer.mailbox.count).toBe(mails);
    expect(await foyer.rows('SELECT * FROM registrations')).toEqual(before);
  });

  it('mails that there is an account if the link was used elsewhere', async () => {
    const visitor = await register(foyer, 'gil@example.com');
    const { link } = await foyer.mailbox.lastTo('gil@example.com');
    const phone = foyer.browser();
    await phone.open(link);
    await phone.fillIn('Password', goodPassword).press('Activate and log in');
    expect(phone.url).toBe('/account');

    await visitor.press('Send again');
    expect(visitor.answers[0]?.status).toBe(303);
    expect(visitor.page).toContain('We’ve sent an email to gil@example.com');
    const mail = await foyer.mailbox.lastTo('gil@example.com', 2);
    expect(mail.subject).toContain('You already have');
    expect(mail.text).not.toContain('/activate/');
  });

  it('uses the address as its owner confirmed it, also if the browser spelled it differently', async () => {
    const misspelled = await register(foyer, 'HAL@example.com');
    const owner = await register(foyer, 'Hal@example.com');
    await owner.open((await foyer.mailbox.lastTo('Hal@example.com')).link);
    expect(owner.url).toBe('/account');

    await misspelled.press('Send again');
    expect(misspelled.page).toContain('HAL@example.com');
    expect((await foyer.mailbox.lastTo('Hal@example.com', 2)).subject).toContain('You already have');
  });

  it('stops when the link expires, after 24 hours', async () => {
    const visitor = await register(foyer, 'ida@example.com');
    await foyer.mailbox.lastTo('ida@example.com');
    const resend = visitor.formWith('Send again');
    foyer.clock.advance(hours(24));
    await foyer.allMailSent();
    const mails = foyer.mailbox.count;

    await visitor.post(resend.path, resend.fields);
    expect(visitor.answers.map(({ status }) => status)).toEqual([303, 200]);
    expect(visitor.page).not.toContain('ida@example.com');
    await foyer.allMailSent();
    expect(foyer.mailbox.count).toBe(mails);
  });
});
