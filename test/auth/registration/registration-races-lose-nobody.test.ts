import { policy } from '../../../src/policy.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { goodPassword, logIn } from '../../support/people.js';
import { races } from '../../support/rounds.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('Fifty concurrent registrations', () => {
  it.each(races())(
    'of one address are all pending until the first activation ends the others, round %i',
    async (round) => {
      const email = `ada-${round}@example.com`;
      const people = await registerAtOnce(() => email);
      expect(await pending(email)).toBe(50);
      expect(await foyer.rows('SELECT * FROM users WHERE email = ?', [email])).toEqual([]);

      const { link } = await foyer.mailbox.lastTo(email);
      await Promise.all(people.map(({ browser }) => browser.open(link)));
      const activated = people.filter(({ browser }) => browser.url === '/account');
      expect(activated).toHaveLength(1);
      expect(await pending(email)).toBe(0);
      expect(await foyer.rows('SELECT 1 FROM users WHERE email = ?', [email])).toHaveLength(1);

      // The throttle allows five of the fifty mails, the last two a little later.
      foyer.clock.advance(2 * policy.mail.refill);
      await foyer.allMailSent();
      const mails = foyer.mailbox.all.filter(({ to }) => to === email);
      expect(mails).toHaveLength(policy.mail.perNetworkAndDay);
      const reader = foyer.browser();
      for (const mail of mails) {
        await reader.open(mail.link);
        expect(reader.page).toContain('Your account is already active');
      }
      const losers = people.filter(({ browser }) => browser.url !== '/account').slice(0, 3);
      for (const { password } of losers) {
        expect((await logIn(foyer, email, { password })).status).toBe(422);
      }
      for (const { password } of activated) {
        expect((await logIn(foyer, email, { password })).url).toBe('/account');
      }
    },
  );

  it.each(races())(
    'of fifty addresses are all stored, mailed once and activated concurrently, round %i',
    async (round) => {
      // Also that about the log-in above.
      await foyer.allMailSent();
      const before = foyer.mailbox.count;
      const people = await registerAtOnce((index) => `person-${round}-${index}@example.com`);
      await foyer.allMailSent();

      const mails = foyer.mailbox.all.slice(before);
      expect(mails.map(({ to }) => to).sort()).toEqual(people.map(({ email }) => email).sort());
      expect(new Set(mails.map(({ link }) => link)).size).toBe(50);

      const linkOf = new Map(mails.map(({ to, link }) => [to, link]));
      await Promise.all(people.map(({ browser, email }) => browser.open(linkOf.get(email) ?? '')));
      expect(people.map(({ browser }) => browser.url)).toEqual(people.map(() => '/account'));
      const users = await foyer.rows<{ email: string }>('SELECT email FROM users WHERE email LIKE ?', [
        `person-${round}-%`,
      ]);
      expect(users.map(({ email }) => email).sort()).toEqual(people.map(({ email }) => email).sort());
    },
  );
});

interface Person {
  readonly browser: Browser;
  readonly email: string;
  readonly password: string;
}

/** Fifty browsers send the form concurrently, each with its own password. */
async function registerAtOnce(emailOf: (index: number) => string): Promise<Person[]> {
  const people = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => ({
      browser: await foyer.browser().open('/register'),
      email: emailOf(index),
      password: `${goodPassword} ${index}`,
    })),
  );
  await Promise.all(people.map(sendForm));
  for (const { browser, email } of people) {
    expect(browser.answers[0]?.status).toBe(303);
    expect(browser.url).toBe('/register/sent');
    expect(browser.page).toContain(email);
  }
  return people;
}

/**
 * One address has only a few places in the queue for hashing (`policy.hashing.waitingPerSubject`). A slow machine fills
 * them, and whoever finds none is asked to try again: until then nothing of theirs is stored, so it is not a race.
 */
async function sendForm({ browser, email, password }: Person): Promise<void> {
  do await browser.fillIn('Email', email).fillIn('Password', password).press('Create account');
  while (browser.status === 503 && browser.page.includes('Create account'));
}

async function pending(email: string): Promise<number> {
  const rows = await foyer.rows('SELECT 1 FROM registrations WHERE email = ? AND used_at IS NULL', [email]);
  return rows.length;
}
