import {
  changePassword,
  deleteAccount,
  otherPassword,
  resetWith,
  askForReset,
  restoreAccount,
} from '../support/acts.js';
import { call, tokenOf } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { goodPassword, logIn, register } from '../support/people.js';

/** What somebody does, by one of the two ways. Each step has the same effect. */
interface Way {
  readonly register: () => Promise<void>;
  readonly activate: (link: string) => Promise<void>;
  readonly logIn: (password: string) => Promise<void>;
  readonly rename: (name: string) => Promise<void>;
  readonly speak: (language: 'de') => Promise<void>;
  readonly changePassword: (from: string, to: string) => Promise<void>;
  readonly forget: () => Promise<void>;
  readonly reset: (link: string, to: string) => Promise<void>;
  readonly move: (to: string, password: string) => Promise<void>;
  readonly download: () => Promise<string>;
  readonly leave: (password: string) => Promise<void>;
  readonly comeBack: (password: string) => Promise<void>;
  readonly logOut: () => Promise<void>;
}

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

function byPages(email: string): Way {
  let browser: Browser = foyer.browser();
  return {
    register: async () => void (browser = await register(foyer, email)),
    activate: async (link) => {
      // In another browser, where the password is the second proof, as for programs.
      const other = await foyer.browser().open(link);
      await other.fillIn('Password', goodPassword).press('Activate and log in');
      await other.press('Log out');
    },
    logIn: async (password) => void (browser = await logIn(foyer, email, { password })),
    rename: async (name) => {
      await browser.open('/account/profile');
      await browser.fillIn('Display name', name).press('Save');
    },
    speak: async () => void (await browser.press('Deutsch')),
    changePassword: async (from, to) => void (await changePassword(browser, { from, to })),
    forget: async () => void (await askForReset(foyer, email)),
    reset: async (link, to) => void (await resetWith(link, foyer.browser(), to)),
    move: async (to) => {
      await browser.open('/account/email');
      await browser.fillIn('New email', to).press('Send confirmation link');
    },
    download: async () => (await browser.send('GET', '/account/export')).text,
    leave: async (password) => void (await deleteAccount(browser, password)),
    comeBack: async (password) => void (browser = await restoreAccount(foyer.browser(), email, password)),
    logOut: async () => {
      await browser.open('/account');
      await browser.press('Abmelden');
    },
  };
}

function byApi(email: string): Way {
  let token: string | undefined;
  const done = async (path: string, sent: Parameters<typeof call>[2]): Promise<string> => {
    const { status, text } = await call(foyer, path, { token, ...sent });
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
    return text;
  };
  const patch = async (body: object): Promise<void> => void (await done('users/me', { method: 'PATCH', body }));
  const tokenIn = (link: string): string => link.split('/').at(-1) ?? '';
  return {
    register: async () => void (await done('auth/register', { body: { email, password: goodPassword } })),
    activate: async (link) =>
      void (await done('auth/verify', { body: { token: tokenIn(link), password: goodPassword } })),
    logIn: async (password) => void (token = await tokenOf(foyer, email, password)),
    rename: (displayName) => patch({ displayName }),
    speak: (language) => patch({ language }),
    changePassword: (currentPassword, password) => patch({ currentPassword, password }),
    forget: async () => void (await done('auth/forgot-password', { body: { email } })),
    reset: async (link, newPassword) =>
      void (await done('auth/reset-password', { body: { token: tokenIn(link), newPassword } })),
    move: (to, currentPassword) => patch({ email: to, currentPassword }),
    download: () => done('users/me/export', {}),
    leave: async (currentPassword) => void (await done('users/me', { method: 'DELETE', body: { currentPassword } })),
    comeBack: async (password) => {
      token = await tokenOf(foyer, email, password);
      await done('users/me/restore', { method: 'POST' });
    },
    logOut: async () => void (await done('auth/logout', { method: 'POST' })),
  };
}

const third = 'granite whistle orchard';

/** What is left of it: without ids, times, hashes and addresses, which always differ. */
async function traces(way: (email: string) => Way, name: string): Promise<Record<string, unknown>> {
  const email = `${name}@example.com`;
  const act = way(email);
  await act.register();
  await act.activate((await foyer.mailbox.lastTo(email)).link);
  await act.logIn(goodPassword);
  await act.rename('Ada');
  await act.changePassword(goodPassword, otherPassword);
  await act.forget();
  await act.reset((await foyer.mailbox.lastAbout(email, 'Reset your')).link, third);
  await act.logIn(third);
  await act.move(`new-${email}`, third);
  const exported = JSON.parse(await act.download()) as Record<string, unknown>;
  await act.leave(third);
  await act.comeBack(third);
  await act.speak('de');
  await act.logOut();
  await foyer.allMailSent();
  const ofUser = async (sql: string): Promise<unknown[]> => foyer.rows(sql, [email]);
  const mine = '(SELECT id FROM users WHERE email = ?)';
  return {
    user: await ofUser('SELECT display_name, language, time_zone, delete_after FROM users WHERE email = ?'),
    // A page also logs in with the activation. Whether a browser is known depends on its cookies, which programs lack.
    events: (await ofUser(`SELECT type FROM events WHERE user_id = ${mine} ORDER BY at, id`))
      .map((row) => (row as { type: string }).type.replace('-new-device', ''))
      .join(' ')
      .replace('activated signed-in signed-out', 'activated')
      .split(' '),
    links: await ofUser(
      `SELECT purpose, used_at IS NULL AS unused FROM links WHERE user_id = ${mine} ORDER BY purpose`,
    ),
    registrations: await ofUser('SELECT used_at IS NULL AS pending FROM registrations WHERE email = ?'),
    sessions: await ofUser(`SELECT 1 FROM sessions WHERE user_id = ${mine}`),
    mails: foyer.mailbox.all
      .filter(({ to }) => to.endsWith(email))
      .map(({ to, parsed }) => `${to.replace(name, '')}: ${parsed.subject}`)
      .filter((text) => !/sign-in|Anmeldung/.test(text))
      .sort(),
    sections: Object.keys(exported),
  };
}

describe('Whoever does everything by the API', () => {
  it('leaves the same rows, events and mails as by the pages', async () => {
    const pages = await traces(byPages, 'pages');
    const api = await traces(byApi, 'api');
    expect((pages.mails as string[]).length).toBeGreaterThan(5);
    expect((pages.events as string[]).length).toBeGreaterThan(7);
    expect(api).toEqual(pages);
  });
});
