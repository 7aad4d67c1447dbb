import { changePassword, otherPassword } from '../../support/acts.js';
import { Browser } from '../../support/browser.js';
import { startNginx } from '../../support/nginx.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from '../../support/people.js';
import type { Proxy } from '../../support/proxy.js';
import { races, timeForRaces } from '../../support/rounds.js';
import { freePort, Server } from '../../support/server.js';
import { browserWith, isLoggedIn, sessionOf } from '../../support/session-cookies.js';

let one: Server;
let other: Server;
let nginx: Proxy;
/** What a visitor sees: nginx asks one process, then the other. */
let site: Pick<Server, 'browser' | 'mailbox' | 'rows'>;

beforeAll(async () => {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const environment = { BASE_URL: url, TRUST_PROXY: '1', PROCESSES: '2', NETWORK_LIMIT_FACTOR: '10' };
  one = await Server.start(environment);
  other = await one.another();
  await other.startAgain();
  nginx = await startNginx([one, other], port);
  site = {
    mailbox: one.mailbox,
    rows: (sql, parameters) => one.rows(sql, parameters),
    browser: () => new Browser(url, url),
  };
});

afterAll(async () => {
  await nginx.stop();
  await other.end();
  await one.remove();
});

describe('Two processes behind nginx', () => {
  it('each answer some of the requests of one visitor, who notices nothing', async () => {
    const ada = await memberOf(site, 'ada@example.com');
    await changePassword(ada);
    await ada.open('/account/sessions');
    expect(ada.status).toBe(200);
    await ada.press('Log out');
    const again = await logIn(site, 'ada@example.com', { password: otherPassword });
    expect(again.url).toBe('/account');
    const counts = [one, other].map(({ stdout }) => stdout.split(' request ').length);
    for (const count of counts) expect(count).toBeGreaterThan(3);
  });

  it(
    'end a session for both: what was logged out at one is dead at the other with the next request',
    async () => {
      await becomeUser(site, 'bea@example.com');
      for (const round of races(50)) {
        const bea = await logIn(one, 'bea@example.com');
        const cookie = sessionOf(bea);
        expect(await isLoggedIn(browserWith(other, cookie))).toBe(true);
        await bea.press('Log out');
        expect(await isLoggedIn(browserWith(other, cookie))).toBe(false);
        if (round % 20 === 19) await forgetLimits();
      }
    },
    timeForRaces,
  );

  it(
    'have one winner for a link that is opened at both at once',
    async () => {
      for (const round of races(50)) {
        const email = `race${round}@example.com`;
        const registered = await register(one, email);
        const { link } = await site.mailbox.lastTo(email);
        const browsers = [registered, browserLike(other, registered)];
        await Promise.all(browsers.map((browser) => browser.open(link)));
        expect(browsers.filter(({ url }) => url === '/account')).toHaveLength(1);
        const accounts = await site.rows('SELECT 1 FROM users WHERE email = ?', [email]);
        expect(accounts).toHaveLength(1);
      }
    },
    timeForRaces,
  );

  it('count together: wrong passwords are refused after as many as one process allows', async () => {
    const refusedAfter = async (servers: readonly Server[]): Promise<number> => {
      await forgetLimits();
      for (let attempt = 0; attempt < 20; attempt += 1) {
        const browser = await (servers[attempt % servers.length] ?? one).browser().open('/login');
        await browser.fillIn('Email', 'nobody@example.com').fillIn('Password', `wrong ${attempt}`).press('Log in');
        if (browser.status === 429) return attempt;
      }
      return Infinity;
    };
    const allowed = await refusedAfter([one]);
    expect(allowed).toBeLessThan(20);
    expect(await refusedAfter([one, other])).toBe(allowed);
  });

  it('send no mail twice, and all of them', async () => {
    await forgetLimits();
    const emails = Array.from({ length: 60 }, (_, index) => `mail${index}@example.com`);
    const before = site.mailbox.count;
    for (let start = 0; start < emails.length; start += 6)
      await Promise.all(
        emails.slice(start, start + 6).map((email, index) => register([one, other][index % 2] ?? one, email)),
      );
    await one.allMailSent();
    const received = site.mailbox.all.slice(before).map(({ to }) => to);
    expect([...received].sort()).toEqual([...emails].sort());
  });

  it('both see a password that was changed at one', async () => {
    await forgetLimits();
    await becomeUser(site, 'cyd@example.com');
    const cyd = await logIn(one, 'cyd@example.com');
    const elsewhere = await logIn(other, 'cyd@example.com');
    await changePassword(cyd);
    expect(await isLoggedIn(elsewhere)).toBe(false);
    expect((await logIn(other, 'cyd@example.com', { password: goodPassword })).status).toBe(422);
  });
});

async function forgetLimits(): Promise<void> {
  await one.change('DELETE FROM limits');
}

/** The same browser at another address of the site. */
function browserLike(server: Server, browser: Browser): Browser {
  const same = server.browser();
  for (const [name, value] of browser.cookies) same.cookies.set(name, value);
  return same;
}
