import { RetentionJob } from '../../../src/database/retention-job.js';
import { policy } from '../../../src/policy.js';
import {
  askForAddress,
  askForReset,
  changePassword,
  deleteAccount,
  idOf,
  moveTo,
  otherPassword,
  restoreAccount,
  undoWith,
} from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { goodPassword, logIn, memberOf, register } from '../../support/people.js';
import { rowsMentioning } from '../../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

async function callMe(browser: Browser, name: string): Promise<Browser> {
  await browser.open('/account/profile');
  return browser.fillIn('Display name', name).press('Save');
}

const nameOf = async (email: string): Promise<unknown> =>
  (await foyer.rows('SELECT display_name FROM users WHERE email = ?', [email]))[0]?.display_name;

const eventsOf = async (email: string): Promise<unknown[]> =>
  foyer.rows(`SELECT 1 FROM events WHERE user_id = ? AND type = 'profile-changed'`, [await idOf(foyer, email)]);

describe('A display name', () => {
  it('is shown in the navigation and in the form, also after a new session id, and is in the export', async () => {
    const ada = await callMe(await memberOf(foyer, 'ada@example.com'), '  Ada & Charles \u200b');
    expect(ada.url).toBe('/account');
    expect(ada.page).toContain('Profile saved.');
    expect(ada.html('nav a').first().text()).toBe('Ada & Charles');
    await changePassword(ada);
    expect(ada.html('nav a').first().text()).toBe('Ada & Charles');
    await ada.open('/account/profile');
    expect(ada.html('#displayName').attr('value')).toBe('Ada & Charles');
    const { text } = await ada.send('GET', '/account/export');
    expect(JSON.parse(text)).toMatchObject({ account: { display_name: 'Ada & Charles' } });
    expect((await ada.open('/account/activity')).page).toContain('Display name changed');
  });

  it('is removed by an empty one, and saving the same again changes nothing', async () => {
    const bea = await callMe(await memberOf(foyer, 'bea@example.com'), 'Bea');
    await callMe(bea, ' Bea ');
    expect(await eventsOf('bea@example.com')).toHaveLength(1);
    await callMe(bea, ' ');
    expect(bea.html('nav a').first().text()).toBe('bea@example.com');
    expect(await nameOf('bea@example.com')).toBeNull();
    expect(await eventsOf('bea@example.com')).toHaveLength(2);
  });

  it('can be any name', async () => {
    const cleo = await memberOf(foyer, 'cleo@example.com');
    const names = [
      'X',
      'J.R.R. Tolkien',
      'J. R. R. Tolkien, Ph.D.',
      'Zoë O’Connor-Müller Jr.',
      '李小龍',
      'محمد',
      'می\u200cخواهم',
      'क्\u200dष',
      'Ada 🏳️\u200d🌈',
      '4chan',
      'x'.repeat(80),
      '🌻'.repeat(79) + 'x',
    ];
    for (const name of names) {
      await callMe(cleo, name);
      expect([name, cleo.url, await nameOf('cleo@example.com')]).toEqual([name, '/account', name]);
    }
    await callMe(cleo, 'Zoe\u0308');
    expect(await nameOf('cleo@example.com')).toBe('Zo\u00eb');
  });

  it.each([
    ['x'.repeat(81), 'Use at most 80 characters.'],
    ['<b>Ada', 'Remove angle brackets'],
    ['Ada>', 'Remove angle brackets'],
    ['Ada\u202eevil', 'Remove angle brackets'],
    ['A\u2066da', 'Remove angle brackets'],
    ['A\u200fda', 'Remove angle brackets'],
    ['Ada\u2028Lovelace', 'Remove angle brackets'],
    ['A\u200bda', 'Remove angle brackets'],
    ['\u3164Ada\u3164x', 'Remove angle brackets'],
    ['A\u2800da', 'Remove angle brackets'],
    ['Ada\tLovelace', 'Remove invalid characters'],
    ['Ada\r\nLovelace', 'Remove invalid characters'],
    ['You won: evil.example', 'cannot look like a link'],
    ['evil．example', 'cannot look like a link'],
    ['evil。example', 'cannot look like a link'],
    ['evil.\u200dexample', 'cannot look like a link'],
    ['evil.e\ufe0fxample', 'cannot look like a link'],
    ['ht\u200ctp evil', 'cannot look like a link'],
    ['192.0.2.1', 'cannot look like a link'],
    ['HTTP evil', 'cannot look like a link'],
    ['www.e', 'cannot look like a link'],
    ['//evil', 'cannot look like a link'],
    ['ada@evil', 'cannot look like a link'],
    ['- !', 'at least one letter'],
    ['🌻', 'at least one letter'],
  ])('cannot be %j', async (name, reason) => {
    const [email, former] = ['dora@example.com', 'Dora'];
    const known = await foyer.rows('SELECT 1 FROM users WHERE email = ?', [email]);
    const dora = known.length > 0 ? await logIn(foyer, email) : await memberOf(foyer, email);
    await callMe(dora, former);
    await callMe(dora, name);
    expect(dora.status).toBe(422);
    expect(dora.html('#displayName-error').text()).toContain(reason);
    expect(dora.html('#displayName').attr('value')).toBe(name.replace(/\p{Cc}/gu, ''));
    expect(await nameOf(email)).toBe(former);
  });

  it('can be changed as often as other things', async () => {
    const eve = await memberOf(foyer, 'eve@example.com');
    foyer.clock.standStill();
    for (let count = 0; count < policy.limits.changes.count; count += 1)
      await eve.post('/account/profile', { _csrf: eve.csrf, displayName: `Eve ${count}` });
    expect(eve.status).toBe(200);
    await callMe(eve, 'Eve');
    expect(eve.status).toBe(429);
    expect(await nameOf('eve@example.com')).toBe(`Eve ${policy.limits.changes.count - 1}`);
  });

  it('goes with the account', async () => {
    const email = 'fay@example.com';
    const fay = await callMe(await memberOf(foyer, email), 'Fay Wray');
    await changePassword(fay);
    await deleteAccount(fay, otherPassword);
    expect(Object.keys(await rowsMentioning(foyer, 'Fay Wray'))).toEqual(['outbox', 'users']);
    foyer.clock.advance(policy.deletion.grace);
    await foyer.app.get(RetentionJob).run();
    expect(await rowsMentioning(foyer, 'Fay Wray')).toEqual({});
  });
});

