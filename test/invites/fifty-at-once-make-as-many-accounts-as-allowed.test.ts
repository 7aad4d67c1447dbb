import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { FakeProvider, goOnWith } from '../support/fake-provider.js';
import { inviteLink, registerBy } from '../support/invites.js';
import { races, timeForRaces } from '../support/rounds.js';

let foyer: TestApplication;
let provider: FakeProvider;

beforeAll(async () => {
  provider = await FakeProvider.open();
  foyer = await startApplication({
    ...provider.variables('trusted', { TRUST_EMAIL: 'yes' }),
    LOGIN_WITH: 'trusted',
    REGISTRATION: 'invite',
  });
});

afterAll(async () => {
  await foyer.stop();
  await provider.close();
});

/** Fifty people with one invitation, and the last step of each, which makes an account. */
async function fiftyWith(link: string, round: number): Promise<{ email: string; last: () => Promise<Browser> }[]> {
  const people = Array.from({ length: 50 }, (_, index) => `person-${round}-${index}@example.com`);
  const steps: { email: string; last: () => Promise<Browser> }[] = [];
  for (const [index, email] of people.entries()) {
    // Every tenth with an address that a provider has proved.
    if (index % 10 === 0) {
      provider.person = { sub: email, email, email_verified: true };
      const browser = await goOnWith(provider, await foyer.browser().open(link), 'Trusted');
      steps.push({ email, last: () => browser.press('Create account') });
    } else {
      const browser = await registerBy(foyer, link, email);
      const mail = await foyer.mailbox.lastTo(email);
      steps.push({ email, last: () => browser.open(mail.link) });
    }
  }
  return steps;
}

describe('One invitation that fifty people use at once', () => {
  it.each(races().flatMap((round) => [1, 7].map((uses) => [uses, round] as const)))(
    'makes exactly as many accounts as it allows: %i, round %i',
    async (uses, round) => {
      const mark = round * 100 + uses;
      const link = await inviteLink(foyer, { uses });
      const people = await fiftyWith(link, mark);
      const browsers = await Promise.all(people.map(({ last }) => last()));
      const accounts = await foyer.rows<{ email: string }>('SELECT email FROM users WHERE email LIKE ?', [
        `person-${mark}-%`,
      ]);
      expect(accounts).toHaveLength(uses);
      const inside = people.filter((_, index) => browsers[index]?.url === '/account').map(({ email }) => email);
      expect(inside.sort()).toEqual(accounts.map(({ email }) => email).sort());
      const others = browsers.filter(({ url }) => url !== '/account');
      // Some of those whom a provider has proved see it on the way: the invitation is used up by then.
      for (const { status, page } of others)
        expect([status, page]).toEqual([410, expect.stringMatching(/no account was created|have been created/)]);
      expect(await foyer.rows('SELECT used FROM invites WHERE uses = used AND uses = ?', [uses])).not.toEqual([]);
      // And nobody comes later.
      for (const { last } of people.slice(0, 5)) await last().catch(() => undefined);
      expect(await foyer.rows('SELECT 1 FROM users WHERE email LIKE ?', [`person-${mark}-%`])).toHaveLength(uses);
    },
    timeForRaces,
  );
});
