import { policy } from '../../../src/policy.js';
import { askForAddress, askForReset, changePassword, linksOf, idOf, otherPassword } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { goodPassword, logIn, memberOf } from '../../support/people.js';
import { races } from '../../support/rounds.js';
import { browserWith, isLoggedIn, sessionOf } from '../../support/session-cookies.js';
import { tablesOf } from '../../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** All rows except those that change by themselves. */
async function everything(): Promise<object> {
  await foyer.allMailSent();
  return tablesOf(foyer);
}

describe('A password change', () => {
  it('takes effect at once, and is mailed [ASVS 6.2.2, 6.3.7]', async () => {
    const ada = await memberOf(foyer, 'ada@example.com');
    await changePassword(ada);
    expect(ada.answers[0]?.status).toBe(303);
    expect(ada.url).toBe('/account');
    expect(ada.page).toContain('Password changed.');
    expect((await logIn(foyer, 'ada@example.com')).status).toBe(422);
    expect((await logIn(foyer, 'ada@example.com', { password: otherPassword })).url).toBe('/account');
    const mail = await foyer.mailbox.lastAbout('ada@example.com', 'password was changed');
    expect(mail.link).toBe(`${foyer.config.baseUrl}/password/forgot`);
  });

  it.each([
    ['a wrong current password', 'not the password', otherPassword, 'Wrong password'],
    ['no current password', '', otherPassword, 'Enter your password'],
    ['a new one that is too short', goodPassword, 'short', 'at least 12 characters'],
    ['a new one made from the address', goodPassword, 'beatrice@example.com', 'parts of your email'],
    ['no new one', goodPassword, '', 'at least 12 characters'],
  ])('is refused for %s, and nothing changes [ASVS 2.2.3, 6.2.3]', async (_, from, to, words) => {
    const email = 'beatrice@example.com';
    const known = (await foyer.rows('SELECT 1 FROM users WHERE email = ?', [email])).length > 0;
    const bea = known ? await logIn(foyer, email) : await memberOf(foyer, email);
    const elsewhere = await logIn(foyer, email);
    const before = await everything();
    await changePassword(bea, { from, to });
    expect(bea.status).toBe(422);
    expect(bea.page).toContain(words);
    expect(bea.html('input[type=password][value]')).toHaveLength(0);
    expect(await everything()).toEqual(before);
    expect(await isLoggedIn(bea)).toBe(true);
    expect(await isLoggedIn(elsewhere)).toBe(true);
  });

  it('ends the other sessions and gives this one a new id [ASVS 7.2.4, 7.4.3]', async () => {
    const cleo = await memberOf(foyer, 'cleo@example.com');
    const others = [await logIn(foyer, 'cleo@example.com'), await logIn(foyer, 'cleo@example.com')];
    const stranger = await memberOf(foyer, 'stranger@example.com');
    const before = sessionOf(cleo);
    await changePassword(cleo);
    for (const other of others) expect(await isLoggedIn(other)).toBe(false);
    expect(sessionOf(cleo)).not.toBe(before);
    expect(await isLoggedIn(browserWith(foyer, before))).toBe(false);
    expect(await isLoggedIn(cleo)).toBe(true);
    expect(await isLoggedIn(stranger)).toBe(true);
  });

  it('ends the links for a new password and for a new address', async () => {
    const dora = await memberOf(foyer, 'dora@example.com');
    await askForReset(foyer, 'dora@example.com');
    await askForAddress(dora, 'dora@example.org');
    const links = await linksOf(foyer, await idOf(foyer, 'dora@example.com'));
    expect(links.map(({ purpose }) => purpose)).toEqual(['password-reset', 'email-change', 'undo']);
    await changePassword(dora);
    const visitor = foyer.browser();
    for (const { path } of links.filter(({ purpose }) => purpose !== 'undo')) {
      await visitor.open(path);
      expect(visitor.status).toBe(404);
    }
  });

  it.each(races())('succeeds for one of twenty concurrent requests, round %i', async (round) => {
    const email = `eve-${round}@example.com`;
    const eve = await memberOf(foyer, email);
    await eve.open('/account/password');
    const wanted = Array.from({ length: 20 }, (_, index) => `${otherPassword} ${index}`);
    const answers = await Promise.all(
      wanted.map((newPassword) => {
        const { path, fields } = eve
          .fillIn('Current password', goodPassword)
          .fillIn('New password', newPassword)
          .formWith('Change password');
        return eve.send('POST', path, new URLSearchParams(fields).toString());
      }),
    );
    const winners = wanted.filter((_, index) => answers[index]?.headers.location === '/account');
    expect(winners).toHaveLength(1);
    // The others were logged out, came with the old password, or were too many at once for one account.
    expect(answers.filter(({ status }) => ![303, 422, 429, 503].includes(status))).toEqual([]);
    const competed = answers.filter(({ status }) => status === 303 || status === 422);
    expect(competed.length).toBeGreaterThanOrEqual(policy.limits.passwords.free);

    // The browser stays logged in, whatever the order of the answers.
    expect(await isLoggedIn(eve)).toBe(true);

    const working: string[] = [];
    for (const password of [goodPassword, ...wanted]) {
      // So that no attempt is limited by the wrong ones before it.
      foyer.clock.advance(policy.limits.passwords.longest);
      const { url, status } = await logIn(foyer, email, { password });
      if (url === '/account') working.push(password);
      else expect(status).toBe(422);
    }
    expect(working).toEqual(winners);
    await foyer.allMailSent();
    const mails = foyer.mailbox.all.filter(
      ({ to, subject }) => to === email && subject.includes('password was changed'),
    );
    expect(mails).toHaveLength(1);
  });
});
