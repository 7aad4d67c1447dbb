import { idOf, linksOf, moveTo, otherPassword, type MailedLink, undoWith } from './support/acts.js';
import { startApplication, type TestApplication } from './support/application.js';
import { logIn, memberOf, register } from './support/people.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** An account that went from `0@` over `1@` and `2@` to `3@`, and the undo links of each step, the earliest first. */
async function movedThrice(name: string): Promise<{ addresses: string[]; steps: MailedLink[][] }> {
  const addresses = [0, 1, 2, 3].map((step) => `${name}-${step}@example.com`);
  const [first = '', ...rest] = addresses;
  const member = await memberOf(foyer, first);
  for (const address of rest) await moveTo(foyer, member, address);
  const links = await linksOf(foyer, await idOf(foyer, addresses[3] ?? ''));
  return { addresses, steps: addresses.slice(0, 3).map((old) => links.filter(({ email }) => email === old)) };
}

async function addressOf(addresses: readonly string[]): Promise<string | undefined> {
  const [user] = await foyer.rows<{ email: string }>(
    `SELECT email FROM users WHERE email IN (${addresses.map(() => '?').join()})`,
    [...addresses],
  );
  return user?.email;
}

describe('Of the owners of one address after another', () => {
  it.each([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ])('the earliest who undoes keeps the account, in the order %i, %i, %i', async (...order) => {
    const { addresses, steps } = await movedThrice(`chain-${order.join('')}`);
    // One link came with the request and one with the confirmation.
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

  it('nobody can be moved away again by a link of before, which the stranger may have', async () => {
    const { addresses, steps } = await movedThrice('gone');
    await undoWith(steps[0]?.[1]?.path ?? '', foyer.browser());
    const visitor = foyer.browser();
    for (const { path } of steps.slice(1).flat()) expect((await visitor.open(path)).status).toBe(404);
    // The other link of the same step leads to the same place.
    expect((await undoWith(steps[0]?.[0]?.path ?? '', visitor)).url).toBe('/login');
    expect(await addressOf(addresses)).toBe(addresses[0]);
  });

  it('one whose address has an account of its own by now keeps that one', async () => {
    const { steps } = await movedThrice('back');
    const newcomer = await register(foyer, 'back-0@example.com');
    await newcomer.open((await foyer.mailbox.lastAbout('back-0@example.com', 'Activate', 2)).link);
    const visitor = await foyer.browser().open(steps[0]?.[0]?.path ?? '');
    await visitor.fillIn('New password', otherPassword).press('Keep my old address');
    expect(visitor.status).toBe(409);
    expect(visitor.page).toContain('This address has an account of its own');
    expect((await logIn(foyer, 'back-0@example.com')).url).toBe('/account');
    expect((await logIn(foyer, 'back-3@example.com')).url).toBe('/account');
  });
});
