import type { Response } from 'supertest';
import { policy } from '../../../src/policy.js';
import { seconds } from '../../../src/common/time.js';
import { askForReset, otherPassword, resetWith } from '../../support/acts.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import type { Browser } from '../../support/browser.js';
import { looks } from '../../support/looks.js';
import { becomeUser, goodPassword, logIn, memberOf } from '../../support/people.js';
import { Server } from '../../support/server.js';
import { setCookies } from '../../support/session-cookies.js';
import { allTablesOf } from '../../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** The mailed reset link of a new user. */
async function resetLinkOf(email: string): Promise<string> {
  await becomeUser(foyer, email);
  await askForReset(foyer, email);
  return (await foyer.mailbox.lastAbout(email, 'Reset your')).link;
}

const tokenIn = (link: string): string => link.slice(link.lastIndexOf('/') + 1);

/** A response without its cookies. */
function shownIn({ text, headers }: Response): string {
  const { 'set-cookie': _, ...others } = headers as Record<string, unknown>;
  return text + JSON.stringify(others);
}

describe('The token of a reset', () => {
  it('is in a short-lived cookie that scripts cannot read and other sites cannot send', async () => {
    const visitor = foyer.browser();
    const link = await resetLinkOf('ada@example.com');
    await visitor.open(link);
    const [cookie = ''] = visitor.answers.flatMap((answer) => setCookies(answer, 'foyer_reset'));
    const attributes = cookie.split('; ').filter((part) => !part.startsWith('Expires='));
    expect(attributes.slice(1).sort()).toEqual([
      'HttpOnly',
      `Max-Age=${policy.links.resetCookie / seconds(1)}`,
      'Path=/',
      'SameSite=Lax',
    ]);
    expect(policy.links.resetCookie).toBeLessThanOrEqual(policy.links.passwordReset);
  });

  it('is in a cookie that only this host can set under HTTPS', async () => {
    const secure = await startApplication({ BASE_URL: 'https://foyer.example' });
    const answer = await secure.browser().send('GET', `/password/reset/${'x'.repeat(43)}`);
    const [cookie = ''] = setCookies(answer, '__Host-foyer_reset');
    expect(cookie.split('; ')).toEqual(expect.arrayContaining(['Secure', 'HttpOnly', 'Path=/']));
    expect(cookie).not.toContain('Domain');
    await secure.stop();
  });

  it('is neither set in a cookie nor used up by a prefetch [ASVS 3.5.3]', async () => {
    const link = await resetLinkOf('bea@example.com');
    const visitor = foyer.browser();
    for (const { who, method, headers } of looks) {
      await visitor.send(method, new URL(link).pathname, undefined, headers);
      expect({ who, kept: visitor.cookies.has('foyer_reset') }).toEqual({ who, kept: false });
    }
    expect((await logIn(foyer, 'bea@example.com')).url).toBe('/account');
    expect((await resetWith(link, visitor)).url).toBe('/login');
    expect((await logIn(foyer, 'bea@example.com', { password: otherPassword })).url).toBe('/account');
  });

  it('does not work for a form from another site', async () => {
    const visitor = foyer.browser();
    await visitor.open(await resetLinkOf('cleo@example.com'));
    const { fields } = visitor.fillIn('New password', otherPassword).formWith('Set new password');
    await visitor.post('/password/reset', fields, { 'Sec-Fetch-Site': 'cross-site' });
    expect(visitor.status).toBe(403);
    const forged = fields.map(([name, value]): [string, string] => [name, name === '_csrf' ? 'x' : value]);
    await visitor.post('/password/reset', forged);
    expect(visitor.status).toBe(403);
    expect((await logIn(foyer, 'cleo@example.com')).url).toBe('/account');
  });

  it('is not in a page, in a URL that a Referer could leak, or in another header [ASVS 3.3.4, 14.2.1]', async () => {
    const link = await resetLinkOf('dora@example.com');
    const visitor = foyer.browser();
    const answers: Response[] = [];
    const addresses: string[] = [];
    const note = (browser: Browser): void => {
      answers.push(...browser.answers);
      addresses.push(browser.url);
    };
    note(await visitor.open(link));
    // The only response at the URL with the token is empty, so it loads nothing.
    expect(answers[0]?.text).toBe('');
    note(await visitor.fillIn('New password', 'short').press('Set new password'));
    note(await visitor.fillIn('New password', otherPassword).press('Set new password'));
    note(await visitor.open(link));
    expect(answers.map(({ status }) => status)).toEqual([303, 200, 422, 303, 200, 303, 410]);

    for (const answer of answers) expect(shownIn(answer)).not.toContain(tokenIn(link));
    for (const address of addresses) expect(address).not.toContain(tokenIn(link));
  });

  it('is removed from its cookie once it is used', async () => {
    const visitor = await resetWith(await resetLinkOf('eve@example.com'), foyer.browser());
    const cookies = visitor.answers.flatMap((answer) => setCookies(answer, 'foyer_reset'));
    expect(cookies).toEqual([expect.stringMatching(/^foyer_reset=;.*1970/)]);
    expect(visitor.cookies.has('foyer_reset')).toBe(false);
  });

  it('works for the account it was mailed for, also in a browser logged in to another [ASVS 6.6.2]', async () => {
    const link = await resetLinkOf('fay@example.com');
    const other = await memberOf(foyer, 'gus@example.com');
    await resetWith(link, other);
    // The reset does not log in: this browser stays logged in as before.
    expect(other.url).toBe('/account');
    expect(other.page).toContain('gus@example.com');
    expect((await logIn(foyer, 'gus@example.com')).url).toBe('/account');
    expect((await logIn(foyer, 'fay@example.com', { password: otherPassword })).url).toBe('/account');
  });

  it('is not in the database or the log [ASVS 14.2.1, 14.2.4, 16.2.5]', async () => {
    const server = await Server.start();
    try {
      await becomeUser(server, 'ada@example.com', goodPassword);
      const visitor = server.browser();
      await visitor.open('/password/forgot');
      await visitor.fillIn('Email', 'ada@example.com').press('Send reset link');
      const { link } = await server.mailbox.lastAbout('ada@example.com', 'Reset your');
      const token = tokenIn(link);
      await visitor.open(`${new URL(link).pathname}%zz`);
      await visitor.open(`${new URL(link).pathname}/${token}`);
      await visitor.open(link);
      await visitor.fillIn('New password', 'short').press('Set new password');
      await visitor.fillIn('New password', otherPassword).press('Set new password');
      expect(visitor.url).toBe('/login');
      await server.allMailSent();
      expect(JSON.stringify(await allTablesOf(server))).not.toContain(token);
      expect((await server.end()).code).toBe(0);
      expect(server.log).not.toContain(token);
      expect(server.log).not.toContain(otherPassword);
    } finally {
      await server.remove();
    }
  });
});
