import { policy } from '../../src/policy.js';
import { days, hours, minutes } from '../../src/common/time.js';
import { askForAddress, askForReset, changePassword } from '../support/acts.js';
import { masked, type MaskedAnswer } from '../support/alike.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { nothingIsDue, waitsOf } from '../support/mail-waits.js';
import { becomeUser, goodPassword, memberOf, register } from '../support/people.js';
import { browserFrom } from '../support/tries.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ TRUST_PROXY: '1' });
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

/** A new day, so that requests of other tests no longer count. */
beforeEach(() => {
  foyer.clock.advance(days(1));
});

const mailsTo = (address: string): number => foyer.mailbox.all.filter(({ to }) => to === address).length;

/** Ways to request mail to an address, each with a browser in this network. */
const ways: Readonly<Record<string, (email: string, ip: string) => Promise<Browser>>> = {
  registrations: (email, ip) => register(foyer, email, { browser: browserFrom(foyer, ip) }),
  resets: (email, ip) => askForReset(foyer, email, browserFrom(foyer, ip)),
};

async function times(count: number, act: (index: number) => Promise<unknown>): Promise<void> {
  for (let index = 0; index < count; index += 1) await act(index);
}

/** From three networks, above the limit of each and then of the address. */
async function floodFromThree(email: string): Promise<void> {
  for (const ip of ['198.51.100.1', '198.51.100.2', '198.51.100.3'])
    await times(6, () => askForReset(foyer, email, browserFrom(foyer, ip)));
}

/** And from so many others that even the first request of another is over the limit. */
async function flood(email: string): Promise<void> {
  await floodFromThree(email);
  const { firstsUpTo, perAddressAndDay } = policy.mail;
  await times(firstsUpTo - perAddressAndDay, (index) =>
    askForReset(foyer, email, browserFrom(foyer, `192.0.2.${index}`)),
  );
}

