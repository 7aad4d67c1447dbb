import { load } from 'cheerio';
import { Database } from '../../src/database/database.js';
import { Outbox } from '../../src/mail/outbox.js';
import type { AskedMail, NoticeMail } from '../../src/mail/mail.js';
import { policy } from '../../src/policy.js';
import type { UserLinkPurpose } from '../../src/common/keyring.js';
import type { Timestamp } from '../../src/common/time.js';
import { accentsOf } from '../../src/config/theme-colors.js';
import { formats } from '../../src/i18n/formats.js';
import { Links } from '../../src/users/links.js';
import { idOf } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { ReceivedMail } from '../support/mailbox.js';
import { invite } from '../support/invites.js';
import { becomeUser, register } from '../support/people.js';
import { allTablesOf } from '../support/tables.js';

type Kind = (AskedMail | NoticeMail)['kind'];
type PayloadOf<K extends Kind> = Extract<AskedMail | NoticeMail, { kind: K }>['payload'];

const owner = 'ada@example.com';
/** Values that people read: escaped in HTML, unchanged in text. */
const newEmail = "o'hara+&co@example.org";
const displayName = 'Ada <b>&amp; Co';
const userAgent = 'Fire<fox> & Co/1.0 (Windows NT 10.0)';
/** Only from a closed list: nothing of what a browser says of itself is in the mail. */
const device = 'Unknown browser on Windows';

let foyer: TestApplication;
let deleteAfter: Timestamp;
const mails = new Map<Kind, ReceivedMail>();

beforeAll(async () => {
  foyer = await startApplication({ FACTOR_RECOVERY: 'wait' });
  await becomeUser(foyer, owner);
  await register(foyer, 'bea@example.com');
  mails.set('activation', await foyer.mailbox.lastTo('bea@example.com'));
  await invite(foyer, { email: 'cyd@example.com' });
  mails.set('invite', await foyer.mailbox.lastTo('cyd@example.com'));
  const userId = await idOf(foyer, owner);
  deleteAfter = foyer.clock.now() + policy.deletion.grace;
  const expiresAt = foyer.clock.now() + policy.links.passwordReset;
  const link = (purpose: UserLinkPurpose): ReturnType<typeof linkFor> => linkFor(userId, purpose);
  // The compiler requires every kind here.
  const payloads: { readonly [K in Exclude<Kind, 'activation' | 'invite'>]: PayloadOf<K> } = {
    'approval-waits': {},
    'account-exists': {},
    'password-reset': { link: await link('password-reset'), expiresAt },
    'password-changed': {},
    'email-change': { link: await link('email-change'), expiresAt },
    'address-taken': {},
    'email-change-asked': { link: await link('undo'), expiresAt, newEmail },
    'email-changed': { link: await link('undo'), expiresAt, newEmail },
    'email-changed-to-this': {},
    'email-restored': {},
    'new-device': {},
    'deletion-asked': { deleteAfter },
    'deletion-cancelled': {},
    'token-created': {},
    'totp-added': {},
    'totp-removed': {},
    'passkey-added': {},
    'passkey-removed': {},
    'passkey-copied': {},
    'identity-linked': {},
    'identity-unlinked': {},
    'recovery-codes-made': {},
    'recovery-code-used': {},
    'factors-removed': {},
    'account-approved': {},
    'password-offered': { link: await link('password-reset'), expiresAt },
    'factor-recovery-asked': { link: await link('factor-recovery'), expiresAt, from: expiresAt },
    'account-created': {},
    'first-password': { link: await link('password-reset'), expiresAt },
    'account-disabled': {},
    'account-enabled': {},
    'made-admin': {},
    'no-longer-admin': {},
  };
  for (const [kind, payload] of Object.entries(payloads) as [Kind, object][]) {
    const recipient = `${kind}@example.net`;
    const mail = { kind, userId, displayName: null, recipient, language: 'en', payload } as AskedMail | NoticeMail;
    const outbox = foyer.app.get(Outbox);
    await foyer.app
      .get(Database)
      .write<unknown>([], (db) =>
        isAsked(mail)
          ? outbox.answer(db, mail, { ip: '203.0.113.9', userAgent, normalizedEmail: recipient })
          : outbox.notify(db, { ...mail, displayName }, { ip: '203.0.113.9', userAgent }),
      );
    mails.set(kind, await foyer.mailbox.lastTo(recipient));
  }
});