describe('A mail', () => {
  it('greets by name, but not by one that is as long as a sentence', async () => {
    const email = 'hal@example.com';
    const hal = await memberOf(foyer, email);
    const greetings: string[] = [];
    let password = goodPassword;
    for (const [index, name] of ['H'.repeat(40), 'This was only a test by our support team.'].entries()) {
      await callMe(hal, name);
      const to = `${otherPassword} ${index}`;
      await changePassword(hal, { from: password, to });
      password = to;
      foyer.clock.advance(policy.mail.notices.in);
      const { text } = await foyer.mailbox.lastAbout(email, 'password was changed', index + 1);
      greetings.push(text.split('\n')[2] ?? '');
    }
    expect(greetings).toEqual([`Hello ${'H'.repeat(40)},`, 'Hello,']);
  });

  it('knows the name only if it is a notice to an address that the account has proved', async () => {
    const email = 'gus@example.com';
    const gus = await callMe(await memberOf(foyer, email), 'Gus Spam');
    await memberOf(foyer, 'taken@example.com');
    await register(foyer, email);
    await askForReset(foyer, email);
    await askForAddress(gus, 'taken@example.com');
    await askForAddress(gus, 'not-proved@example.org');
    await moveTo(foyer, gus, 'gus@example.org');
    const { link } = await foyer.mailbox.lastAbout(email, 'email was changed');
    await undoWith(link, foyer.browser());
    const again = await logIn(foyer, email, { password: otherPassword });
    await changePassword(again, { from: otherPassword, to: 'granite whistle orchard' });
    await deleteAccount(again, 'granite whistle orchard');
    await restoreAccount(foyer.browser(), email, 'granite whistle orchard');
    await foyer.allMailSent();
    const rows = await foyer.rows<{ kind: string; recipient: string; payload: string }>(
      `SELECT kind, recipient, payload FROM outbox WHERE kind <> 'noop'
        AND (user_id = ? OR recipient IN ('not-proved@example.org', 'gus@example.org', 'taken@example.com'))`,
      [await idOf(foyer, email)],
    );
    const kindsOf = (isNamed: boolean): string[] =>
      [
        ...new Set(rows.filter(({ payload }) => payload.includes('Gus Spam') === isNamed).map(({ kind }) => kind)),
      ].sort();
    expect(kindsOf(true)).toEqual([
      'deletion-asked',
      'deletion-cancelled',
      'email-change-asked',
      'email-changed',
      'email-changed-to-this',
      'email-restored',
      'new-device',
      'password-changed',
    ]);
    expect(kindsOf(false)).toEqual(['account-exists', 'activation', 'address-taken', 'email-change', 'password-reset']);
    for (const { to, text, html } of foyer.mailbox.all) {
      if (to !== email && to !== 'gus@example.org') expect(text + html).not.toContain('Gus Spam');
    }
  });
});