describe('To one address', () => {
  it('three mails are sent at once, then one per minute, five per day, and more the next day [ASVS 2.3.2, 2.4.1]', async () => {
    const email = 'ada@example.com';
    await times(8, () => register(foyer, email, { browser: browserFrom(foyer, '198.51.100.1') }));
    await nothingIsDue(foyer);
    expect(mailsTo(email)).toBe(3);
    for (const [before, after] of [
      [3, 4],
      [4, 5],
      [5, 5],
    ]) {
      foyer.clock.advance(minutes(1) - 1);
      await nothingIsDue(foyer);
      expect(mailsTo(email)).toBe(before);
      foyer.clock.advance(1);
      await nothingIsDue(foyer);
      expect(mailsTo(email)).toBe(after);
    }
    foyer.clock.advance(days(1) - minutes(3) - 1);
    const asked = () => register(foyer, email, { browser: browserFrom(foyer, '198.51.100.1') });
    expect(await waitsOf(foyer, asked)).toEqual([null]);
    foyer.clock.advance(1);
    expect(await waitsOf(foyer, asked)).toEqual([0]);
  });

  it.each(Object.entries(ways))('that applies to %s, for each network separately', async (name, ask) => {
    const email = `${name}@example.com`;
    await becomeUser(foyer, email);
    foyer.clock.advance(days(1));
    for (const ip of ['198.51.100.1', '198.51.100.2']) {
      const waits = await waitsOf(foyer, () => times(7, () => ask(email, ip)));
      expect({ ip, waits }).toEqual({ ip, waits: [0, 0, 0, minutes(1), minutes(2), null, null] });
    }
  });

  it('all requests are counted together, in any way and spelling', async () => {
    await becomeUser(foyer, 'bea@example.com');
    foyer.clock.advance(days(1));
    const waits = await waitsOf(foyer, async () => {
      const registrant = await register(foyer, 'BEA@example.com');
      await registrant.press('Send again');
      await askForReset(foyer, 'Bea@Example.com');
      await askForReset(foyer, 'bea@example.com');
      await registrant.press('Send again');
      await registrant.press('Send again');
    });
    expect(waits).toEqual([0, 0, 0, minutes(1), minutes(2), null]);
  });

  it('three networks do not use up the first mail of the others; 30 per day are sent [ASVS 2.3.2, 2.4.1]', async () => {
    await becomeUser(foyer, 'cleo@example.com');
    foyer.clock.advance(days(1));
    await floodFromThree('cleo@example.com');
    const waits = await waitsOf(foyer, () =>
      times(18, (index) => askForReset(foyer, 'cleo@example.com', browserFrom(foyer, `203.0.113.${index}`))),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(15);
    expect(waits.slice(15)).toEqual([null, null, null]);
    // Only the first of each: the limit for all has been used up.
    foyer.clock.advance(days(1));
    await floodFromThree('cleo@example.com');
    const again = () => askForReset(foyer, 'cleo@example.com', browserFrom(foyer, '203.0.113.99'));
    expect(await waitsOf(foyer, () => times(3, again))).toEqual([0, null, null]);
    // Another address has its own limit.
    expect(await waitsOf(foyer, () => register(foyer, 'dora@example.com'))).toEqual([0]);
  });

  it('an email change to it counts as well', async () => {
    const member = await memberOf(foyer, 'eve@example.com');
    const waits = await waitsOf(foyer, () => times(6, () => askForAddress(member, 'wanted@example.org')));
    // Each comes with a notice to the old address, which never waits.
    expect(waits).toEqual([0, 0, 0, 0, 0, 0, minutes(1), 0, minutes(2), 0, null, 0]);
  });
});

describe('A flood from other people', () => {
  it('does not affect mail that the owner requests in a known browser', async () => {
    const owner = await memberOf(foyer, 'fay@example.com');
    await owner.press('Log out');
    foyer.clock.advance(days(1));
    await flood('fay@example.com');
    const elsewhere = browserFrom(foyer, '203.0.113.200');
    expect(await waitsOf(foyer, () => askForReset(foyer, 'fay@example.com', elsewhere))).toEqual([null]);
    const waits = await waitsOf(foyer, () => times(6, () => askForReset(foyer, 'fay@example.com', owner)));
    expect(waits).toEqual([0, 0, 0, minutes(1), minutes(2), null]);
  });

  it('gains nothing from a browser known for another account', async () => {
    await becomeUser(foyer, 'gil@example.com');
    const stranger = await memberOf(foyer, 'stranger@example.com');
    await stranger.press('Log out');
    foyer.clock.advance(days(1));
    await flood('gil@example.com');
    expect(await waitsOf(foyer, () => askForReset(foyer, 'gil@example.com', stranger))).toEqual([null]);
  });

  it('delays no notices about an account', async () => {
    const member = await memberOf(foyer, 'hal@example.com');
    await flood('hal@example.com');
    const passwords = [goodPassword, ...Array.from({ length: 7 }, (_, index) => `copper lantern ${index} meadow`)];
    const waits = await waitsOf(foyer, () =>
      times(7, (index) => changePassword(member, { from: passwords[index] ?? '', to: passwords[index + 1] ?? '' })),
    );
    // After the third, one mail stands for the others: see `notices-are-merged`.
    expect(waits).toEqual([0, 0, 0, hours(1)]);
    await foyer.mailbox.lastAbout('hal@example.com', 'changed', 3);
  });

  it.each(Object.entries(ways))('gets the same answers to the byte: %s [ASVS 6.3.8]', async (name, ask) => {
    const [member, nobody] = [`ida-${name}@example.com`, `joe-${name}@example.com`];
    await becomeUser(foyer, member);
    const answers: MaskedAnswer[][] = [];
    for (const email of [member, nobody])
      for (const ip of ['198.51.100.1', '198.51.100.2', '198.51.100.3', '198.51.100.4'])
        await times(6, async () => {
          answers.push((await ask(email, ip)).answers.map((answer) => masked(answer, email)));
        });
    expect(answers).toHaveLength(48);
    for (const each of answers) expect(each).toEqual(answers[0]);
  });

  it('gets the same answers to a resend', async () => {
    const registrant = await register(foyer, 'kim@example.com');
    const answers: MaskedAnswer[][] = [];
    await times(8, async () => {
      await registrant.press('Send again');
      answers.push(registrant.answers.map((answer) => masked(answer, 'kim@example.com')));
    });
    for (const each of answers) expect(each).toEqual(answers[0]);
  });
});
