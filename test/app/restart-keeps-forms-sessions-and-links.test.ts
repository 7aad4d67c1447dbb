import { askForAddress, askForReset } from '../support/acts.js';
import type { Browser } from '../support/browser.js';
import { becomeUser, goodPassword, logIn, register } from '../support/people.js';
import { Server } from '../support/server.js';

const oldSecret = 'the old secret that has been in use for long';
const newSecret = 'the new secret that nobody has seen before';

/** What users have open during a restart. */
interface Open {
  readonly form: Browser;
  readonly session: Browser;
  readonly registration: Browser;
  readonly link: string;
}

let server: Server;
let openSinceOldSecret: Open;
/** The path of a link of each kind, and the status of the page that it leads to once it has ended. */
let linksSinceOldSecret: readonly (readonly [path: string, status: number])[];

beforeAll(async () => {
  server = await Server.start({ SECRET: oldSecret });
  await becomeUser(server, 'ada@example.com');
  openSinceOldSecret = await open('bob@example.com');
  linksSinceOldSecret = await linksOfEveryKind();
});

afterAll(async () => {
  await server.remove();
});

async function open(newcomer: string): Promise<Open> {
  const registration = await register(server, newcomer);
  return {
    form: await server.browser().open('/login'),
    session: await logIn(server, 'ada@example.com'),
    registration,
    link: (await server.mailbox.lastTo(newcomer)).link,
  };
}

async function linksOfEveryKind(): Promise<[path: string, status: number][]> {
  await askForAddress(await logIn(server, 'ada@example.com'), 'ada@example.org');
  await askForReset(server, 'ada@example.com');
  const { link: activation, notMe } = await server.mailbox.lastTo('bob@example.com');
  const { link: change } = await server.mailbox.lastTo('ada@example.org');
  const { link: undo } = await server.mailbox.lastAbout('ada@example.com', 'Email change requested');
  const { link: reset } = await server.mailbox.lastAbout('ada@example.com', 'Reset your');
  const pathOf = (link: string): string => new URL(link).pathname;
  const ended = [activation, change, undo, reset].map((link): [string, number] => [pathOf(link), 410]);
  return [...ended, [pathOf(notMe), 404]];
}

function fieldsOf(path: string): Record<string, string> {
  if (path.startsWith('/not-me/')) return {};
  const name = /^\/(?:undo|password)\//.test(path) ? 'newPassword' : 'password';
  return { [name]: goodPassword };
}

async function startAgainWith(secret: string): Promise<void> {
  expect((await server.end()).code).toBe(0);
  server.environment.SECRET = secret;
  await server.startAgain();
}

async function pressLogIn(form: Browser): Promise<Browser> {
  return form.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Log in');
}

describe.each([
  ['the same SECRET', oldSecret, 'cyd@example.com'],
  ['SECRET=new,old', `${newSecret},${oldSecret}`, 'dan@example.com'],
])('After a restart with %s', (_, secret, newcomer) => {
  let now: Open;

  beforeAll(async () => {
    now = await open(newcomer);
    await startAgainWith(secret);
  });

  it('an open form can be sent', async () => {
    const { form } = now;
    await pressLogIn(form);
    expect(form.answers[0]?.status).toBe(303);
    expect(form.url).toBe('/account');
  });

  it('users are still logged in, and can log out [ASVS 11.2.2]', async () => {
    const { session } = now;
    await session.open('/account');
    expect(session.page).toContain('ada@example.com');
    await session.press('Log out');
    expect(session.page).toContain('You’re logged out.');
    await session.open('/account');
    expect(session.url).toBe('/login?next=%2Faccount');
  });

  it('an earlier mailed link works, and mailing it again gives the same link', async () => {
    const { registration, link } = now;
    await registration.open('/register/sent');
    await registration.press('Send again');
    expect((await server.mailbox.lastTo(newcomer, 2)).link).toBe(link);
    await registration.open(link);
    expect(registration.page).toContain('Your account is active');
  });
});

describe('After a restart with only the newer of two secrets', () => {
  let openSinceBoth: Open;

  beforeAll(async () => {
    openSinceBoth = await open('eve@example.com');
    await startAgainWith(newSecret);
  });

  it('sessions from the old one have ended [ASVS 13.3.4]', async () => {
    const { session } = openSinceOldSecret;
    await session.open('/account');
    expect(session.url).toBe('/login?next=%2Faccount');
  });

  it('a form from the old one comes back with the entered values, to be sent again', async () => {
    const { form } = openSinceOldSecret;
    await pressLogIn(form);
    expect(form.status).toBe(403);
    expect(form.valueOf('Email')).toBe('ada@example.com');
    await pressLogIn(form);
    expect(form.url).toBe('/account');
  });

  it('links from the old one have ended, of every kind and by GET and POST: whoever has it could make them', async () => {
    for (const [path, status] of linksSinceOldSecret) {
      const browser = await server.browser().open(path);
      expect([path, browser.status]).toEqual([path, status]);
      const form = path.startsWith('/password/reset/') ? '/password/reset' : path;
      await browser.post(form, { _csrf: browser.csrf, ...fieldsOf(path) });
      expect([path, browser.status]).toEqual([path, status]);
    }
  });

  it('a registration from the old one is over: its page offers a new one instead of the same mail again', async () => {
    const { registration } = openSinceOldSecret;
    await registration.open('/register/sent');
    expect(registration.page).not.toContain('bob@example.com');
    expect(registration.html('main form')).toHaveLength(0);
  });

  it('sessions, forms and links from the newer one work', async () => {
    const { form, session, registration, link } = openSinceBoth;
    await pressLogIn(form);
    expect(form.url).toBe('/account');
    await session.open('/account');
    expect(session.page).toContain('ada@example.com');
    await registration.open(link);
    expect(registration.page).toContain('Your account is active');
  });
});
