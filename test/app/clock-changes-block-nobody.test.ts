import { RetentionJob } from '../../src/database/retention-job.js';
import { MailQueue } from '../../src/mail/queue.js';
import { policy } from '../../src/policy.js';
import { days, hours, minutes, type Duration } from '../../src/common/time.js';
import { askForReset, deleteAccount, moveTo, otherPassword, resetWith, undoWith } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { MailRoom, until } from '../support/mail-room.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from '../support/people.js';
import { PostOffice } from '../support/post-office.js';
import { guess } from '../support/tries.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** Runs `act` with a clock that is ahead, then corrects the clock. */
async function whileAhead<T>(span: Duration, act: () => Promise<T>): Promise<T> {
  foyer.clock.advance(span);
  const result = await act();
  foyer.clock.advance(-span);
  return result;
}

const isLoggedIn = async (browser: Browser): Promise<boolean> => (await browser.open('/account')).url === '/account';

describe.each([
  ['five hours', 'hours', hours(5)],
  ['three years', 'years', days(3 * 365)],
])('When the clock was ahead by %s and was corrected', (_, name, span) => {
  const at = (person: string): string => `${person}@${name}.example.com`;

  it('mail that had to wait is sent, and mail requested now as well', async () => {
    await whileAhead(span, async () => {
      const registrant = await register(foyer, at('ada'));
      // Three at once are allowed; the fourth waits for its turn, which is now far in the future.
      for (let count = 0; count < 3; count += 1) await registrant.press('Send again');
      await foyer.mailbox.lastTo(at('ada'), 3);
    });
    await foyer.mailbox.lastTo(at('ada'), 4);
    await register(foyer, at('ada'));
    await foyer.mailbox.lastTo(at('ada'), 5);
  });

  it('earlier wrong passwords cause no longer wait [ASVS 6.3.1]', async () => {
    await becomeUser(foyer, at('bea'));
    const answers = await whileAhead(span, () => guess(foyer, at('bea'), policy.limits.passwords.free + 1));
    expect(answers.at(-1)?.status).toBe(429);
    expect(await isLoggedIn(await logIn(foyer, at('bea')))).toBe(true);
  });

  it('sessions from then have ended, and do not block new ones [ASVS 7.3.1, 7.3.2]', async () => {
    await becomeUser(foyer, at('cyd'));
    const then = await whileAhead(span, async () => {
      for (let count = 1; count < policy.sessions.perUser; count += 1) await logIn(foyer, at('cyd'));
      const last = await logIn(foyer, at('cyd'));
      expect(await isLoggedIn(last)).toBe(true);
      return last;
    });
    expect(await isLoggedIn(then)).toBe(false);
    const now = await logIn(foyer, at('cyd'));
    expect(await isLoggedIn(now)).toBe(true);
    foyer.clock.advance(policy.sessions.idle);
    expect(await isLoggedIn(now)).toBe(false);
  });

  it('sessions ended before or meanwhile stay ended [ASVS 7.4.1]', async () => {
    const before = await memberOf(foyer, at('dan'));
    const cookies = new Map(before.cookies);
    await before.press('Log out');
    const { link } = await whileAhead(span, async () => {
      await askForReset(foyer, at('dan'));
      const mail = await foyer.mailbox.lastAbout(at('dan'), 'Reset your');
      await resetWith(mail.link, foyer.browser());
      return mail;
    });
    for (const [cookie, value] of cookies) before.cookies.set(cookie, value);
    expect(await isLoggedIn(before)).toBe(false);
    expect((await foyer.browser().open(link)).status).toBe(410);
    expect((await logIn(foyer, at('dan'))).status).toBe(422);
    expect(await isLoggedIn(await logIn(foyer, at('dan'), { password: otherPassword }))).toBe(true);
  });

  it('a link that opens an account is not valid for longer [ASVS 6.4.1]', async () => {
    await becomeUser(foyer, at('eve'));
    const { link } = await whileAhead(span, async () => {
      await askForReset(foyer, at('eve'));
      return foyer.mailbox.lastAbout(at('eve'), 'Reset your');
    });
    expect((await foyer.browser().open(link)).status).toBe(410);
    await askForReset(foyer, at('eve'));
    const { link: another } = await foyer.mailbox.lastAbout(at('eve'), 'Reset your', 2);
    expect((await resetWith(another, foyer.browser())).page).toContain('Your new password is set');
  });

  it('earlier mail that was sent meanwhile says that it is late, and its link works', async () => {
    const registrant = await register(foyer, at('fay'));
    for (let count = 0; count < 3; count += 1) await registrant.press('Send again');
    const { link } = await whileAhead(span, () => foyer.mailbox.lastTo(at('fay'), 4));
    expect((await registrant.open(link)).page).toContain('Your account is active');
  });
});

