import { randomUUID } from 'node:crypto';
import { Database } from '../../../src/database/database.js';
import { policy } from '../../../src/policy.js';
import {
  askForAddress,
  askForReset,
  browserLike,
  changePassword,
  idOf,
  linksOf,
  moveTo,
  otherPassword,
  userAgents,
} from '../../support/acts.js';
import { call } from '../../support/api.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { addApplication, AtApplication, groupsOf } from '../../support/applications.js';
import type { Browser } from '../../support/browser.js';
import { addApp, firstStep, makeCodes } from '../../support/factors.js';
import { looks } from '../../support/looks.js';
import { invite } from '../../support/invites.js';
import { logIn, memberOf, register } from '../../support/people.js';
import { idIn, sessionOf } from '../../support/session-cookies.js';
import { rowsMentioning, allTablesOf } from '../../support/tables.js';

type Row = Readonly<Record<string, unknown>>;

/** Columns that are not exported: secrets, their hashes and technical columns. */
const excluded: Readonly<Record<string, readonly string[]>> = {
  users: ['password_hash', 'email_key', 'auth_epoch'],
  registrations: ['id', 'email_key', 'password_hash', 'browser_hash', 'nonce', 'token_hash', 'user_id'],
  sessions: ['id_hash', 'user_id', 'ordinal', 'auth_epoch', 'device_hash', 'data'],
  access_tokens: ['id', 'user_id', 'auth_epoch', 'token_hash'],
  keyed_requests: ['id_hash', 'user_id', 'request_hash', 'nonce', 'token_hash'],
  devices: ['cookie_hash', 'user_id'],
  totp_keys: ['user_id', 'sealed_key', 'sealed_with', 'last_step'],
  recovery_codes: ['user_id', 'code_hash'],
  passkeys: ['id', 'user_id', 'public_key', 'counter', 'transports'],
  identities: ['user_id'],
  pending_logins: ['token_hash', 'user_id', 'auth_epoch', 'remembered'],
  group_members: ['user_id'],
  invites: ['id', 'nonce', 'token_hash', 'email', 'email_key', 'made_by', 'by_admin', 'mail_id'],
  passes: ['token_hash', 'session_hash', 'user_id', 'auth_epoch'],
  tickets: ['token_hash', 'session_hash', 'user_id', 'auth_epoch', 'state_hash'],
  consents: ['user_id', 'grant_id'],
  oidc_records: ['id_hash', 'user_id', 'auth_epoch', 'session_hash', 'grant_id', 'uid_hash', 'payload'],
  client_sessions: ['sid', 'user_id', 'session_hash', 'attempts', 'next_attempt_at'],
  webhook_deliveries: ['id', 'user_id', 'endpoint_id', 'attempts', 'next_attempt_at', 'last_status', 'last_code'],
  links: ['id', 'user_id', 'ordinal', 'nonce', 'token_hash'],
  events: ['id', 'user_id'],
  outbox: [
    'id',
    'user_id',
    'payload',
    'urgent',
    'not_me_hash',
    'attempts',
    'next_attempt_at',
    'turn',
    'mailbox',
    'waits',
    'leased_until',
  ],
};

const email = 'ada@example.com';

let foyer: TestApplication;
let ada: Browser;

beforeAll(async () => {
  foyer = await startApplication();
  // Two users who have done everything.
  ada = await everythingDoneBy(email);
  await everythingDoneBy('bea@example.net');
  // The clock has moved: make the updates of a page view happen now.
  await ada.open('/account');
  await foyer.allMailSent();
});

afterAll(async () => {
  await foyer.stop();
});

async function everythingDoneBy(address: string): Promise<Browser> {
  const member = await memberOf(foyer, address);
  await logIn(foyer, address, { browser: browserLike(foyer, userAgents.safariOnIphone) });
  await register(foyer, address);
  await askForAddress(member, `new-${address}`);
  await askForReset(foyer, address);
  await changePassword(member);
  const app = await addApp(foyer, member);
  await makeCodes(member);
  await addPasskey(address);
  await tellProgram(address);
  await askForAddress(member, `newer-${address}`);
  // A fourth mail to one address would be delayed.
  foyer.clock.advance(policy.mail.refill);
  await askForReset(foyer, address);
  await member.open('/account/tokens/new');
  await member.fillIn('Name', 'Backup script').press('Create token');
  const body = { name: 'Another script', scopes: ['read'] };
  const form = { username: address, password: otherPassword, code: await app.nextCode() };
  const token = (await call(foyer, 'auth/token', { form })).json.access_token as string;
  await call(foyer, 'users/me/tokens', { token, body, headers: { 'Idempotency-Key': 'a key' } });
  await call(foyer, 'auth/logout', { method: 'POST', token });
  await enterWiki(member, address);
  await invite(foyer, { madeBy: await idOf(foyer, address) });
  await connectSite(address);
  const trusting = await firstStep(foyer, address, foyer.browser(), otherPassword);
  await trusting
    .check('Don’t ask again in this browser for 30 days')
    .fillIn('Code', await app.nextCode())
    .press('Log in');
  await trusting.press('Log out');
  await firstStep(foyer, address, foyer.browser(), otherPassword);
  return member;
}

