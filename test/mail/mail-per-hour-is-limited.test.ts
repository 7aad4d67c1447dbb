import { setTimeout as wait } from 'node:timers/promises';
import { policy } from '../../src/policy.js';
import { hours, minutes } from '../../src/common/time.js';
import { askForReset, changePassword } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { memberOf, register } from '../support/people.js';

let foyer: TestApplication;

afterEach(async () => {
  await foyer.stop();
});

const people = Array.from({ length: 13 }, (_, index) => `person${index}@example.com`);

/** Time for two polls of the worker. */
const twoPolls = (): Promise<void> => wait(2 * policy.mail.pollEvery + 500);

describe('With MAIL_PER_HOUR=5', () => {
  it('five mails are sent in any hour; the others wait in order, and none is lost [ASVS 2.3.2]', async () => {
    foyer = await startApplication({ MAIL_PER_HOUR: '5' });
    foyer.clock.standStill();
    // A mail without a recipient does not count.
    for (let count = 0; count < 6; count += 1) await askForReset(foyer, `nobody${count}@example.com`);
    await foyer.allMailSent();
    for (const email of people) {
      await register(foyer, email);
      foyer.clock.advance(1);
    }
    const arrived = (): string[] => foyer.mailbox.all.map(({ to }) => to);
    await foyer.mailbox.total(5);
    await twoPolls();
    expect(arrived().sort()).toEqual(people.slice(0, 5).sort());

    foyer.clock.advance(hours(1) - people.length - 1);
    await twoPolls();
    expect(arrived()).toHaveLength(5);
    // Counted by the minute: the first hour is over when the minute is, in which they were sent.
    foyer.clock.advance(people.length + 1 + minutes(1));
    await foyer.mailbox.total(10);
    await twoPolls();
    expect(arrived().sort()).toEqual(people.slice(0, 10).sort());

    foyer.clock.advance(hours(1) + minutes(1));
    await foyer.mailbox.total(13);
    await foyer.allMailSent();
    expect(arrived().sort()).toEqual([...people].sort());
    // Its link works although it had to wait.
    const late = await foyer.browser().open((await foyer.mailbox.lastTo(people[12] ?? '')).link);
    expect(late.page).toContain('Activate your account');
  }, 30_000);
});

describe('With MAIL_PER_HOUR=20 and more requests from other people', () => {
  it('notices, and mail requested in a known browser, do not wait; late mail says so and offers a new link', async () => {
    foyer = await startApplication({ MAIL_PER_HOUR: '20' });
    foyer.clock.standStill();
    const ada = await memberOf(foyer, 'ada@example.com');
    for (let count = 0; count < 30; count += 1) {
      await register(foyer, `flood${count}@example.com`);
      foyer.clock.advance(1);
    }
    await askForReset(foyer, 'ada@example.com');
    await foyer.mailbox.total(20);
    await twoPolls();
    expect(foyer.mailbox.count).toBe(20);
    const aboutAda = (): string[] =>
      foyer.mailbox.all.filter(({ to }) => to === 'ada@example.com').map(({ subject }) => subject);
    expect(aboutAda()).toHaveLength(1);

    await askForReset(foyer, 'ada@example.com', ada);
    await foyer.mailbox.lastAbout('ada@example.com', 'Reset your');
    await changePassword(ada);
    await foyer.mailbox.lastAbout('ada@example.com', 'password was changed');
    expect(foyer.mailbox.count).toBe(22);

    // The owner's two have left the number for strangers as it was.
    foyer.clock.advance(hours(1) + minutes(1));
    await foyer.mailbox.total(22 + 12);
    const late = await foyer.mailbox.lastAbout('ada@example.com', 'Reset your', 2);
    expect(late.text).toContain('was delayed, and its link has expired');
    const visitor = await foyer.browser().open(late.link);
    expect(visitor.page).toContain('Request a new link');
  }, 30_000);
});

describe('With MAIL_PER_HOUR=1', () => {
  it('the owner’s mail is sent at once, although others have used up the hour', async () => {
    foyer = await startApplication({ MAIL_PER_HOUR: '1' });
    foyer.clock.standStill();
    const ada = await memberOf(foyer, 'ada@example.com');
    await register(foyer, 'stranger@example.com');
    await askForReset(foyer, 'ada@example.com', ada);
    await foyer.mailbox.total(2);
    await twoPolls();
    expect(foyer.mailbox.all.slice(1).map(({ to }) => to)).toEqual(['ada@example.com']);
    foyer.clock.advance(hours(1) + minutes(1));
    await foyer.mailbox.total(3);
    expect(foyer.mailbox.all[2]?.to).toBe('stranger@example.com');
  });
});