afterAll(async () => {
  await foyer.stop();
});

/** A real mail of this account, as its row has it. */
async function linkFor(userId: string, purpose: UserLinkPurpose): Promise<{ nonce: string; tokenHash: string }> {
  const lifetime = policy.links.undo;
  return foyer.app
    .get(Database)
    .write([], (db) => foyer.app.get(Links).add(db, { userId, purpose, email: owner, lifetime }));
}

const kinds: readonly Kind[] = [
  'activation',
  'invite',
  'approval-waits',
  'account-exists',
  'password-reset',
  'password-changed',
  'email-change',
  'address-taken',
  'email-change-asked',
  'email-changed',
  'email-changed-to-this',
  'email-restored',
  'new-device',
  'deletion-asked',
  'deletion-cancelled',
  'token-created',
  'totp-added',
  'totp-removed',
  'passkey-added',
  'passkey-removed',
  'passkey-copied',
  'identity-linked',
  'identity-unlinked',
  'recovery-codes-made',
  'recovery-code-used',
  'factors-removed',
  'account-approved',
  'password-offered',
  'factor-recovery-asked',
  'account-created',
  'first-password',
  'account-disabled',
  'account-enabled',
  'made-admin',
  'no-longer-admin',
];

/** Mails that someone else may have requested: they link to a page that stops such mail. */
const stoppable: ReadonlySet<Kind> = new Set<AskedMail['kind']>([
  'activation',
  'invite',
  'account-exists',
  'password-reset',
  'email-change',
  'address-taken',
]);

function doubtOf(kind: Kind): string {
  return stoppable.has(kind) ? 'Didn’t request this?' : 'Wasn’t you?';
}

function isAsked(mail: AskedMail | NoticeMail): mail is AskedMail {
  return stoppable.has(mail.kind);
}

/** At the end of a path, or of a query. */
const tokenIn = (link: string): string | undefined => /[/=]([0-9a-z]{52})$/.exec(link)?.[1];

function the(kind: Kind): ReceivedMail {
  const mail = mails.get(kind);
  if (!mail) throw new Error(`No mail of kind ${kind}.`);
  return mail;
}

const linksIn = (text: string): string[] => text.match(/https?:\/\/\S+/g) ?? [];

