import { Database } from '../../src/database/database.js';
import type { ClientInfo } from '../../src/domain/client-info.js';
import type { Notice } from '../../src/mail/mail.js';
import { MailQueue } from '../../src/mail/queue.js';
import { policy } from '../../src/policy.js';
import { hours, minutes } from '../../src/common/time.js';
import { Events, type Notification } from '../../src/users/events.js';
import { askForAddress, askForReset, changePassword, deleteAccount, idOf } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { nothingIsDue } from '../support/mail-waits.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from '../support/people.js';

let foyer: TestApplication;

beforeEach(async () => {
  foyer = await startApplication({ MAIL_PER_HOUR: '20' });
  foyer.clock.standStill();
});

afterEach(async () => {
  await foyer.stop();
});

const client: ClientInfo = {
  ip: '198.51.100.7',
  userAgent: 'Mozilla/5.0 Firefox/140.0',
  requestId: 'test',
  language: 'en',
};

const { atOnce } = policy.mail.notices;

/** The notices that an account's owner, or a thief, can cause again and again. */
const repeatable: Readonly<Record<string, Notice>> = {
  'new-device': 'new-device',
  'password-changed': 'password-changed',
  'deletion-asked': { kind: 'deletion-asked', payload: { deleteAfter: Date.UTC(2030, 0, 15) } },
  'deletion-cancelled': 'deletion-cancelled',
  'token-created': 'token-created',
  'approval-waits': 'approval-waits',
};

/** Causes this notice to the owner of `email` so many times. */
async function cause(email: string, mail: Notice, count: number, to = email): Promise<void> {
  const user = { id: await idOf(foyer, email), email: to, displayName: null, language: 'en', timeZone: null } as const;
  const notification: Notification = { type: 'signed-in-new-device', mail };
  await foyer.app.get(Database).write([], async (db) => {
    for (let done = 0; done < count; done += 1)
      await foyer.app.get(Events, { strict: false }).recordAndNotify(db, user, notification, client);
  });
}

const subjectsTo = (email: string): string[] =>
  foyer.mailbox.all.filter(({ to }) => to === email).map(({ subject }) => subject);

describe('560 log-ins of one account with new browsers', () => {
  it('send three mails and one that stands for the rest, and nobody else’s mail waits', async () => {
    await becomeUser(foyer, 'attacker@example.com');
    const victim = await memberOf(foyer, 'victim@example.com');
    const before = subjectsTo('attacker@example.com').length;
    await cause('attacker@example.com', 'new-device', 560);

    await changePassword(victim);
    await askForReset(foyer, 'victim@example.com');
    await register(foyer, 'honest@example.com');
    await foyer.mailbox.lastAbout('victim@example.com', 'password was changed');
    await foyer.mailbox.lastAbout('victim@example.com', 'Reset your');
    await foyer.mailbox.lastTo('honest@example.com');
    await nothingIsDue(foyer);
    const toAttacker = (): string[] => subjectsTo('attacker@example.com').slice(before);
    expect(toAttacker()).toEqual(Array(atOnce).fill('New sign-in to your Foyer account'));
    // What strangers can request: the two activations before, a reset and an activation.
    expect(await foyer.rows('SELECT CAST(sum(mails) AS BIGINT) AS sent FROM mail_counts')).toEqual([{ sent: 4 }]);

    foyer.clock.advance(hours(1) - 1);
    await nothingIsDue(foyer);
    expect(toAttacker()).toHaveLength(atOnce);
    foyer.clock.advance(1);
    const { text } = await foyer.mailbox.lastAbout('attacker@example.com', '557 new sign-ins');
    expect(text).toMatch(
      /557 more sign-ins to your Foyer account from new browsers since \d+ \w+ \d{4} at \d\d:\d\d UTC/,
    );
    expect(text).toContain('/password/forgot');
    await nothingIsDue(foyer);
    expect(toAttacker()).toHaveLength(atOnce + 1);
  });
});

