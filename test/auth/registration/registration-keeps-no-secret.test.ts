import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import type { ReceivedMail } from '../../support/mailbox.js';
import { logIn, register } from '../../support/people.js';
import { allTablesOf } from '../../support/tables.js';
import { contentOf } from '../../support/test-database.js';

const passwords = {
  chosen: 'violet tugboat ankle',
  strangers: 'crimson teapot lantern',
  taken: 'walnut ferry sandal',
  mistyped: 'violet tugboat uncle',
  refused: 'qwertyuiop12',
};

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

describe('From registration to the account', () => {
  it('the database stores no password, link or cookie, only their hashes [ASVS 14.2.4]', async () => {
    const seen = new Map<string, string>(Object.entries(passwords));

    const ada = await register(foyer, 'ada@example.com', { password: passwords.chosen });
    noteCookies(seen, 'ada', ada);
    await ada.press('Send again');
    await ada.open(noteLinks(seen, await foyer.mailbox.lastTo('ada@example.com', 2)));
    await ada.press('Log out');
    await logIn(foyer, 'ada@example.com', { password: passwords.mistyped, browser: ada });
    await logIn(foyer, 'ada@example.com', { password: passwords.chosen, browser: ada });
    expect(ada.url).toBe('/account');
    noteCookies(seen, 'ada, logged in', ada);

    const stranger = await register(foyer, 'bob@example.com', { password: passwords.strangers });
    noteCookies(seen, 'stranger', stranger);
    const bob = foyer.browser();
    await bob.open(noteLinks(seen, await foyer.mailbox.lastTo('bob@example.com')));
    await bob.fillIn('Password', passwords.mistyped).press('Activate and log in');
    await bob.fillIn('New password', passwords.refused).press('Set password and log in');
    await bob.fillIn('New password', passwords.taken).press('Set password and log in');
    expect(bob.url).toBe('/account');
    noteCookies(seen, 'bob', bob);

    const waiting = await register(foyer, 'cyd@example.com', { password: passwords.chosen });
    noteCookies(seen, 'cyd', waiting);
    noteLinks(seen, await foyer.mailbox.lastTo('cyd@example.com'));
    await foyer.allMailSent();

    // Five passwords, three mails with two links each, two cookies of each browser at each stage, and a third one of
    // the two browsers that logged in and of the three that registered.
    expect(seen.size).toBe(26);
    const kept = JSON.stringify(await allTablesOf(foyer)) + (await contentOf(foyer.config.database));
    expect(kept).toContain('cyd@example.com');
    for (const [what, secret] of seen) expect([what, kept.includes(secret)]).toEqual([what, false]);
  });
});

/** Each cookie, without its signature. */
function noteCookies(seen: Map<string, string>, whose: string, browser: Browser): void {
  for (const [name, value] of browser.cookies) {
    const [secret = ''] = decodeURIComponent(value).replace(/^s:/, '').split('.');
    expect(secret.length).toBeGreaterThan(20);
    seen.set(`${name} of ${whose}`, secret);
  }
}

/** Returns the activation link. */
function noteLinks(seen: Map<string, string>, { link, notMe }: ReceivedMail): string {
  for (const each of [link, notMe]) {
    const token = each.split('/').at(-1) ?? '';
    expect(token).toHaveLength(52);
    seen.set(each, token);
  }
  return link;
}