/** Words with single spaces, without the colon that stands in text before a link. */
const wordsOf = (text: string): string =>
  text
    .replace(/:\n(?=https?:)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe.each(kinds)('The mail “%s”', (kind) => {
  it('says the same as text and as HTML, in the same order, the text without markup', () => {
    const { text, html, subject } = the(kind);
    const $ = load(html);
    $('br').replaceWith(' ');
    expect($('title').text()).toBe(subject);
    expect($('main h1').text()).toBe(subject);
    $('main h1').remove();
    expect(wordsOf($('main').text())).toBe(wordsOf(text));
    expect(text.replace(displayName, '')).not.toMatch(/[<>*_]|&\w+;|\n{3}/);
  });

  it('has the same links in both, each below its name as text, and no other links [ASVS 14.2.3]', () => {
    const { text, html } = the(kind);
    const $ = load(html);
    expect(
      $('a')
        .toArray()
        .map((anchor) => $(anchor).attr('href')),
    ).toEqual(linksIn(text));
    // For whoever wants to see where a link leads, or has to copy it. Not a second link.
    const shown = $('.address').toArray();
    expect(shown.map((address) => $(address).text())).toEqual(linksIn(text));
    const lines = text.split('\n');
    for (const [index, link] of linksIn(text).entries()) {
      const name = $('a').eq(index).text();
      expect(name).toMatch(/^[A-Z][a-z]+ [^:.]+$/);
      expect(lines[lines.indexOf(link) - 1]).toBe(`${name}:`);
      expect(link.startsWith(`${foyer.config.baseUrl}/`)).toBe(true);
    }
    expect(html).not.toMatch(/src=|url\(|<link|<script|<img/);
  });

  it('begins with the name of the site and a greeting, by name only if its reader chose it', () => {
    const [site, , greeting] = the(kind).text.split('\n');
    expect(site).toBe('Foyer');
    expect(greeting).toBe(stoppable.has(kind) ? 'Hello,' : `Hello ${displayName},`);
  });

  it('has at most one filled button, which Outlook draws too, and what it is about in a block at the end', () => {
    const $ = load(the(kind).html);
    const { light } = accentsOf(foyer.config.siteColor);
    expect($('.button')).toHaveLength(withoutButton.has(kind) ? 0 : 1);
    expect($('td.button').attr('bgcolor')).toBe(withoutButton.has(kind) ? undefined : light.accent);
    expect($('main > :last-child').is('.block')).toBe(true);
    expect($('.block').text()).toMatch(withoutOrigin.has(kind) ? /When:/ : /When:.*IP address:.*Device:/s);
  });

  it('links to pages that exist', async () => {
    for (const link of linksIn(the(kind).text)) {
      const visitor = await foyer.browser().open(link);
      expect({ link, status: visitor.status }).toEqual({ link, status: 200 });
      expect(visitor.html('h1')).toHaveLength(1);
    }
  });

  it('names the site, time, address and device of the request, and says what to do if it was someone else', () => {
    const { text, subject, parsed } = the(kind);
    expect(subject).toContain('Foyer');
    expect(text).toMatch(/^When: \d+ \w+ \d{4} at \d\d:\d\d UTC\n/m);
    if (!withoutOrigin.has(kind)) expect(text).toMatch(/ UTC\nIP address: [\d.]+\nDevice: \w+/);
    if (!saysWhatIsDone.has(kind)) {
      const doubt = kind === 'invite' ? 'Weren’t expecting this?' : doubtOf(kind);
      expect(text).toMatch(new RegExp(`^${doubt.replace('?', '\\?')}\\n.+\\.$`, 'm'));
    }
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('can be stopped if someone else may have requested it', () => {
    const last = linksIn(the(kind).text).at(-1) ?? '';
    expect(last.includes('/not-me/')).toBe(stoppable.has(kind));
  });

  it('is queued without its token', async () => {
    const tables = JSON.stringify(await allTablesOf(foyer));
    for (const link of linksIn(the(kind).text)) {
      const token = tokenIn(link);
      if (token !== undefined) expect(tables).not.toContain(token);
    }
    expect(linksIn(the(kind).text).some((link) => tokenIn(link) !== undefined)).toBe(withToken.has(kind));
  });
});

/** Goes to someone who has just used the old mailbox, or confirmed this one. */
const saysWhatIsDone: ReadonlySet<Kind> = new Set([
  'approval-waits',
  'email-changed-to-this',
  'email-restored',
  'account-created',
  'first-password',
  'account-disabled',
  'account-enabled',
  'account-approved',
  'made-admin',
  'no-longer-admin',
  'password-offered',
]);

/** Nobody has asked for it in a browser. */
const withoutOrigin: ReadonlySet<Kind> = new Set(['invite', 'approval-waits']);

/** Nothing has to be done. */
const withButton: ReadonlySet<Kind> = new Set([
  'account-created',
  'first-password',
  'account-enabled',
  'approval-waits',
  'account-approved',
  'password-offered',
]);
const withoutButton: ReadonlySet<Kind> = new Set(
  ['address-taken' as const, ...saysWhatIsDone].filter((kind) => !withButton.has(kind)),
);

const withToken: ReadonlySet<Kind> = new Set([
  'first-password',
  'activation',
  'password-reset',
  'email-change',
  'email-change-asked',
  'email-changed',
  ...stoppable,
  'factor-recovery-asked',
  'password-offered',
]);

describe('A value in a mail', () => {
  it('is shown unchanged in text and in HTML [ASVS 1.1.2, 1.2.1]', () => {
    for (const kind of ['email-change-asked', 'email-changed'] as const) {
      expect(the(kind).text).toContain(newEmail);
      expect(load(the(kind).html)('body').text()).toContain(newEmail);
    }
    expect(the('new-device').text).toContain(`Device: ${device}`);
    expect(load(the('new-device').html)('body').text()).toContain(device);
    expect(the('new-device').html).not.toContain('<fox>');
    expect(the('deletion-asked').text).toContain(formats.en.day(deleteAfter));
  });

  it('is tested for every kind', () => {
    expect([...mails.keys()].sort()).toEqual([...kinds].sort());
  });
});
