import { setTimeout as wait } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { Database } from '../../src/database/database.js';
import { Sessions } from '../../src/sessions/sessions.js';
import { Users } from '../../src/users/users.js';
import { asAdmin, pageOfPerson } from '../support/admins.js';
import { idOf } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { becomeUser } from '../support/people.js';
import { races, timeForRaces } from '../support/rounds.js';
import { writeSlowly } from '../support/slow-write.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

interface Account {
  readonly role: string;
  readonly state: string;
  readonly delete_after: number | null;
}

async function accountOf(email: string): Promise<Account | undefined> {
  return (await foyer.rows<Account>('SELECT role, state, delete_after FROM users WHERE email = ?', [email]))[0];
}

/** What the button on the page of this person would send. */
async function filledIn(admin: Browser, email: string, label: string): Promise<() => Promise<number>> {
  await pageOfPerson(foyer, admin, email);
  const { path, fields } = admin.formWith(label);
  const form = new URLSearchParams(fields).toString();
  return async () => (await admin.send('POST', path, form)).status;
}

describe('Two admins who act on each other at once', () => {
  it.each([
    ['Remove administrator role', 'Remove administrator role'],
    ['Disable account', 'Remove administrator role'],
    ['Disable account', 'Disable account'],
    ['Delete account', 'Remove administrator role'],
    ['Delete account', 'Delete account'],
  ])(
    'with “%s” and “%s” leave one of them [ASVS 2.3.3]',
    async (first, second) => {
      for (const round of races(3)) {
        const pair = `${first} and ${second} ${round}`.replace(/\W+/g, '-').toLowerCase();
        const [a, b] = [`one-${pair}@example.com`, `other-${pair}@example.com`];
        const [one, other] = [await asAdmin(foyer, a), await asAdmin(foyer, b)];
        const sendOne = await filledIn(one, b, first);
        const sendOther = await filledIn(other, a, second);
        let arriving: Promise<unknown> | undefined;
        // Both pass the guard of the page before either is done.
        await writeSlowly(foyer.app.get(Database), async () => {
          arriving = Promise.all([sendOne(), sendOther()]);
          await wait(150);
        });
        await arriving;
        const left = [await accountOf(a), await accountOf(b)].filter(
          (account) => account?.role === 'admin' && account.state === 'active' && account.delete_after === null,
        );
        expect(left).toHaveLength(1);
      }
    },
    timeForRaces,
  );
});

/** How somebody stops being an admin, while their form is on its way. */
const endings: Readonly<Record<string, (db: EntityManager, id: string) => Promise<unknown>>> = {
  'role is taken': (db, id) => foyer.app.get(Users).setRole(db, id, 'user'),
  'account is disabled': async (db, id) => {
    await foyer.app.get(Users).setState(db, id, 'disabled', ['active']);
    await foyer.app.get(Sessions).endAll(db, id);
  },
  'sessions end': (db, id) => foyer.app.get(Sessions).endAll(db, id),
};

describe('The form of an admin', () => {
  it.each(
    Object.keys(endings).flatMap((ending) =>
      ['Disable account', 'Make administrator', 'Delete account', 'Send a link for a new password'].map(
        (label) => [ending, label] as const,
      ),
    ),
  )(
    'whose %s while it is on its way does nothing: “%s” [ASVS 8.3.2]',
    async (ending, label) => {
      const key = `${ending}-${label}`.replace(/\W+/g, '-').toLowerCase();
      const [adminEmail, email] = [`admin-${key}@example.com`, `user-${key}@example.com`];
      const admin = await asAdmin(foyer, adminEmail);
      await becomeUser(foyer, email);
      const send = await filledIn(admin, email, label);
      const before = await accountOf(email);
      const adminId = await idOf(foyer, adminEmail);
      let arriving: Promise<number> | undefined;
      // The request comes in while the change is not committed yet, and so passes the guard of the page.
      await writeSlowly(foyer.app.get(Database), async (db) => {
        await endings[ending]?.(db, adminId);
        arriving = send();
        await wait(150);
      });
      expect(await arriving).toBe(ending === 'role is taken' ? 404 : 303);
      expect(await accountOf(email)).toEqual(before);
      const types = await foyer.rows<{ type: string }>('SELECT type FROM events WHERE user_id = ? AND ip = ?', [
        await idOf(foyer, email),
        'operator',
      ]);
      expect(types).toEqual([]);
    },
    timeForRaces,
  );
});
