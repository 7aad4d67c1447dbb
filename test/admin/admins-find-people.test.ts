import { Database } from '../../src/database/database.js';
import { policy } from '../../src/policy.js';
import { asAdmin, giveRole, giveState } from '../support/admins.js';
import { deleteAccount, idOf } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { becomeUser, memberOf } from '../support/people.js';

let foyer: TestApplication;
let admin: Browser;

beforeAll(async () => {
  foyer = await startApplication();
  admin = await asAdmin(foyer, 'admin@example.com');
  for (const name of ['ada', 'adam', 'bea', 'waits']) await becomeUser(foyer, `${name}@example.com`);
  await giveState(foyer, 'waits@example.com', 'waiting');
  await giveRole(foyer, 'bea@example.com', 'admin');
  await becomeUser(foyer, 'out@example.com');
  await giveState(foyer, 'out@example.com', 'disabled');
  await deleteAccount(await memberOf(foyer, 'leaves@example.com'));
  await change('UPDATE users SET display_name = ? WHERE email = ?', ['Ada Lovelace', 'bea@example.com']);
});

afterAll(async () => {
  await foyer.stop();
});

async function change(sql: string, parameters: readonly string[]): Promise<void> {
  await foyer.app.get(Database).write([], (db) => db.query(sql, [...parameters]));
}

/** What each row says, from one line or column to the next. */
const shown = (list = '.rows'): string[] => {
  admin.html('br').replaceWith(' ');
  return admin
    .html(`${list} a`)
    .toArray()
    .map((link) => admin.html(link).text().replace(/\s+/g, ' ').trim());
};

const addresses = (list?: string): string[] => shown(list).map((text) => text.split(' ')[0] ?? '');

async function find(text: string): Promise<void> {
  await admin.open('/admin/users');
  await admin.open(`/admin/users?q=${encodeURIComponent(text)}`);
}

describe('The list of people', () => {
  it('has everybody in the order of their addresses, with what matters about them', async () => {
    await admin.open('/admin');
    expect(admin.html('a[href="/admin/users"]').text()).toBe('People');
    await admin.open('/admin/users');
    expect(shown()).toEqual([
      'ada@example.com',
      'adam@example.com',
      'admin@example.com Administrator, Second factor',
      'bea@example.com Ada Lovelace Administrator',
      'leaves@example.com To be deleted',
      'out@example.com Disabled',
      'waits@example.com Waiting',
    ]);
  });

  it.each([
    ['admins', ['admin@example.com', 'bea@example.com']],
    ['waiting', ['waits@example.com']],
    ['disabled', ['out@example.com']],
    ['leaving', ['leaves@example.com']],
  ])('shows only those who are “%s”', async (filter, expected) => {
    await admin.open(`/admin/users?show=${filter}`);
    expect(addresses()).toEqual(expected);
    expect(admin.html('[aria-current="page"]').attr('href')).toBe(`/admin/users?show=${filter}`);
  });

  it('finds by the beginning of an address or of a name, and by an id', async () => {
    await find('Ada');
    expect(addresses('h2:contains("By address") + .rows')).toEqual(['ada@example.com', 'adam@example.com']);
    expect(addresses('h2:contains("By name") + .rows')).toEqual(['bea@example.com']);
    await find(' adam@example.com ');
    expect(addresses()).toEqual(['adam@example.com']);
    await find('ada love');
    expect(addresses()).toEqual(['bea@example.com']);
    await find(await idOf(foyer, 'waits@example.com'));
    expect(addresses()).toEqual(['waits@example.com']);
    await find('example.com');
    expect(admin.page).toContain('There are no such accounts.');
    for (const text of ['%', '_', '!', "'", 'a\u0000b', 'a'.repeat(10_000)]) {
      await find(text);
      expect([admin.status, addresses()]).toEqual([200, []]);
    }
  });

  it('keeps what was typed, and takes repeated and unknown parameters for none', async () => {
    await find('"><script>');
    expect(admin.valueOf('Address, name or ID')).toBe('"><script>');
    await admin.open('/admin/users?q=a&q=b&show=everything&from=');
    expect([admin.status, addresses().length]).toEqual([200, 7]);
  });

  it('has pages, which lead through everybody once', async () => {
    const { onPage } = policy.operators;
    const many = onPage * 2 + 3;
    for (let i = 0; i < many; i += 1)
      await change(
        `INSERT INTO users (id, email, email_key, password_hash, language, auth_epoch, activated_at, created_at, updated_at)
         VALUES (?, ?, ?, '!', 'en', 0, 1, 1, 1)`,
        Array(3).fill(`many-${String(i).padStart(3, '0')}@example.net`),
      );
    await find('many-');
    const seen: string[] = [];
    for (let pages = 1; ; pages += 1) {
      expect(addresses().length).toBeLessThanOrEqual(onPage);
      seen.push(...addresses());
      const next = admin.html('a[rel="next"]').attr('href');
      if (next === undefined) {
        expect(pages).toBe(3);
        break;
      }
      await admin.open(next);
    }
    expect(seen).toHaveLength(many);
    expect(new Set(seen).size).toBe(many);
    await admin.open(admin.html('a:contains("First page")').attr('href') ?? '');
    expect(addresses()[0]).toBe('many-000@example.net');
  });
});
