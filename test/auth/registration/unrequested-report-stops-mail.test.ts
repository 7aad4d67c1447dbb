import { days, minutes } from '../../../src/common/time.js';
import { askForAddress, askForReset, changePassword, linksOf, idOf } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { invite } from '../../support/invites.js';
import { logIn, memberOf, register } from '../../support/people.js';
import { tablesOf } from '../../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

async function sayItWasNotMe(link: string): Promise<Browser> {
  return (await foyer.browser().open(link)).press('Stop these emails');
}

/** How many mails this address gets during an act. */
async function mailsWhile(address: string, act: () => Promise<unknown>): Promise<number> {
  const count = () => foyer.mailbox.all.filter(({ to }) => to === address).length;
  await foyer.allMailSent();
  const before = count();
  await act();
  await foyer.allMailSent();
  return count() - before;
}

async function pendingOf(normalizedEmail: string): Promise<number> {
  const sql = 'SELECT 1 FROM registrations WHERE email_key = ? AND used_at IS NULL AND disowned_at IS NULL';
  return (await foyer.rows(sql, [normalizedEmail])).length;
}

describe('The link “it wasn’t me”', () => {
  it('only asks and changes nothing, however often it is opened', async () => {
    await register(foyer, 'ada@example.com');
    const { notMe, link } = await foyer.mailbox.lastTo('ada@example.com');
    await foyer.allMailSent();
    const before = await tablesOf(foyer);
    for (let count = 0; count < 5; count += 1) {
      const visitor = await foyer.browser().open(notMe);
      expect(visitor.status).toBe(200);
      expect(visitor.page).toContain('Didn’t request this?');
      expect(visitor.response.text).not.toContain('ada@example.com');
      await visitor.send('HEAD', new URL(notMe).pathname);
    }
    expect(await tablesOf(foyer)).toEqual(before);
    expect(await mailsWhile('ada@example.com', () => register(foyer, 'ada@example.com'))).toBe(1);
    expect((await foyer.browser().open(link)).page).toContain('Activate your account');
  });

  it('says what it stops: a registration, an invitation, or what others ask for', async () => {
    const opened = async (to: string, about = ''): Promise<Browser> =>
      foyer.browser().open((await foyer.mailbox.lastAbout(to, about)).notMe);
    await register(foyer, 'registered@example.com');
    expect((await opened('registered@example.com')).page).toContain('We can cancel the registration');
    await invite(foyer, { email: 'invited@example.com' });
    const invited = await opened('invited@example.com');
    expect(invited.page).toContain('Weren’t expecting this?');
    expect(invited.page).toContain('The people who run this site invited you.');
    expect(invited.page).not.toMatch(/entered your email|cancel the registration/);
    expect((await invited.press('Stop these emails')).page).toContain('These emails stop.');
    await memberOf(foyer, 'reset@example.com');
    await askForReset(foyer, 'reset@example.com');
    const asked = await opened('reset@example.com', 'Reset your');
    expect(asked.page).toContain('Someone else entered your email.');
    expect(asked.page).not.toContain('registration');
    expect((await asked.press('Stop these emails')).page).not.toContain('cancelled');
  });

  it('ends the pending registrations of this address only', async () => {
    const strangers = [await register(foyer, 'Bea@example.com'), await register(foyer, 'bea@EXAMPLE.com')];
    await register(foyer, 'beate@example.com');
    const first = await foyer.mailbox.lastTo('Bea@example.com');
    const second = await foyer.mailbox.lastTo('bea@example.com');
    expect(await pendingOf('bea@example.com')).toBe(2);

    const owner = await sayItWasNotMe(first.notMe);
    expect(owner.answers[0]?.status).toBe(303);
    expect(owner.url).toBe('/');
    expect(owner.page).toContain('The request is cancelled');
    expect(await pendingOf('bea@example.com')).toBe(0);
    expect(await pendingOf('beate@example.com')).toBe(1);
    for (const [index, { link }] of [first, second].entries())
      expect((await strangers[index]?.open(link))?.status).toBe(410);
    expect(await foyer.rows(`SELECT 1 FROM users WHERE email_key = 'bea@example.com'`)).toEqual([]);
  });

  it('does not change an account', async () => {
    const cleo = await memberOf(foyer, 'cleo@example.com');
    await askForReset(foyer, 'cleo@example.com');
    const { notMe } = await foyer.mailbox.lastAbout('cleo@example.com', 'Reset your');
    const [reset] = await linksOf(foyer, await idOf(foyer, 'cleo@example.com'));
    await sayItWasNotMe(notMe);
    expect((await cleo.open('/account')).url).toBe('/account');
    expect((await logIn(foyer, 'cleo@example.com')).url).toBe('/account');
    expect((await foyer.browser().open(reset?.path ?? '')).status).toBe(200);
  });

  it('can be used more than once', async () => {
    await register(foyer, 'dora@example.com');
    const { notMe } = await foyer.mailbox.lastTo('dora@example.com');
    await sayItWasNotMe(notMe);
    expect((await sayItWasNotMe(notMe)).url).toBe('/');
  });

  it.each(['A'.repeat(43), 'x', 'A'.repeat(8000), '%00', '..%2Flogin'])(
    'changes nothing if it is unknown: %.50s',
    async (token) => {
      await foyer.allMailSent();
      const visitor = await foyer.browser().open('/login');
      const { csrf: _csrf } = visitor;
      const before = await tablesOf(foyer);
      expect((await visitor.send('GET', `/not-me/${token}`)).status).toBe(404);
      const sent = await visitor.send('POST', `/not-me/${token}`, new URLSearchParams({ _csrf }).toString());
      expect(sent.status).toBe(404);
      expect(await tablesOf(foyer)).toEqual(before);
    },
  );

  it('works for no other link, and no other link works for it [ASVS 6.6.2]', async () => {
    await register(foyer, 'eve@example.com');
    const { link, notMe } = await foyer.mailbox.lastTo('eve@example.com');
    const [token, notMeToken] = [link, notMe].map((each) => each.split('/').at(-1));
    expect((await foyer.browser().open(`/not-me/${token}`)).status).toBe(404);
    expect((await foyer.browser().open(`/activate/${notMeToken}`)).status).toBe(404);
    const [row] = await foyer.rows<{ hash: string }>(
      `SELECT not_me_hash AS hash FROM outbox WHERE recipient = 'eve@example.com'`,
    );
    expect((await foyer.browser().open(`/not-me/${row?.hash}`)).status).toBe(404);
  });
});

