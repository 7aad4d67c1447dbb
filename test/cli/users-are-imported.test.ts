import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firebaseExample, keycloakCredentials, oldPassword, textsOfHashes } from '../support/legacy.js';
import { becomeUser, goodPassword, logIn } from '../support/people.js';
import { type Ended, runAndKill, runToEnd, Server } from '../support/server.js';

let server: Server;

beforeEach(async () => {
  server = await Server.start();
});

afterEach(async () => {
  await server.remove();
});

const run = (...words: string[]): Promise<Ended> => runToEnd('src/cli.js', words, server.folder, server.environment);

const nothing = { imported: 0, changed: 0, exists: 0, duplicate: 0, unverified: 0, refused: 0 };

function write(name: string, ...lines: readonly (string | object)[]): string {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  writeFileSync(join(server.folder, name), `${text}\n`);
  return name;
}

const hashOf = (program: string): string => textsOfHashes.find(([name]) => name === program)?.[1] ?? '';

const storedHashOf = async (email: string): Promise<string> => {
  const [row] = await server.rows<{ hash: string }>('SELECT password_hash AS hash FROM users WHERE email = ?', [email]);
  return row?.hash ?? '';
};

const canLogIn = async (email: string, password: string): Promise<boolean> =>
  (await logIn(server, email, { password })).url === '/account';

