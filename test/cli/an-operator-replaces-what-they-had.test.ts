import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../../migrations/index.js';
import { addApp } from '../support/factors.js';
import { oldPassword, textsOfHashes } from '../support/legacy.js';
import { goodPassword, logIn } from '../support/people.js';
import { type Ended, freePort, runShowing, Server } from '../support/server.js';
import { isLoggedIn } from '../support/session-cookies.js';

// Everything is done as docs/deploy.md, docs/import.md and docs/operations.md say, with one SQLite file and the secret beside it.
const environment = { DATABASE_URL: 'sqlite:data/foyer.sqlite', REGISTRATION: 'invite' };

let server: Server;
let other: Server | undefined;

beforeAll(async () => {
  server = await Server.start(environment);
});

afterAll(async () => {
  await other?.remove();
  await server.remove();
});

/** A command in the folder of a server. `npx foyer` is another name for it, which has a test of its own. */
async function run(at: Server, ...words: string[]): Promise<Ended> {
  const ended = await runShowing('src/cli.js', words, at.folder, at.environment);
  expect({ words, code: ended.code, stderr: ended.stderr }).toEqual({
    words,
    code: 0,
    stderr: expect.any(String) as string,
  });
  return ended;
}

async function json(at: Server, ...words: string[]): Promise<Record<string, unknown>> {
  return JSON.parse((await run(at, ...words, '--json')).stdout) as Record<string, unknown>;
}

async function restartWith(at: Server, changes: Record<string, string>): Promise<void> {
  await at.end();
  Object.assign(at.environment, changes);
  await at.startAgain();
}

const hashOf = (program: string): string => textsOfHashes.find(([name]) => name === program)?.[1] ?? '';
const person = (at: number): string => `person${at}@example.com`;
const users = async (at: Server): Promise<number> =>
  Number((await at.rows<{ users: number }>('SELECT COUNT(*) AS users FROM users'))[0]?.users);

it('somebody moves a site with 10,000 people to Foyer, looks after it, moves it to another machine and upgrades it', async () => {
  // 1. A friend is invited.
  await run(server, 'users', 'invite', 'friend@example.com');
  const invitation = await server.mailbox.lastTo('friend@example.com');
  const friend = await server.browser().open(invitation.link);
  await friend.fillIn('Email', 'friend@example.com').fillIn('Password', goodPassword).press('Create account');
  await friend.open((await server.mailbox.lastAbout('friend@example.com', 'Activate')).link);
  expect(await isLoggedIn(friend)).toBe(true);

  // 2. The people of a Django site come with their passwords. Most hashes are Argon2's, which is quick for a test.
  const programs = ['Django pbkdf2_sha256', 'Django pbkdf2_sha1', 'Django bcrypt_sha256'];
  const lines = Array.from({ length: 10_000 }, (_, at) =>
    JSON.stringify({
      email: person(at),
      passwordHash: hashOf(at < 60 ? (programs[at % 3] ?? '') : 'Django argon2'),
      emailVerified: true,
    }),
  );
  writeFileSync(join(server.folder, 'users.jsonl'), lines.join('\n'));
  expect(await json(server, 'import', 'users.jsonl', '--dry-run')).toMatchObject({ imported: 10_000, refused: 0 });
  expect(await json(server, 'import', 'users.jsonl')).toMatchObject({ imported: 10_000, refused: 0 });
  expect(await users(server)).toBe(10_001);
  for (const at of [0, 1, 2, 9_999])
    expect((await logIn(server, person(at), { password: oldPassword })).url).toBe('/account');

  // 3. Somebody gets no email: it waits, because the mail server cannot be reached.
  await restartWith(server, { MAIL_URL: `smtp://127.0.0.1:${await freePort()}` });
  const forgetful = await server.browser().open('/password/forgot');
  await forgetful.fillIn('Email', person(7)).press('Send reset link');
  const { mails } = (await json(server, 'mail', 'list', person(7))) as { mails: { kind: string; state: string }[] };
  expect(mails).toEqual([expect.objectContaining({ kind: 'password-reset', state: 'waits' })]);

  // 4. A backup is made while the server runs, and the secret is kept elsewhere.
  expect(await json(server, 'backup', 'backup.sqlite')).toMatchObject({ accounts: 10_001 });
  const secret = join(server.folder, 'the-secret');
  copyFileSync(join(server.folder, 'data', 'secret'), secret);

  // 5. Here, the mail arrives once its server is back.
  await restartWith(server, { MAIL_URL: server.mailbox.url });
  await run(server, 'mail', 'retry', 'all');
  await server.mailbox.lastAbout(person(7), 'Reset your');

  // 6. Somebody has lost the phone.
  const ada = await logIn(server, person(9), { password: oldPassword });
  await addApp({ mailbox: server.mailbox, clock: { now: () => Date.now() }, browser: () => server.browser() }, ada);
  expect((await logIn(server, person(9), { password: oldPassword })).url).toMatch(/^\/login\/code/);
  await run(server, 'users', 'factors', 'remove', person(9));
  await server.mailbox.lastAbout(person(9), 'turned off');
  expect((await logIn(server, person(9), { password: oldPassword })).url).toBe('/account');

  // 7. On another machine: the secret first, the backup, and then the first start.
  other = await Server.prepare(environment);
  mkdirSync(join(other.folder, 'data'));
  copyFileSync(secret, join(other.folder, 'data', 'secret'));
  chmodSync(join(other.folder, 'data', 'secret'), 0o600);
  copyFileSync(join(server.folder, 'backup.sqlite'), join(other.folder, 'backup.sqlite'));
  expect(await json(other, 'restore', 'backup.sqlite')).toMatchObject({ accounts: 10_001, previous: null });
  await other.startAgain();
  expect((await logIn(other, 'friend@example.com')).url).toBe('/account');
  expect((await logIn(other, person(3), { password: oldPassword })).url).toBe('/account');
  // The mail that waited in the backup is sent from there, and only this secret makes its link.
  await run(other, 'mail', 'retry', 'all');
  const { link } = await other.mailbox.lastAbout(person(7), 'Reset your');
  const reset = await other.browser().open(link);
  await reset.fillIn('New password', goodPassword).press('Set new password');
  expect((await logIn(other, person(7))).url).toBe('/account');

  // 8. An upgrade: an older schema is brought up to date by the start, after a backup of it.
  await other.end();
  const names = migrations.map(({ name }) => name);
  for (const undone of names.slice(-3).reverse()) expect(await json(other, 'migrate', 'undo')).toEqual({ undone });
  expect(await json(other, 'backup', 'before.sqlite')).toMatchObject({ accounts: 10_001, schema: names.at(-4) });
  await other.startAgain();
  expect((await logIn(other, person(7))).url).toBe('/account');

  // 9. And the way back: the old schema is there again, with everything of that moment.
  await other.end();
  expect(await json(other, 'restore', 'before.sqlite')).toMatchObject({ schema: names.at(-4) });
  expect(await users(other)).toBe(10_001);
  expect(await other.rows('SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1')).toEqual([
    { name: names.at(-4) },
  ]);
  await other.startAgain();
  expect((await logIn(other, person(7))).url).toBe('/account');
}, 240_000);