/** In a group of its own, which an operator has made. */
async function enterWiki(member: Browser, address: string): Promise<void> {
  await groupsOf(foyer).add('staff');
  await groupsOf(foyer).addMember('staff', await idOf(foyer, address));
  const origin = 'https://wiki.example.com';
  await addApplication(foyer, origin);
  await new AtApplication(foyer, origin, member).enter();
}

/** As if its owner had logged in at a site with OpenID Connect. */
async function connectSite(address: string): Promise<void> {
  const now = foyer.clock.now();
  const id = await idOf(foyer, address);
  await foyer.app.get(Database).write([], async (db) => {
    await db.query(
      `INSERT INTO clients (id, name, redirect_uris, post_logout_redirect_uris, id_token_alg, trusted, pairwise, created_at)
       VALUES ('shop', 'Shop', '[]', '[]', 'ES256', 0, 0, ?) ON CONFLICT DO NOTHING`,
      [now],
    );
    await db.query(
      `INSERT INTO consents (user_id, client_id, scopes, created_at, used_at) VALUES (?, 'shop', 'openid email', ?, ?)`,
      [id, now, now],
    );
    await db.query(
      `INSERT INTO oidc_records (kind, id_hash, user_id, client_id, payload, created_at, expires_at)
       VALUES ('AccessToken', ?, ?, 'shop', '{}', ?, ?)`,
      [`token of ${address}`, id, now, now],
    );
    await db.query(
      `INSERT INTO client_sessions (sid, client_id, session_hash, user_id, attempts, next_attempt_at, created_at)
       SELECT ?, 'shop', id_hash, user_id, 0, 0, ? FROM sessions WHERE user_id = ? LIMIT 1`,
      [`sid of ${address}`, now, id],
    );
  });
}

/** As if another program had been told of a log-in. */
async function tellProgram(address: string): Promise<void> {
  const now = foyer.clock.now();
  await foyer.app.get(Database).write([], async (db) => {
    await db.query(
      `INSERT INTO webhook_endpoints (id, url, events, allows_private, created_at)
       VALUES ('shop', 'https://shop.example.com/', '[]', 0, ?) ON CONFLICT DO NOTHING`,
      [now],
    );
    await db.query(
      `INSERT INTO webhook_deliveries (id, endpoint_id, user_id, type, payload, attempts, next_attempt_at, delivered_at,
         created_at) SELECT ?, 'shop', id, 'user.logged_in', '{}', 1, 0, ?, ? FROM users WHERE email = ?`,
      [`message about ${address}`, now, now, address],
    );
  });
}

/** As if a browser had made one. */
async function addPasskey(address: string): Promise<void> {
  await foyer.app.get(Database).write([], (db) =>
    db.query(
      `INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, transports, name, backed_up, created_at)
       SELECT ?, id, ?, 'key', 0, '', 'Work laptop', 1, ? FROM users WHERE email = ?`,
      [randomUUID(), `credential of ${address}`, foyer.clock.now(), address],
    ),
  );
  await foyer.app.get(Database).write([], (db) =>
    db.query(
      `INSERT INTO identities (issuer, subject, user_id, label, created_at)
       SELECT 'https://issuer.example', ?, id, ?, ? FROM users WHERE email = ?`,
      [`subject of ${address}`, `${address} elsewhere`, foyer.clock.now(), address],
    ),
  );
}

async function download(browser: Browser): Promise<Record<string, Row | Row[]>> {
  await browser.open('/account/export');
  expect(browser.status).toBe(200);
  return JSON.parse(browser.response.text) as Record<string, Row | Row[]>;
}

/** As exported: readable timestamps, without the excluded columns. */
function asExported(table: string, row: Row): Row {
  const left = Object.entries(row).filter(([name]) => !excluded[table]?.includes(name));
  return Object.fromEntries(
    left.map(([name, value]) => [
      name,
      typeof value === 'number' && !['backed_up', 'uses', 'used'].includes(name)
        ? new Date(value).toISOString()
        : value,
    ]),
  );
}

const sorted = (rows: readonly Row[]): string[] =>
  rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();