describe('An operator, while the server runs', () => {
  it('imports users from JSON lines, who log in with their passwords; each hash is replaced then', async () => {
    const programs = ['Django pbkdf2_sha256', 'passlib bcrypt 2b', 'Django argon2', "passlib argon2, today's cost"];
    const people = programs.map((program, at) => ({ email: `person${at}@example.com`, program }));
    const file = write(
      'users.jsonl',
      ...people.map(({ email, program }) => ({ email, passwordHash: hashOf(program), emailVerified: true })),
      { email: 'keycloak@example.com', passwordHash: keycloakCredentials[0], emailVerified: true },
    );
    const { code, stdout, stderr } = await run('import', file, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ ...nothing, dryRun: false, lines: 5, imported: 5 });
    for (const { email } of [...people, { email: 'keycloak@example.com' }]) {
      expect(await storedHashOf(email)).toMatch(/^legacy:/);
      expect(await canLogIn(email, goodPassword)).toBe(false);
      expect(await canLogIn(email, oldPassword)).toBe(true);
      expect(await storedHashOf(email)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect(await canLogIn(email, oldPassword)).toBe(true);
    }
  });

  it('imports CSV, as Django and spreadsheets write it, with names, times, languages and groups', async () => {
    await run('groups', 'add', 'staff');
    const file = write(
      'users.csv',
      'email,passwordHash,emailVerified,displayName,language,createdAt,groups',
      `amy@example.com,${hashOf('Django pbkdf2_sha256')},True,"Lovelace, Ada",de-AT,2019-03-01T10:00:00Z,staff;nobody`,
      `bea@example.com,"${hashOf('Django argon2')}",t,https://example.com,xx,1500000000,`,
      'cyd@example.com,!unusable,1,,,2999-01-01,',
    );
    const { code, stdout, stderr } = await run('import', file, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ ...nothing, dryRun: false, lines: 3, imported: 3, changed: 3 });
    expect(stderr.split('\n')).toEqual([
      'line 2: imported, but there is no such group',
      'line 3: imported, but its display name is not one that can be shown',
      'line 4: imported, but the time at which it was created is not valid',
      '',
    ]);
    const users = `SELECT email, display_name AS name, language, created_at AS created FROM users ORDER BY email`;
    const recently = expect.any(Number) as number;
    expect(await server.rows(users)).toEqual([
      { email: 'amy@example.com', name: 'Lovelace, Ada', language: 'de', created: Date.UTC(2019, 2, 1, 10) },
      { email: 'bea@example.com', name: null, language: 'en', created: 1_500_000_000_000 },
      { email: 'cyd@example.com', name: null, language: 'en', created: recently },
    ]);
    expect((await run('groups', 'list', 'staff')).stdout).toBe('amy@example.com\n');
    // Who had no password there gets one by a mailed link.
    expect(await canLogIn('cyd@example.com', '!unusable')).toBe(false);
    expect(await canLogIn('cyd@example.com', '')).toBe(false);
    const cyd = await server.browser().open('/password/forgot');
    await cyd.fillIn('Email', 'cyd@example.com').press('Send reset link');
    await server.mailbox.lastTo('cyd@example.com');
  });

  it('imports what Firebase exports', async () => {
    const { password, passwordHash, salt, project } = firebaseExample;
    const file = write('users.jsonl', {
      ...{ localId: 'x', email: 'fire@example.com', emailVerified: true, passwordHash, salt },
      ...{ displayName: 'Fire', createdAt: '1486324170000', providerUserInfo: [] },
    });
    write('hash_config.txt', project);
    expect(await run('import', file, '--firebase', 'hash_config.txt')).toMatchObject({ code: 0, stderr: '' });
    expect(await canLogIn('fire@example.com', password)).toBe(true);
    // Without the parameters it is only some base64.
    write('other.jsonl', { email: 'x@example.com', emailVerified: true, passwordHash, salt });
    expect(await run('import', 'other.jsonl')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('line 1: not imported: the format of the hash is unknown') as string,
    });
  });

  it('changes nobody who has an account, and imports no line that cannot be used', async () => {
    await becomeUser(server, 'ada@example.com');
    const before = await storedHashOf('ada@example.com');
    const passwordHash = hashOf('passlib bcrypt 2b');
    const line = (email: unknown, others: object = {}): object => ({
      email,
      passwordHash,
      emailVerified: true,
      ...others,
    });
    const file = write(
      'users.jsonl',
      line('ADA@Example.COM'),
      line('bea@example.com'),
      line(' Bea@EXAMPLE.com '),
      line('cyd@example.com', { emailVerified: false }),
      line('dan@example.com', { emailVerified: undefined }),
      line('not an address'),
      line('eve@example.com\u0000'),
      line(['fay@example.com']),
      line(undefined),
      line('gus@example.com', { passwordHash: 'md5$salt$5f4dcc3b5aa765d61d8327deb882cf99' }),
      line('hal@example.com', { passwordHash: '$2b$30$ezY/scwktyC9oB/PChpOXO1PZlCw3AsKepbSYp/69wDrQqANCBCpS' }),
      '{"email":',
      line('ivy@example.com'),
    );
    const dry = await run('import', file, '--dry-run', '--json');
    const users = 'SELECT email FROM users ORDER BY email';
    expect(await server.rows(users)).toEqual([{ email: 'ada@example.com' }]);
    const wet = await run('import', file, '--json');
    // The same in every line, and the same exit code.
    expect({ ...dry, stdout: '' }).toEqual({ ...wet, stdout: '' });
    expect(wet.code).toBe(1);
    const counts = { ...nothing, lines: 13, imported: 3, exists: 1, duplicate: 1, unverified: 2, refused: 6 };
    expect(JSON.parse(dry.stdout)).toEqual({ ...counts, dryRun: true });
    expect(JSON.parse(wet.stdout)).toEqual({ ...counts, dryRun: false });
    expect(wet.stderr.split('\n').sort()).toEqual(
      [
        '',
        'line 10: not imported: hashes of the kind md5 cannot be imported',
        'line 11: not imported: the parameters of this bcrypt hash make it too slow or too large',
        'line 12: not imported: it is not a JSON object',
        'line 1: skipped: its address has an account, or was imported before',
        'line 3: skipped: its address is also on line 2',
        'line 6: not imported: this is not an email address',
        'line 8: not imported: this is not an email address',
        'line 9: not imported: this is not an email address',
      ].sort(),
    );
    expect(await storedHashOf('ada@example.com')).toBe(before);
    // Only that of the registration.
    await server.allMailSent();
    expect(server.mailbox.count).toBe(1);
    expect(await canLogIn('ada@example.com', goodPassword)).toBe(true);
  });

  it('imports no more kinds of hashes than every log-in can do', async () => {
    const people = textsOfHashes.map(([, passwordHash], at) => ({
      email: `p${at}@example.com`,
      passwordHash,
      emailVerified: true,
    }));
    const { code, stderr } = await run('import', write('users.jsonl', ...people));
    expect(code).toBe(1);
    expect(stderr).toContain('there are 4 kinds of hashes already');
    const [{ kinds } = { kinds: 0 }] = await server.rows<{ kinds: number }>(
      `SELECT COUNT(DISTINCT substr(password_hash, 8, 12)) AS kinds FROM users WHERE password_hash NOT LIKE 'legacy:raw%'`,
    );
    expect(kinds).toBe(4);
    // Another import counts those that are there.
    const more = [{ email: 'more@example.com', passwordHash: hashOf('Flask scrypt'), emailVerified: true }];
    expect((await run('import', write('more.jsonl', ...more))).stderr).toContain('4 kinds of hashes already');
  });

  it('goes on where an import was killed, with whole batches', async () => {
    const passwordHash = hashOf("passlib argon2, today's cost");
    const total = 30_000;
    const people = Array.from({ length: total }, (_, at) => ({
      email: `p${at}@example.com`,
      passwordHash,
      emailVerified: true,
    }));
    const file = write('users.jsonl', ...people);
    const count = async (): Promise<number> => {
      const [row] = await server.rows<{ count: number }>('SELECT COUNT(*) AS count FROM users');
      return Number(row?.count);
    };
    let kill = false;
    void (async () => {
      while ((await count()) === 0);
      kill = true;
    })();
    await runAndKill(['src/cli.js', 'import', file], server.folder, server.environment, () => kill);
    const before = await count();
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(total);
    expect(before % 1000).toBe(0);
    const { stdout } = await run('import', file, '--report', 'report.txt', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ lines: total, imported: total - before, exists: before });
    expect(await count()).toBe(total);
    const report = join(server.folder, 'report.txt');
    expect(readFileSync(report, 'utf8').split('\n')).toHaveLength(before + 1);
    expect(statSync(report).mode & 0o777).toBe(0o600);
    // The server has been there all the time.
    expect(await canLogIn('p7@example.com', oldPassword)).toBe(true);
  }, 120_000);

  it('imports people whose address is not verified: they have an account when they have proved it', async () => {
    const person = (email: string): object => ({ email, passwordHash: hashOf('passlib bcrypt 2b'), language: 'de' });
    const file = write('users.jsonl', person('ada@example.com'), person('bea@example.com'), person('cyd@example.com'));
    const imported = { ...nothing, dryRun: false, lines: 3, unverified: 3 };
    expect(JSON.parse((await run('import', file, '--json')).stdout)).toEqual(imported);
    const again = { ...imported, unverified: 0, exists: 3 };
    expect(JSON.parse((await run('import', file, '--json')).stdout)).toEqual(again);
    await server.allMailSent();
    expect(server.mailbox.count).toBe(0);
    expect(await canLogIn('ada@example.com', oldPassword)).toBe(false);
    const askFor = async (email: string): Promise<string> => {
      const browser = await server.browser().open('/password/forgot');
      await browser.fillIn('Email', email).press('Send reset link');
      return new URL((await server.mailbox.lastTo(email)).link).pathname;
    };
    // With the old password, or with a new one.
    const ada = await server.browser().open(await askFor('ada@example.com'));
    await ada.fillIn('Password', oldPassword).press('Activate and log in');
    expect(ada.url).toBe('/account');
    expect(await canLogIn('ada@example.com', oldPassword)).toBe(true);
    expect(await storedHashOf('ada@example.com')).toMatch(/^\$argon2id/);
    const bea = await server.browser().open(await askFor('bea@example.com'));
    await bea.fillIn('New password', goodPassword).press('Set password and log in');
    expect(bea.url).toBe('/account');
    // A link works for a day, and then another one.
    const link = await askFor('cyd@example.com');
    await server.change('UPDATE registrations SET mailed_at = mailed_at - 90000000');
    expect((await server.browser().open(link)).status).toBe(410);
    await askFor('cyd@example.com');
    expect((await server.browser().open(link)).status).toBe(200);
  });

  it('is told what is wrong, and nothing is written', async () => {
    expect(await run('import', 'nowhere.csv')).toMatchObject({ code: 1, stderr: 'There is no file nowhere.csv.\n' });
    const file = write('users.csv', 'user,password', 'a,b');
    expect((await run('import', file)).stderr).toContain('The first line has to name the columns');
    const other = write('users.jsonl', { email: 'a@example.com', emailVerified: true });
    expect((await run('import', other, '--report', 'users.csv')).stderr).toContain('The report cannot be written');
    write('project.txt', 'rounds: 8');
    expect((await run('import', other, '--firebase', 'project.txt')).stderr).toContain('base64_signer_key');
    for (const words of [
      ['import'],
      ['import', ''],
      ['import', '--dry-run'],
      ['import', file, 'more'],
      ['import', file, '--dry'],
    ])
      expect(await run(...words)).toMatchObject({ code: 2, stderr: expect.stringContaining('import FILE') as string });
    expect(await server.rows('SELECT email FROM users')).toEqual([]);
    expect(existsSync(join(server.folder, 'report.txt'))).toBe(false);
  });
});
