import { freshAddress } from '../support/forms.js';
import { logIn, memberOf, register } from '../support/people.js';
import { type Ended, freePort, runShowing, Server } from '../support/server.js';
import { isLoggedIn } from '../support/session-cookies.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start({ SECRET: 'a secret that is long enough for a test' });
});

afterAll(async () => {
  await server.remove();
});

const run = (...words: string[]): Promise<Ended> => runShowing('src/cli.js', words, server.folder, server.environment);

/** What it answers to programs. */
async function json<T = Record<string, unknown>>(...words: string[]): Promise<T> {
  const { code, stdout, stderr } = await run(...words, '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as T;
}

async function refusal(...words: string[]): Promise<[number | null, string]> {
  const { code, stdout, stderr } = await run(...words);
  expect(stdout).toBe('');
  return [code, stderr.split('\n')[0] ?? ''];
}

interface Shown {
  readonly email: string;
  readonly deleteAfter: string | null;
}

describe('An operator, beside the running server, finds people', () => {
  it('by a part of the address or the name, in which nothing is a wildcard', async () => {
    const browser = await memberOf(server, 'zoe_a@find.example');
    await memberOf(server, 'zoexa@find.example');
    await browser.open('/account/profile');
    await browser.fillIn('Display name', '100% Zoë').press('Save');
    const found = async (search: string): Promise<string[]> =>
      (await json<{ people: Shown[] }>('users', 'list', '--search', search)).people.map(({ email }) => email);
    expect(await found('ZOE')).toEqual(['zoe_a@find.example', 'zoexa@find.example']);
    expect(await found('zoe_a')).toEqual(['zoe_a@find.example']);
    expect(await found('100%')).toEqual(['zoe_a@find.example']);
    expect(await found('%')).toEqual(['zoe_a@find.example']);
    expect(await found("' OR 1=1 --")).toEqual([]);
    expect(await found('nobody')).toEqual([]);
  });

  it('page by page, each once', async () => {
    const now = Date.now();
    const rows = Array.from(
      { length: 250 },
      (_, n) => `('page-${n}', 'p${n}@page.example', 'p${n}@page.example', 'x', 'en', 0, ${now}, ${now}, ${now})`,
    );
    await server.change(
      `INSERT INTO users (id, email, email_key, password_hash, language, auth_epoch, activated_at, created_at, updated_at) VALUES ${rows.join(', ')}`,
    );
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: { people: Shown[]; next: string | null } = await json(
        'users',
        'list',
        '--search',
        '@page.example',
        '--after',
        after,
      );
      expect(page.people.length).toBeLessThanOrEqual(100);
      seen.push(...page.people.map(({ email }) => email));
      after = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([250, 250]);
    const { stdout } = await run('users', 'list');
    expect(stdout).toMatch(/\nMore: users list --after \S+\n$/);
  });

  it('and sees what helps them, without a secret', async () => {
    const email = 'ada@show.example';
    await memberOf(server, email);
    await server.allMailSent();
    await run('groups', 'add', 'crew');
    await run('groups', 'add', 'crew', email);
    const { person } = await json<{ person: Record<string, unknown> }>('users', 'show', 'ADA@show.example');
    expect(person).toMatchObject({ email, sessions: 1, factors: 0, tokens: 0, groups: ['crew'], deleteAfter: null });
    expect(person.events).toContainEqual(expect.objectContaining({ type: 'activated', ip: '127.0.0.1' }));
    expect(person.mails).toContainEqual(
      expect.objectContaining({ kind: 'activation', state: expect.stringMatching(/^sent 20/) as string }),
    );
    const { stdout } = await run('users', 'show', email);
    expect(stdout).toContain('groups: crew');
    expect(stdout).not.toContain('argon2');
    expect(await refusal('users', 'show', 'nobody@show.example')).toEqual([1, 'No account has this address.']);
    expect((await refusal('users', 'show'))[0]).toBe(2);
    expect((await refusal('users', 'show', ''))[0]).toBe(2);
  });
});

describe('An operator closes an account', () => {
  it('as its owner could, who is told and can open it again', async () => {
    const email = freshAddress();
    const browser = await memberOf(server, email);
    const { deleteAfter } = await json<{ deleteAfter: string }>('users', 'delete', email);
    expect(Date.parse(deleteAfter)).toBeGreaterThan(Date.now() + 13 * 86_400_000);
    expect(await isLoggedIn(browser)).toBe(false);
    await server.mailbox.lastAbout(email, 'deleted');
    const [listed] = (await json<{ people: Shown[] }>('users', 'list', '--search', email)).people;
    expect(listed?.deleteAfter).toBe(deleteAfter);
    expect((await logIn(server, email)).url).toMatch(/^\/account\/restore/);
  });

  it('and opens it again', async () => {
    const email = freshAddress();
    await memberOf(server, email);
    expect(await json('users', 'restore', email)).toEqual({ restored: false });
    await run('users', 'delete', email);
    expect(await json('users', 'restore', email)).toEqual({ restored: true });
    const browser = await logIn(server, email);
    expect(browser.url).toBe('/account');
    await browser.open('/account/activity');
    expect(browser.page).toContain('Account deletion cancelled');
  });

  it('or deletes it at once with everything that belongs to it, and nothing else', async () => {
    const [gone, stays] = [freshAddress(), freshAddress()];
    const browser = await memberOf(server, gone);
    const other = await memberOf(server, stays);
    const [user] = await server.rows<{ id: string }>('SELECT id FROM users WHERE email = ?', [gone]);
    expect(await json('users', 'delete', gone, '--now')).toEqual({ deleted: true, lostLastAdmin: false });
    expect([await isLoggedIn(browser), await isLoggedIn(other)]).toEqual([false, true]);
    for (const table of ['sessions', 'events', 'devices'])
      expect(await server.rows(`SELECT 1 FROM ${table} WHERE user_id = ?`, [user?.id])).toEqual([]);
    expect(await refusal('users', 'delete', gone, '--now')).toEqual([1, 'No account has this address.']);
    expect((await refusal('users', 'delete', '', '--now'))[0]).toBe(2);
  });
});

describe('An operator looks for a lost email', () => {
  it('sees what became of it, and sends it again', async () => {
    const email = freshAddress();
    const closed = await freePort();
    const unsent = await server.another({ MAIL_URL: `smtp://127.0.0.1:${closed}` });
    await server.end();
    await unsent.startAgain();
    await register(unsent, email);
    const waits = async (): Promise<{ mails: { id: string; state: string }[]; blocked: boolean }> =>
      json('mail', 'list', email);
    let shown = await waits();
    while ((await unsent.rows('SELECT 1 FROM outbox WHERE recipient = ? AND attempts > 0', [email])).length === 0)
      shown = await waits();
    expect(shown).toMatchObject({ mails: [{ state: 'waits' }], blocked: false });
    await unsent.change(`UPDATE outbox SET failed_at = ${Date.now()}, waits = 0 WHERE recipient = '${email}'`);
    shown = await waits();
    expect(shown.mails[0]?.state).toMatch(/^given up 20/);
    await unsent.end();
    await server.startAgain();
    const before = server.mailbox.count;
    expect(await json('mail', 'retry', shown.mails[0]?.id ?? '')).toEqual({ mails: 1 });
    await server.mailbox.lastTo(email);
    expect(server.mailbox.count).toBe(before + 1);
    await server.allMailSent();
    expect((await waits()).mails[0]?.state).toMatch(/^sent 20/);
    expect(await json('mail', 'retry', 'all')).toEqual({ mails: 0 });
    expect(await run('mail', 'retry', shown.mails[0]?.id ?? '')).toMatchObject({
      code: 1,
      stderr: 'No such email waits or was given up.\n',
    });
    expect((await refusal('mail', 'retry'))[0]).toBe(2);
    expect(await refusal('mail', 'list', 'nobody')).toEqual([1, 'This is not an email address.']);
  });

  it('sees that its owner has stopped it, which a retry respects, and starts it again', async () => {
    const email = freshAddress();
    await register(server, email);
    const { text } = await server.mailbox.lastTo(email);
    const path = /https?:\/\/\S+?(\/not-me\/\S+)/.exec(text)?.[1] ?? '';
    const owner = server.browser();
    await owner.open(path);
    await owner.press('Stop these emails');
    expect((await json('mail', 'list', email)).blocked).toBe(true);
    await server.change(
      `UPDATE outbox SET sent_at = NULL, failed_at = ${Date.now()}, attempts = 1 WHERE recipient = '${email}'`,
    );
    const [mail] = await server.rows<{ id: string }>('SELECT id FROM outbox WHERE recipient = ?', [email]);
    expect((await run('mail', 'retry', mail?.id ?? '')).code).toBe(1);
    expect(await json('mail', 'unblock', email)).toEqual({ unblocked: true });
    expect(await json('mail', 'unblock', email)).toEqual({ unblocked: false });
    expect((await json('mail', 'list', email)).blocked).toBe(false);
    expect(await json('mail', 'drop', mail?.id ?? '')).toEqual({ dropped: true });
    expect((await run('mail', 'drop', mail?.id ?? '')).code).toBe(1);
    expect((await refusal('mail', 'drop'))[0]).toBe(2);
  });
});

describe('An operator helps somebody who cannot log in', () => {
  interface Limit {
    readonly rule: string;
    readonly count: number;
    readonly waitSeconds: number;
  }

  it('sees what was counted for an address, and forgets it', async () => {
    const email = freshAddress();
    await memberOf(server, email);
    const shown = async (whose: string): Promise<Limit[]> =>
      (await json<{ limits: Limit[] }>('limits', 'show', whose)).limits;
    for (let tries = 0; tries < 12; tries += 1) await logIn(server, email, { password: 'a wrong password' });
    expect((await logIn(server, email)).status).toBe(429);
    // As after more of them: the first pauses are over before the command has started.
    await server.change(`UPDATE limits SET points = 12, blocked_until = ${Date.now() + 60_000} WHERE points = 5`);
    const passwords = (await shown(email)).find(({ rule }) => rule === 'passwords');
    expect(passwords?.count).toBeGreaterThan(4);
    expect(passwords?.waitSeconds).toBeGreaterThan(0);
    const counted = await shown(email);
    expect(counted.map(({ rule }) => rule)).not.toContain('failures');
    expect(await shown(freshAddress())).toEqual([]);
    expect(await json('limits', 'clear', email)).toEqual({ cleared: counted.length });
    expect(await shown(email)).toEqual([]);
    expect((await logIn(server, email)).url).toBe('/account');
    expect((await shown('127.0.0.1')).find(({ rule }) => rule === 'failures')?.count).toBeGreaterThan(4);
    await json('limits', 'clear', '127.0.0.1');
    expect(await shown('127.0.0.1')).toEqual([]);
  });

  it('names an address or a network', async () => {
    for (const whose of ['nobody', '127.0.0.1/8', 'a@b', '999.1.1.1'])
      expect([whose, (await refusal('limits', 'show', whose))[0]]).toEqual([whose, 1]);
    expect((await refusal('limits', 'clear'))[0]).toBe(2);
  });
});