describe('When the clock was ahead and was corrected', () => {
  it('a registration from hours ahead can be activated, one from years ahead must be repeated', async () => {
    const [some, many] = await whileAhead(hours(5), async () => {
      const browser = await register(foyer, 'some@example.com');
      const far = await whileAhead(days(3 * 365), () => register(foyer, 'many@example.com'));
      return [browser, far] as const;
    });
    await some.open((await foyer.mailbox.lastTo('some@example.com')).link);
    expect(some.page).toContain('Your account is active');
    await many.open((await foyer.mailbox.lastTo('many@example.com')).link);
    expect(many.status).toBe(410);
    await becomeUserAgain('many@example.com');
  });

  it('an authentication from then does not count as recent [ASVS 7.5.1]', async () => {
    await becomeUser(foyer, 'gus@example.com');
    const gus = await foyer.browser().open('/login');
    await gus
      .fillIn('Email', 'gus@example.com')
      .fillIn('Password', goodPassword)
      .check('Stay logged in on this device')
      .press('Log in');
    await whileAhead(hours(5), async () => {
      await gus.open('/account/email');
      await gus.fillIn('Password', goodPassword).press('Continue');
      expect(gus.url).toBe('/account/email');
    });
    expect((await gus.open('/account/email')).url).toBe('/confirm?next=%2Faccount%2Femail');
  });

  it('“it wasn’t me” does not stop the mail of a mailbox for years', async () => {
    await whileAhead(days(3 * 365), async () => {
      await register(foyer, 'hal@example.com');
      const reader = await foyer.browser().open((await foyer.mailbox.lastTo('hal@example.com')).notMe);
      await reader.press('Stop these emails');
    });
    await becomeUserAgain('hal@example.com');
  });

  it('an account that was closed then is not kept for years', async () => {
    const email = 'ida@example.com';
    await becomeUser(foyer, email);
    await whileAhead(days(3 * 365), async () => deleteAccount(await logIn(foyer, email)));
    await foyer.app.get(RetentionJob).run();
    foyer.clock.advance(policy.deletion.grace);
    await foyer.app.get(RetentionJob).run();
    expect(await foyer.rows('SELECT 1 FROM users WHERE email = ?', [email])).toEqual([]);
  });

  it('an attacker who changed the address at the wrong time cannot reverse the owner’s undo', async () => {
    const thief = await memberOf(foyer, 'joe@example.com');
    await whileAhead(minutes(5), () => moveTo(foyer, thief, 'joe-1@example.com'));
    await moveTo(foyer, thief, 'joe-2@example.com');
    const { link } = await foyer.mailbox.lastAbout('joe@example.com', 'email was changed');
    const { link: ofThief } = await foyer.mailbox.lastAbout('joe-1@example.com', 'email was changed');
    await undoWith(link, foyer.browser());
    expect((await foyer.browser().open(ofThief)).status).toBe(404);
    expect((await logIn(foyer, 'joe@example.com', { password: otherPassword })).url).toBe('/account');
  });

  /** With the link of the last mail. */
  async function becomeUserAgain(email: string): Promise<void> {
    const already = foyer.mailbox.all.filter(({ to }) => to === email).length;
    const registrant = await register(foyer, email);
    await registrant.open((await foyer.mailbox.lastTo(email, already + 1)).link);
    expect(registrant.page).toContain('Your account is active');
  }
});

describe('A worker that stopped while the clock was ahead', () => {
  let office: PostOffice;
  let room: MailRoom;

  beforeEach(async () => {
    office = await PostOffice.open();
    room = await MailRoom.open(office.url, { MAIL_PER_HOUR: '2' });
  });

  afterEach(async () => {
    await room.close();
    await office.close();
  });

  it.each([hours(5), days(365)])('does not hold its mail for longer than its lease: %i ms', async (span) => {
    await room.add(room.activation('ada@example.com'));
    room.clock.forward(span);
    expect(await new MailQueue(room.database, room.config, room.clock).lease()).toHaveLength(1);
    room.clock.forward(-span);
    await room.startWorker();
    await until(() => office.deliveries.length === 1);
  });

  it('has not used up the mail of the following hours', async () => {
    await room.startWorker();
    room.clock.forward(days(365));
    await room.add(room.activation('ada@example.com'), room.activation('bea@example.com'));
    await until(async () => (await room.rows()).every(({ sentAt }) => sentAt !== null));
    room.clock.forward(-days(365));
    await room.add(room.activation('cyd@example.com'));
    await until(() => office.deliveries.length === 3);
  });
});
