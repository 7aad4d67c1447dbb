import { deleteAccount, idOf, linksOf, moveTo, otherPassword, type MailedLink, undoWith } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { logIn, memberOf, register } from '../../support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** An account that changed from address 0 to 1, 2 and 3, with the undo links of each change, earliest first. */
async function changedThreeTimes(
  name: string,
): Promise<{ addresses: string[]; steps: MailedLink[][]; member: Browser }> {
  const addresses = [0, 1, 2, 3].map((step) => `${name}-${step}@example.com`);
  const [first = '', ...rest] = addresses;
  const member = await memberOf(foyer, first);
  for (const address of rest) await moveTo(foyer, member, address);
  const links = await linksOf(foyer, await idOf(foyer, addresses[3] ?? ''));
  const steps = addresses.slice(0, 3).map((old) => links.filter(({ email }) => email === old));
  return { addresses, steps, member };
}

async function addressOf(addresses: readonly string[]): Promise<string | undefined> {
  const [user] = await foyer.rows<{ email: string }>(
    `SELECT email FROM users WHERE email IN (${addresses.map(() => '?').join()})`,
    [...addresses],
  );
  return user?.email;
}

describe('Among successive owners of an account', () => {
  it.each([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ])('the earliest owner to undo keeps it, in the order %i, %i, %i', async (...order) => {
    const { addresses, steps } = await changedThreeTimes(`chain-${order.join('')}`);
    // One link from the request and one from the confirmation.
    expect(steps.map((links) => links.length)).toEqual([2, 2, 2]);
    let earliest = 3;
    for (const step of order) {
      const visitor = await foyer.browser().open(steps[step]?.[0]?.path ?? '');
      const works = step < earliest;
      expect({ step, works: visitor.status === 200 }).toEqual({ step, works });
      if (works) {
        await undoWith(steps[step]?.[0]?.path ?? '', visitor, `${otherPassword} ${step}`);
        earliest = step;
      }
      expect(await addressOf(addresses)).toBe(addresses[earliest]);
    }
    expect(earliest).toBe(0);
    const email = addresses[0] ?? '';
    expect((await logIn(foyer, email, { password: `${otherPassword} 0` })).url).toBe('/account');
    const visitor = foyer.browser();
    for (const { path } of steps.flat()) expect([404, 410]).toContain((await visitor.open(path)).status);
  });

  it('a later undo link, which a stranger may have, does not work after an earlier one', async () => {
    const { addresses, steps } = await changedThreeTimes('gone');
    await undoWith(steps[0]?.[1]?.path ?? '', foyer.browser());
    const visitor = foyer.browser();
    for (const { path } of steps.slice(1).flat()) expect((await visitor.open(path)).status).toBe(404);
    // The other link of the same change still restores the same address.
    expect((await undoWith(steps[0]?.[0]?.path ?? '', visitor)).url).toBe('/login');
    expect(await addressOf(addresses)).toBe(addresses[0]);
  });

  describe('one whose address now has another account', () => {
    it('does not affect that account, but ends the sessions of the old one and sets the new password [ASVS 7.4.3]', async () => {
      const { visitor, thief } = await undoneTooLate('back');
      expect(visitor.status).toBe(409);
      expect(visitor.page).toContain('This email has a new account');
      expect(visitor.page).toContain('Log in to the old account');
      expect((await thief.open('/account')).url).toBe('/login?next=%2Faccount');
      expect((await logIn(foyer, 'back-0@example.com')).url).toBe('/account');
      expect((await logIn(foyer, 'back-3@example.com')).status).toBe(422);
      const owner = await logIn(foyer, 'back-3@example.com', { password: otherPassword });
      expect((await owner.open('/account/activity')).page).toContain('Password reset by email');
      const { text } = await foyer.mailbox.lastAbout('back-3@example.com', 'Your Foyer password');
      expect(text).toContain('was changed');
    });

    it('can use the link again when the address is free', async () => {
      const { link, newcomer } = await undoneTooLate('free');
      await moveTo(foyer, newcomer, 'free-elsewhere@example.com');
      expect((await undoWith(link, foyer.browser())).page).toContain('Your old email is back');
      const owner = await logIn(foyer, 'free-0@example.com', { password: otherPassword });
      expect((await owner.open('/account/activity')).page).toContain('Email change undone');
      expect((await foyer.browser().open(link)).status).toBe(410);
    });
  });

  it('an undo cancels a scheduled deletion and shows that in the activity', async () => {
    const thief = await memberOf(foyer, 'kept@example.com');
    await moveTo(foyer, thief, 'kept-not@example.com');
    await deleteAccount(thief);
    const { link } = await foyer.mailbox.lastAbout('kept@example.com', 'email was changed');
    await undoWith(link, foyer.browser());
    const owner = await logIn(foyer, 'kept@example.com', { password: otherPassword });
    expect(owner.page).not.toContain('won’t be deleted');
    expect((await owner.open('/account/activity')).page).toContain('Account deletion cancelled');
  });
});

/** A stranger changed the address, and the first one was registered again before its owner opened the link. */
async function undoneTooLate(
  name: string,
): Promise<{ link: string; visitor: Browser; newcomer: Browser; thief: Browser }> {
  const { steps, member: thief } = await changedThreeTimes(name);
  const first = `${name}-0@example.com`;
  const newcomer = await register(foyer, first);
  await newcomer.open((await foyer.mailbox.lastAbout(first, 'Activate', 2)).link);
  const link = steps[0]?.[0]?.path ?? '';
  return { link, newcomer, thief, visitor: await undoWith(link, foyer.browser()) };
}
