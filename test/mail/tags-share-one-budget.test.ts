import { Database } from '../../src/database/database.js';
import { Keyring } from '../../src/common/keyring.js';
import { days } from '../../src/common/time.js';
import { SuppressionList } from '../../src/mail/suppression-list.js';
import { policy } from '../../src/policy.js';
import { askForReset } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { waitsOf } from '../support/mail-waits.js';
import { becomeUser, goodPassword, logIn, register } from '../support/people.js';
import { browserFrom } from '../support/tries.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ TRUST_PROXY: '1' });
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

beforeEach(() => {
  foyer.clock.advance(days(1));
});

/** How many of the mails that `act` requests are accepted. */
async function acceptedOf(act: () => Promise<unknown>): Promise<number> {
  return (await waitsOf(foyer, act)).filter((wait) => wait !== null).length;
}

async function sayItWasNotMe(email: string): Promise<void> {
  await (await foyer.browser().open((await foyer.mailbox.lastTo(email)).notMe)).press('Stop these emails');
}

/** Other spellings of one mailbox. */
const spellings: Readonly<Record<string, readonly [first: string, ...others: string[]]>> = {
  tags: ['person@example.com', 'person+0@example.com', 'person+59@example.com', 'PERSON+a+b@example.com'],
  'tags at Gmail, its dots and its other domain': [
    'first.last@gmail.com',
    'firstlast@gmail.com',
    'f.irstlast+news@gmail.com',
    'first.last+1@googlemail.com',
  ],
};

describe.each(Object.entries(spellings))('Spellings of one mailbox: %s', (_, [first, ...others]) => {
  it('share one budget for mail', async () => {
    const all = [first, ...others];
    const asked = acceptedOf(async () => {
      for (let index = 0; index < 12; index += 1)
        await register(foyer, all[index % all.length] ?? first, { browser: browserFrom(foyer, '198.51.100.1') });
    });
    expect(await asked).toBe(policy.mail.perNetworkAndDay);
  });

  it('share “it wasn’t me”, and proving the mailbox lifts it for each', async () => {
    // Not the mailbox of the test before.
    const [mine, ...tags] = [first, ...others].map((email) => `b${email}`);
    for (const email of tags) await register(foyer, email, { browser: browserFrom(foyer, '198.51.100.2') });
    const [reported = ''] = tags;
    const { link } = await foyer.mailbox.lastTo(reported);
    await sayItWasNotMe(reported);
    const askForEach = async (network: string): Promise<number[]> => {
      const accepted: number[] = [];
      for (const email of [mine ?? '', ...tags])
        accepted.push(await acceptedOf(() => register(foyer, email, { browser: browserFrom(foyer, network) })));
      return accepted;
    };
    expect(await askForEach('198.51.100.3')).toEqual([0, 0, 0, 0]);
    // Whoever activates with the link and the password has proved the mailbox.
    const owner = await foyer.browser().open(link);
    await owner.fillIn('Password', goodPassword).press('Activate and log in');
    expect(owner.url).toBe('/account');
    expect(await askForEach('198.51.100.4')).toEqual([1, 1, 1, 1]);
  });
});

describe('“It wasn’t me” at one tag', () => {
  it('also stops mail that waits for another tag', async () => {
    const browser = browserFrom(foyer, '198.51.100.3');
    for (let count = 0; count < 4; count += 1) await register(foyer, 'waits+1@example.com', { browser });
    await register(foyer, 'waits+2@example.com', { browser: browserFrom(foyer, '198.51.100.4') });
    const pending = () =>
      foyer.rows(
        `SELECT 1 FROM outbox WHERE recipient = 'waits+1@example.com' AND sent_at IS NULL AND failed_at IS NULL`,
      );
    await foyer.mailbox.lastTo('waits+1@example.com', policy.mail.burst);
    expect(await pending()).toHaveLength(1);
    await sayItWasNotMe('waits+2@example.com');
    expect(await pending()).toEqual([]);
  });

  it('is lifted by the owner of the account at another', async () => {
    await becomeUser(foyer, 'lifts@example.com');
    foyer.clock.advance(days(1));
    await register(foyer, 'lifts+1@example.com');
    await sayItWasNotMe('lifts+1@example.com');
    expect(await acceptedOf(() => askForReset(foyer, 'lifts@example.com'))).toBe(0);
    const owner = await logIn(foyer, 'lifts@example.com');
    await owner.press('Log out');
    expect(await acceptedOf(() => askForReset(foyer, 'lifts@example.com', owner))).toBe(1);
    const { link } = await foyer.mailbox.lastAbout('lifts@example.com', 'Reset your');
    await owner.open(link);
    await owner.fillIn('New password', 'copper lantern meadow').press('Set new password');
    expect(await acceptedOf(() => register(foyer, 'lifts+2@example.com'))).toBe(1);
  });
});

describe('A block stored by an earlier version, for an address with its tag', () => {
  it('holds for that address, and can be lifted', async () => {
    const email = 'old+tag@example.com';
    const hash = foyer.app.get(Keyring, { strict: false }).fingerprint('mail blocks', email);
    const until = foyer.clock.now() + policy.mail.blockedFor;
    await foyer.app.get(Database).write([], (db) => db.query('INSERT INTO mail_blocks VALUES (?, ?)', [hash, until]));
    expect(await acceptedOf(() => register(foyer, email))).toBe(0);
    expect(await acceptedOf(() => register(foyer, 'old@example.com'))).toBe(1);
    const suppressions = foyer.app.get(SuppressionList, { strict: false });
    await foyer.app.get(Database).write([], (db) => suppressions.lift(db, email));
    expect(await acceptedOf(() => register(foyer, email))).toBe(1);
  });
});

describe('Accounts', () => {
  it('are never the same for two spellings', async () => {
    for (const email of ['two@example.com', 'two+1@example.com', 't.wo@gmail.com', 'two@gmail.com']) {
      await becomeUser(foyer, email);
      foyer.clock.advance(days(1));
    }
    expect(await foyer.rows(`SELECT email FROM users WHERE email LIKE '%t%wo%' ORDER BY email`)).toHaveLength(4);
    expect((await logIn(foyer, 'two+1@example.com')).url).toBe('/account');
  });
});