describe('The data export', () => {
  it('has every row about this user, and nothing else [ASVS 8.2.3, 15.3.1]', async () => {
    const { account, mails, accessTokens, keyedRequests, authenticatorApps, recoveryCodes, pendingLogins, ...some } =
      await download(ada);
    const { groups, enteredApplications, connectedSites, connectedSiteTokens, ...more } = some;
    const { connectedSiteSessions, webhooks, ...others } = more;
    const renamed = {
      group_members: groups,
      passes: enteredApplications,
      consents: connectedSites,
      oidc_records: connectedSiteTokens,
      client_sessions: connectedSiteSessions,
      users: account,
      access_tokens: accessTokens,
      keyed_requests: keyedRequests,
      totp_keys: authenticatorApps,
      recovery_codes: recoveryCodes,
      pending_logins: pendingLogins,
      outbox: mails,
      webhook_deliveries: webhooks,
    };
    const exported: Record<string, Row | Row[] | undefined> = { ...others, ...renamed };
    const id = await idOf(foyer, email);
    const stored = await rowsMentioning(foyer, id, email);
    // Otherwise this would prove little.
    expect(Object.keys(stored).sort()).toEqual(Object.keys(excluded).sort());

    for (const [table, rows] of Object.entries(stored) as [string, Row[]][]) {
      // Without mail to an address that this user has only requested.
      const theirs = rows.filter((row) => table !== 'outbox' || row.user_id === id);
      expect({ table, rows: sorted([exported[table] ?? []].flat()) }).toEqual({
        table,
        rows: sorted(theirs.map((row) => asExported(table, row))),
      });
    }
    expect(Object.keys(exported).sort()).toEqual(Object.keys(stored).sort());
  });

  it('has the mail to earlier addresses, but not to an unconfirmed address', async () => {
    const mover = await memberOf(foyer, 'cyd@example.com');
    await askForAddress(mover, 'cyd@example.net');
    await moveTo(foyer, mover, 'cyd@example.org');
    await foyer.allMailSent();
    const { mails } = (await download(mover)) as { mails: { kind: string; recipient: string }[] };
    const stored = mails.map(({ kind, recipient }) => `${kind} to ${recipient}`).sort();
    expect(stored).toEqual([
      'activation to cyd@example.com',
      'email-change to cyd@example.org',
      'email-change-asked to cyd@example.com',
      'email-change-asked to cyd@example.com',
      'email-changed to cyd@example.com',
      'email-changed-to-this to cyd@example.org',
    ]);
  });

  it('has no secret, and no hash of one [ASVS 15.3.1]', async () => {
    const text = JSON.stringify(await download(ada));
    const secrets = Object.entries(await allTablesOf(foyer)).flatMap(([, rows]) =>
      (rows as Row[]).flatMap((row) =>
        Object.entries(row)
          .filter(([name, value]) => /hash|nonce|token/.test(name) && value !== null)
          .map(([, value]) => String(value)),
      ),
    );
    expect(secrets.length).toBeGreaterThan(20);
    for (const secret of secrets) expect(text).not.toContain(secret);
    for (const { token } of await linksOf(foyer, await idOf(foyer, email))) expect(text).not.toContain(token);
    expect(text).not.toContain(idIn(sessionOf(ada)));
    expect(text).not.toContain(ada.cookies.get('foyer_device'));
    expect(text).not.toMatch(/argon2|nonce|hash|[\w-]{43}/);
  });

  it('has nothing about other users [ASVS 8.2.2]', async () => {
    const text = JSON.stringify(await download(ada));
    expect(text).not.toContain('bea@');
    expect(text).not.toContain(await idOf(foyer, 'bea@example.net'));
  });

  it('is readable: timestamps are dates, events have their network and device', async () => {
    const { account, events, sessions } = await download(ada);
    expect(account).toMatchObject({ email, created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string });
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'password-changed', ip: '127.0.0.1', user_agent: '' }),
    );
    expect(sessions).toHaveLength(1);
  });

  it('is a download that no cache may store [ASVS 3.2.1]', async () => {
    await ada.open('/account/export');
    const { headers } = ada.response;
    expect(headers['content-disposition']).toBe('attachment; filename=foyer-account.json');
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    const visitor = await foyer.browser().open('/account/export');
    expect(visitor.url).toBe('/login?next=%2Faccount%2Fexport');
  });

  it('is refused and not recorded unless a user opens it [ASVS 3.5.3]', async () => {
    const entries = (): Promise<object[]> => foyer.rows(`SELECT 1 FROM events WHERE type = 'exported'`);
    const before = await entries();
    for (const { method, headers } of looks) {
      const answer = await ada.send(method, '/account/export', undefined, headers);
      if (method !== 'GET') continue;
      expect(answer.status).toBe(403);
      expect(answer.headers['content-disposition']).toBeUndefined();
      expect(answer.text).not.toContain('created_at');
    }
    expect(await entries()).toEqual(before);
    await firstStep(foyer, email, foyer.browser(), otherPassword);
  });
});
