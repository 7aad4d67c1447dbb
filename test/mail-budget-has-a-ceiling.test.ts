import { setTimeout as wait } from 'node:timers/promises';
import { policy } from '../src/policy.js';
import { hours } from '../src/time.js';
import { askForReset } from './support/acts.js';
import { startApplication, type TestApplication } from './support/application.js';
import { register } from './support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ MAIL_PER_HOUR: '5' });
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

const people = Array.from({ length: 13 }, (_, index) => `person${index}@example.com`);

/** The worker has had time to look again, twice. */
const aWhile = (): Promise<void> => wait(2 * policy.mail.pollEvery + 500);

describe('With MAIL_PER_HOUR=5', () => {
  it('five mails go out in any hour; the others wait, in their order, and none is lost [ASVS 2.3.2]', async () => {
    // What goes to nobody is no mail.
    for (let count = 0; count < 6; count += 1) await askForReset(foyer, `nobody${count}@example.com`);
    await foyer.allMailSent();
    for (const email of people) {
      await register(foyer, email);
      foyer.clock.advance(1);
    }
    const arrived = (): string[] => foyer.mailbox.all.map(({ to }) => to);
    await foyer.mailbox.total(5);
    await aWhile();
    expect(arrived().sort()).toEqual(people.slice(0, 5).sort());

    foyer.clock.advance(hours(1) - people.length - 1);
    await aWhile();
    expect(arrived()).toHaveLength(5);
    foyer.clock.advance(people.length + 1);
    await foyer.mailbox.total(10);
    await aWhile();
    expect(arrived().sort()).toEqual(people.slice(0, 10).sort());

    foyer.clock.advance(hours(1));
    await foyer.mailbox.total(13);
    await foyer.allMailSent();
    expect(arrived().sort()).toEqual([...people].sort());
    // However long it waited, its link works.
    const late = await foyer.browser().open((await foyer.mailbox.lastTo(people[12] ?? '')).link);
    expect(late.page).toContain('Activate your account');
  }, 30_000);
});
