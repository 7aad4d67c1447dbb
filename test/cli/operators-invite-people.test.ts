import { setTimeout } from 'node:timers/promises';
import { goodPassword } from '../support/people.js';
import type { Browser } from '../support/browser.js';
import { type Ended, runShowing, Server } from '../support/server.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start({ REGISTRATION: 'invite', SECRET: 'a secret that is long enough for a test' });
  await run('groups', 'add', 'staff');
});

afterAll(async () => {
  await server.remove();
});

const run = (...words: string[]): Promise<Ended> =>
  runShowing('src/cli.js', words, server.folder, { ...server.environment, PORT: String(server.port) });

async function json<T = Record<string, unknown>>(...words: string[]): Promise<T> {
  const { code, stdout, stderr } = await run(...words, '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as T;
}

async function join(link: string, email: string): Promise<Browser> {
  const browser = await server.browser().open(link);
  await browser.fillIn('Email', email).fillIn('Password', goodPassword).press('Create account');
  return browser.open((await server.mailbox.lastAbout(email, 'Activate your')).link);
}

interface Listed {
  readonly id: string;
  readonly email: string | null;
  readonly state: string;
  readonly used: number;
  readonly mail: { readonly id: string; readonly state: string } | null;
  readonly uses: number;
  readonly groups: string[];
}

const listed = async (id: unknown): Promise<Listed | undefined> =>
  (await json<{ invites: Listed[] }>('invites', 'list')).invites.find((one) => one.id === id);

describe('An operator, beside the running server', () => {
  it('prints a link, by which people join the groups', async () => {
    const { code, stdout, stderr } = await run('users', 'invite', '--uses', '2', '--expires', '3', '--group', 'staff');
    expect([code, stderr]).toEqual([0, '']);
    const [link = '', until] = stdout.split('\n');
    expect(link).toMatch(/^http:\/\/\S+\/register\?invite=[0-9a-z]{52}$/);
    expect(until).toMatch(/^Until \S+Z, for 2 accounts\.$/);
    expect((await join(link, 'ada@example.com')).url).toBe('/account');
    expect((await run('groups', 'list', 'staff')).stdout).toBe('ada@example.com\n');
    const { stdout: list } = await run('invites', 'list');
    expect(list).toMatch(/^\S+ {2}link {2}open {2}1 of 2 used {2}until \S+ {2}groups: staff\n$/);
    expect(list).not.toContain(link.slice(-52));
  });

  it('mails one, in a language, to the only address that may use it', async () => {
    const made = await json('users', 'invite', 'Bea@example.com', '--language', 'fr');
    expect(made).toMatchObject({ email: 'Bea@example.com', link: null, uses: 1 });
    const { subject, link } = await server.mailbox.lastTo('Bea@example.com');
    expect(subject).toBe('Invitation à rejoindre Foyer');
    expect(await listed(made.id)).toMatchObject({ email: 'Bea@example.com', state: 'open', used: 0 });
    expect((await join(link, 'bea@example.com')).url).toBe('/account');
    expect(await listed(made.id)).toMatchObject({ state: 'used-up', used: 1 });
  });

  it('sees that an email was given up, and which link does not work because its admin is none any more', async () => {
    const mailed = await json('users', 'invite', 'lost@example.com');
    await server.mailbox.lastTo('lost@example.com');
    const mailOf = async (): Promise<unknown> => (await listed(mailed.id))?.mail;
    while ((await listed(mailed.id))?.mail?.state !== 'sent') await setTimeout(50);
    await server.change(
      `UPDATE outbox SET sent_at = NULL, failed_at = created_at WHERE recipient = 'lost@example.com'`,
    );
    expect(await mailOf()).toMatchObject({ state: 'given-up' });
    expect((await run('invites', 'list')).stdout).toMatch(/lost@example\.com .* email given up \(mail list\)$/m);
    const { id } = await json('users', 'invite');
    const maker = `made_by = (SELECT id FROM users WHERE email = 'ada@example.com')`;
    await server.change(`UPDATE invites SET ${maker}, by_admin = 1 WHERE id = '${String(id)}'`);
    expect((await run('invites', 'list')).stdout).toMatch(/ link {2}paused {2}0 of 1 used {2}by ada@example\.com$/m);
  });

  it('withdraws one', async () => {
    const { id, link } = await json<{ id: string; link: string }>('users', 'invite');
    expect((await run('invites', 'end', id)).stdout).toBe('People can no longer register with it.\n');
    expect((await server.browser().open(link)).status).toBe(410);
    expect(await listed(id)).toMatchObject({ state: 'withdrawn' });
    const again = await run('invites', 'end', id);
    expect([again.code, again.stderr]).toEqual([1, 'No open invitation has this id. See: invites list\n']);
  });

  it.each([
    [['nobody'], 1, 'ADDRESS: Enter a valid email, such as name@example.com.'],
    [['ada@example.com'], 1, 'ADDRESS: This email address already has an account.'],
    [['new@example.com', '--uses', '2'], 1, '--uses: An invitation for one address is for one account.'],
    [['--uses', '0'], 1, '--uses: Enter a whole number from 1 to 10,000.'],
    [['--uses', 'many'], 1, '--uses: Enter a whole number from 1 to 10,000.'],
    [['--expires', '91'], 1, '--expires: Enter a whole number from 1 to 90.'],
    [['--group', 'nobody'], 1, '--group: There is no group “nobody”.'],
    [['new@example.com', '--language', 'tlh'], 2, '--language must be one of: en, de, es, fr, it, nl, pl, pt'],
    [['--language', 'de'], 2, '--language is of the email: users invite ADDRESS --language CODE'],
    [[''], 2, 'ADDRESS is empty: users invite [ADDRESS]'],
  ])('is told what is wrong: %j', async (words, code, says) => {
    const before = (await json<{ invites: Listed[] }>('invites', 'list')).invites.length;
    const ended = await run('users', 'invite', ...words);
    expect([ended.code, ended.stdout, ended.stderr.split('\n')[0]]).toEqual([code, '', says]);
    expect((await json<{ invites: Listed[] }>('invites', 'list')).invites).toHaveLength(before);
  });

  it('cannot invite anybody while the site is closed', async () => {
    const environment = { ...server.environment, REGISTRATION: 'closed' };
    const { code, stderr } = await runShowing('src/cli.js', ['users', 'invite'], server.folder, environment);
    expect([code, stderr]).toEqual([1, 'Registration is closed on this site, so nobody could use an invitation.\n']);
  });
});
