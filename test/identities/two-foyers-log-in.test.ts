import type { Browser } from '../support/browser.js';
import { fromAnotherSite, leadsTo } from '../support/fake-provider.js';
import { goodPassword, memberOf } from '../support/people.js';
import { runToEnd, Server } from '../support/server.js';

/** The provider of the other one. */
let head: Server;
let branch: Server;

beforeAll(async () => {
  head = await Server.start();
  branch = await Server.prepare();
  const redirect = `${branch.url}/login/with/head/callback`;
  const words = ['clients', 'add', '--name', 'Branch', '--redirect', redirect, '--json'];
  const { stdout } = await runToEnd('src/cli.js', words, head.folder, head.environment);
  const { client, secret } = JSON.parse(stdout) as { client: { id: string }; secret: string };
  Object.assign(branch.environment, {
    LOGIN_WITH: 'head',
    LOGIN_HEAD_ISSUER: head.url,
    LOGIN_HEAD_CLIENT_ID: client.id,
    LOGIN_HEAD_CLIENT_SECRET: secret,
    LOGIN_HEAD_TRUST_EMAIL: 'yes',
  });
  await branch.startAgain();
});

afterAll(async () => {
  await branch.remove();
  await head.remove();
});

/** Presses a button of the branch that leads to the head. */
async function go(atBranch: Browser, atHead: Browser, button: string): Promise<void> {
  await atBranch.press(button);
  await atHead.open(leadsTo(atBranch).replace(head.url, ''), fromAnotherSite);
}

/** What the head answered leads back. */
async function comeBack(atBranch: Browser, atHead: Browser): Promise<Browser> {
  const location = atHead.answers.map(({ headers }) => headers.location ?? '').find((to) => to.startsWith(branch.url));
  return atBranch.open(location ?? leadsTo(atHead), fromAnotherSite);
}

describe('Two Foyers, one as the provider of the other', () => {
  it('share people, who confirm at one what the other asks', async () => {
    const atHead = await memberOf(head, 'ada@example.com');
    const atBranch = await branch.browser().open('/login?next=/account/sessions');
    await go(atBranch, atHead, 'Log in with Head');
    // Consent, the first time.
    await atHead.press('Continue');
    await comeBack(atBranch, atHead);
    expect(atBranch.page).toContain('The Head account “ada@example.com” isn’t linked');
    await atBranch.press('Create account');
    expect(atBranch.url).toBe('/account/sessions');

    const again = await branch.browser().open('/login');
    await go(again, atHead, 'Log in with Head');
    await comeBack(again, atHead);
    expect(again.url).toBe('/account');

    await again.open('/confirm?next=/account/identities');
    await go(again, atHead, 'Confirm with Head');
    await atHead.fillIn('Password', goodPassword).press('Continue');
    await comeBack(again, atHead);
    expect(again.url).toBe('/account/identities');
    expect(again.page).toContain('Head ada@example.com');
  });
});
