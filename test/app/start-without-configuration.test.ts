import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { endOfLife } from '../support/log-lines.js';
import { goodPassword } from '../support/people.js';
import { Server } from '../support/server.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start({ MAIL_URL: '' });
});

afterAll(async () => {
  await server.remove();
});

describe('Started in an empty directory', () => {
  it('Foyer prints its address, and creates its database and its secret there', () => {
    // A Node without security fixes is named, too: the other line.
    const [ready, ...others] = server.stdout.trimEnd().split('\n');
    expect(ready).toMatch(new RegExp(`^\\S+Z started Foyer is ready: ${server.url}$`));
    expect(others.filter((line) => !endOfLife.test(line))).toEqual([]);
    expect(server.stderr).toBe('');
    expect(existsSync(server.databaseFile)).toBe(true);
    expect(statSync(join(server.folder, 'data', 'secret')).mode & 0o777).toBe(0o600);
  });

  it('Foyer’s files cannot be read by other users of the machine [ASVS 13.2.2, 13.3.2]', () => {
    const data = join(server.folder, 'data');
    expect(statSync(data).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(data))
      expect([file, statSync(join(data, file)).mode & 0o777]).toEqual([file, 0o600]);
  });

  it('Foyer has no default account [ASVS 6.3.2]', async () => {
    expect(await server.rows('SELECT * FROM users')).toEqual([]);
  });

  it('Foyer prints the mails needed to activate an account', async () => {
    const visitor = await server.browser().open('/register');
    await visitor.fillIn('Email', 'Ada@example.com').fillIn('Password', goodPassword).press('Create account');
    expect(visitor.page).toContain('Ada@example.com');

    while (!server.stdout.includes('-'.repeat(70))) await new Promise((resolve) => setTimeout(resolve, 10));
    const lines = server.stdout.slice(server.stdout.indexOf('To: ')).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'To: Ada@example.com',
      'From: Foyer <no-reply@localhost>',
      'Subject: Activate your Foyer account',
      '',
    ]);
    const [link = '', notMe = '', ...others] = lines.filter((line) => line.startsWith('http'));
    expect(link).toMatch(new RegExp(`^${server.url}/activate/[0-9a-z]{52}$`));
    expect(notMe).toMatch(new RegExp(`^${server.url}/not-me/[0-9a-z]{52}$`));
    expect(others).toEqual([]);

    await visitor.open(link);
    expect(visitor.page).toContain('Your account is active');
    await visitor.press('Log out');
    await visitor.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Log in');
    expect(visitor.url).toBe('/account');
    expect(server.stderr).toBe('');
  });

  it('Foyer listens on this machine only', async () => {
    const { networkInterfaces } = await import('node:os');
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.internal === false && address.family === 'IPv4');
    // On a machine without a network there is nothing to test.
    if (!outside) return;
    await expect(fetch(`http://${outside.address}:${server.port}/healthz`)).rejects.toThrow('fetch failed');
    await expect(fetch(`${server.url}/healthz`)).resolves.toHaveProperty('status', 200);
  });

  it('Foyer keeps everything when it is restarted', async () => {
    expect((await server.end()).code).toBe(0);
    await server.startAgain();
    const ada = await server.browser().open('/login');
    await ada.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Log in');
    expect(ada.url).toBe('/account');
    expect(server.stderr).toBe('');
  });
});