describe('The owner of a mailbox after “it wasn’t me”', () => {
  /** An account, and a mail to it that the owner did not ask for. */
  async function reportedUser(email: string): Promise<{ owner: Browser; notMe: string }> {
    const owner = await memberOf(foyer, email);
    await askForReset(foyer, email);
    return { owner, notMe: (await foyer.mailbox.lastAbout(email, 'Reset your')).notMe };
  }

  it('gets no mail requested by strangers for thirty days', async () => {
    const email = 'fay@example.com';
    const { notMe } = await reportedUser(email);
    const mover = await memberOf(foyer, 'mover@example.com');
    await sayItWasNotMe(notMe);
    const ways: (() => Promise<unknown>)[] = [
      () => askForReset(foyer, email.toUpperCase()),
      async () => (await register(foyer, email)).press('Send again'),
      async () => askForAddress(mover, email),
    ];
    for (const ask of ways) expect(await mailsWhile(email, ask)).toBe(0);

    foyer.clock.advance(days(30) - 1);
    expect(await mailsWhile(email, () => askForReset(foyer, email))).toBe(0);
    foyer.clock.advance(1);
    expect(await mailsWhile(email, () => askForReset(foyer, email))).toBe(1);
  });

  it('gets none for an address without an account, and others get theirs', async () => {
    await register(foyer, 'Gil@example.com');
    await sayItWasNotMe((await foyer.mailbox.lastTo('Gil@example.com')).notMe);
    expect(await mailsWhile('gil@example.com', () => register(foyer, 'gil@example.com'))).toBe(0);
    expect(await mailsWhile('gila@example.com', () => register(foyer, 'gila@example.com'))).toBe(1);
    foyer.clock.advance(days(30));
    expect(await mailsWhile('gil@example.com', () => register(foyer, 'gil@example.com'))).toBe(1);
  });

  it('gets none that was waiting to be sent', async () => {
    const email = 'hal@example.com';
    for (let count = 0; count < 3; count += 1) await register(foyer, email);
    // Both wait, the second for the same mailbox in another letter case.
    await register(foyer, email);
    await register(foyer, 'HAL@example.com');
    await sayItWasNotMe((await foyer.mailbox.lastTo(email, 3)).notMe);
    const before = foyer.mailbox.count;
    foyer.clock.advance(minutes(5));
    await foyer.allMailSent();
    expect(foyer.mailbox.count).toBe(before);
  });

  it('finds what had been sent as sent, not as given up', async () => {
    const email = 'jon@example.com';
    await register(foyer, email);
    await sayItWasNotMe((await foyer.mailbox.lastTo(email)).notMe);
    const rows = await foyer.rows('SELECT failed_at FROM outbox WHERE recipient = ?', [email]);
    expect(rows).toEqual([{ failed_at: null }]);
  });

  it('can still request mail from a known browser, and still gets notices about the account', async () => {
    const email = 'ida@example.com';
    const { owner, notMe } = await reportedUser(email);
    await sayItWasNotMe(notMe);
    expect(await mailsWhile(email, () => changePassword(owner))).toBe(1);
    await owner.press('Log out');
    expect(await mailsWhile(email, () => askForReset(foyer, email, owner))).toBe(1);
    expect(await mailsWhile(email, () => logIn(foyer, email, { password: 'copper lantern meadow' }))).toBe(1);
  });
});