describe.each(Object.entries(repeatable))('The notice “%s”', (_, mail) => {
  it('leaves at once three times an hour; then one mail stands for the others at the end of the hour', async () => {
    await becomeUser(foyer, 'ada@example.com');
    const before = subjectsTo('ada@example.com').length;
    const rounds = async (count: number): Promise<number> => {
      await cause('ada@example.com', mail, count);
      await nothingIsDue(foyer);
      return subjectsTo('ada@example.com').length - before;
    };
    expect(await rounds(2)).toBe(2);
    foyer.clock.advance(minutes(20));
    expect(await rounds(5)).toBe(3);
    foyer.clock.advance(minutes(20));
    expect(await rounds(5)).toBe(3);
    foyer.clock.advance(minutes(20));
    await nothingIsDue(foyer);
    expect(subjectsTo('ada@example.com').slice(before)).toHaveLength(4);
    expect(subjectsTo('ada@example.com').at(-1)).toContain('9');
    // The next hour has a budget of its own.
    expect(await rounds(1)).toBe(5);
  });

  it('reads as usual when only one was merged, and speaks German to Germans', async () => {
    await becomeUser(foyer, 'ada@example.com');
    await cause('ada@example.com', mail, 4);
    await nothingIsDue(foyer);
    const [first] = subjectsTo('ada@example.com').slice(-1);
    foyer.clock.advance(hours(1));
    await nothingIsDue(foyer);
    expect(subjectsTo('ada@example.com').at(-1)).toBe(first);

    await foyer.app.get(Database).write([], (db) => db.query("UPDATE outbox SET language = 'de'"));
    await cause('ada@example.com', mail, 5);
    await foyer.app
      .get(Database)
      .write([], (db) => db.query("UPDATE outbox SET language = 'de' WHERE sent_at IS NULL AND failed_at IS NULL"));
    foyer.clock.advance(hours(1));
    await nothingIsDue(foyer);
    expect(foyer.mailbox.all.at(-1)?.text).toContain('Guten Tag');
  });
});

describe('A kind of notice', () => {
  it('does not use up the budget of another, nor one account that of another', async () => {
    for (const email of ['ada@example.com', 'bea@example.com']) await becomeUser(foyer, email);
    await cause('ada@example.com', 'new-device', 50);
    await cause('ada@example.com', 'password-changed', 1);
    await cause('bea@example.com', 'new-device', 1);
    await nothingIsDue(foyer);
    expect(subjectsTo('ada@example.com')).toContain('Your Foyer password was changed');
    expect(subjectsTo('bea@example.com')).toContain('New sign-in to your Foyer account');
  });

  it('is merged only with what goes to the same address', async () => {
    await becomeUser(foyer, 'ada@example.com');
    await cause('ada@example.com', 'password-changed', 5);
    await cause('ada@example.com', 'password-changed', 2, 'new@example.com');
    await nothingIsDue(foyer);
    foyer.clock.advance(hours(1));
    await nothingIsDue(foyer);
    expect(subjectsTo('ada@example.com').at(-1)).toContain('2 times');
    expect(subjectsTo('new@example.com')).toEqual(['Your Foyer password was changed 2 times']);
  });

  it('is not merged into a mail that a worker has taken up', async () => {
    await becomeUser(foyer, 'ada@example.com');
    await cause('ada@example.com', 'password-changed', 5);
    await nothingIsDue(foyer);
    // Between the lease and the end of the attempt.
    await foyer.app
      .get(Database)
      .write([], (db) =>
        db.query('UPDATE outbox SET leased_until = ? WHERE waits = 1', [foyer.clock.now() + policy.mail.lease]),
      );
    await cause('ada@example.com', 'password-changed', 2);
    const rows = await foyer.rows<{ payload: string }>('SELECT payload FROM outbox WHERE waits = 1');
    const counts = rows.map(({ payload }) => (JSON.parse(payload) as { several: { count: number } }).several.count);
    expect(counts).toEqual([2, 2]);
  });

  it('goes with the account', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    await cause('ada@example.com', 'password-changed', 5);
    await deleteAccount(ada);
    const id = await idOf(foyer, 'ada@example.com');
    await foyer.app.get(Database).write([], (db) => db.query('DELETE FROM users WHERE id = ?', [id]));
    expect(await foyer.rows('SELECT id FROM outbox WHERE waits = 1')).toEqual([]);
    expect(await new MailQueue(foyer.app.get(Database), foyer.config, foyer.clock).lease()).toEqual([]);
  });
});

describe('A notice with a link to undo a change of address', () => {
  it('is sent each time with a link that works; the changes are limited instead', async () => {
    const thief = await memberOf(foyer, 'ada@example.com');
    await cause('ada@example.com', 'password-changed', 50);
    const { count } = policy.limits.changesOfAddress;
    for (let index = 0; index < count; index += 1) await askForAddress(thief, `thief${index}@example.org`);
    await foyer.mailbox.lastAbout('ada@example.com', 'Email change requested', count);
    expect((await askForAddress(thief, 'one-more@example.org')).status).toBe(429);
    // Another session of the same account is limited as well, another account is not.
    const again = await logIn(foyer, 'ada@example.com', { password: goodPassword });
    expect((await askForAddress(again, 'one-more@example.org')).status).toBe(429);
    const other = await memberOf(foyer, 'bea@example.com');
    expect((await askForAddress(other, 'bea@example.org')).url).toBe('/account');

    const links = foyer.mailbox.all
      .filter(({ subject }) => subject.includes('Email change requested'))
      .map(({ link }) => link);
    for (const link of links) expect((await foyer.browser().open(link)).status).toBe(200);
  });
});
