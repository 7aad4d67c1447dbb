import { load } from 'cheerio';
import { Database } from '../../src/database/database.js';
import { Outbox } from '../../src/mail/outbox.js';
import type { AskedMail, NoticeMail } from '../../src/mail/mail.js';
import { policy } from '../../src/policy.js';
import type { UserLinkPurpose } from '../../src/common/keyring.js';
import type { Timestamp } from '../../src/common/time.js';
import { formats } from '../../src/i18n/translate.js';
import { Links } from '../../src/users/links.js';
import { idOf } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { ReceivedMail } from '../support/mailbox.js';
import { becomeUser, register } from '../support/people.js';
import { allTablesOf } from '../support/tables.js';

type Kind = (AskedMail | NoticeMail)['kind'];
type PayloadOf<K extends Kind> = Extract<AskedMail | NoticeMail, { kind: K }>['payload'];

const owner = 'ada@example.com';
/** Payload values that people read: escaped in HTML, unchanged in text. */
const newEmail = "o'hara+&co@example.org";
const userAgent = 'Fire<fox> & Co/1.0 (Windows NT 10.0)';
/** Only from a closed list: nothing of what a browser says of itself is in the mail. */
const device = 'Unknown browser on Windows';

let foyer: TestApplication;
let deleteAfter: Timestamp;
const mails = new Map<Kind, ReceivedMail>();

beforeAll(async () => {
  foyer = await startApplication();
  await becomeUser(foyer, owner);
  await register(foyer, 'bea@example.com');
  mails.set('activation', await foyer.mailbox.lastTo('bea@example.com'));
  const userId = await idOf(foyer, owner);
  deleteAfter = foyer.clock.now() + policy.deletion.grace;
  const expiresAt = foyer.clock.now() + policy.links.passwordReset;
  const link = (purpose: UserLinkPurpose): ReturnType<typeof linkFor> => linkFor(userId, purpose);
  // The compiler requires every kind here.
  const payloads: { readonly [K in Exclude<Kind, 'activation'>]: PayloadOf<K> } = {
    'account-exists': {},
    'password-reset': { link: await link('password-reset'), expiresAt },
    'password-changed': {},
    'email-change': { link: await link('email-change'), expiresAt },
    'address-taken': {},
    'email-change-asked': { link: await link('undo'), expiresAt, newEmail },
    'email-changed': { link: await link('undo'), expiresAt, newEmail },
    'email-changed-to-this': {},
    'email-restored': {},
    'new-device': { userAgent },
    'deletion-asked': { deleteAfter },
    'deletion-cancelled': {},
  };
  for (const [kind, payload] of Object.entries(payloads) as [Kind, object][]) {
    const recipient = `${kind}@example.net`;
    const mail = { kind, userId, displayName: null, recipient, language: 'en', payload } as AskedMail | NoticeMail;
    const outbox = foyer.app.get(Outbox);
    await foyer.app
      .get(Database)
      .write((db) =>
        isAsked(mail)
          ? outbox.answer(db, mail, { ip: '203.0.113.9', normalizedEmail: recipient })
          : outbox.notify(db, mail, { ip: '203.0.113.9' }),
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
    .write((db) => foyer.app.get(Links).add(db, { userId, purpose, email: owner, lifetime }));
}

const kinds: readonly Kind[] = [
  'activation',
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
];

/** Mails that someone else may have requested: they link to a page that stops such mail. */
const stoppable: ReadonlySet<Kind> = new Set<AskedMail['kind']>([
  'activation',
  'account-exists',
  'password-reset',
  'email-change',
  'address-taken',
]);

function isAsked(mail: AskedMail | NoticeMail): mail is AskedMail {
  return stoppable.has(mail.kind);
}

/** The part of a path after the last slash. */
const tokenIn = (link: string): string | undefined => /\/([0-9a-z]{52})$/.exec(link)?.[1];

function the(kind: Kind): ReceivedMail {
  const mail = mails.get(kind);
  if (!mail) throw new Error(`No mail of kind ${kind}.`);
  return mail;
}

const linksIn = (text: string): string[] => text.match(/https?:\/\/\S+/g) ?? [];

describe.each(kinds)('The mail “%s”', (kind) => {
  it('has the same content as text and as HTML, paragraph by paragraph', () => {
    const { text, html } = the(kind);
    const $ = load(html);
    // In text, a link is below the sentence that is the link text in HTML.
    const inHtml = $('p')
      .toArray()
      .flatMap((paragraph) => {
        const shown = $(paragraph).find('span').remove().text();
        const words = $(paragraph).text().trim();
        return shown === '' ? [words] : [`${words}:`, shown];
      });
    expect(inHtml.length).toBeGreaterThanOrEqual(3);
    expect(text.trim().split(/\n\n+/)).toEqual(inHtml);
    expect($('title').text()).toBe(the(kind).subject);
    expect($('main h1').text()).toBe(the(kind).subject);
  });

  it('has the same links in both, with a link text or on a line of their own, and no other links [ASVS 14.2.3]', () => {
    const { text, html } = the(kind);
    const $ = load(html);
    const anchors = $('a').toArray();
    expect(anchors.map((a) => $(a).attr('href'))).toEqual(linksIn(text));
    for (const anchor of anchors) expect($(anchor).text()).toMatch(/^[A-Z][a-z]+ [^:.]+$/);
    // For whoever wants to see where a link leads, or has to copy it. Not a second link.
    const shown = $('p span').toArray();
    expect(shown.map((span) => $(span).text())).toEqual(linksIn(text));
    for (const span of shown) expect($(span).parents('p').children('a')).toHaveLength(1);
    for (const link of linksIn(text)) {
      expect(text.split('\n')).toContain(link);
      expect(link.startsWith(`${foyer.config.baseUrl}/`)).toBe(true);
    }
    expect(html).not.toMatch(/src=|url\(|<link|<script|<img/);
  });

  it('links to pages that exist', async () => {
    for (const link of linksIn(the(kind).text)) {
      const visitor = await foyer.browser().open(link);
      expect({ link, status: visitor.status }).toEqual({ link, status: 200 });
      expect(visitor.html('h1')).toHaveLength(1);
    }
  });

  it('names the site and the origin of the request, and says what to do if it was someone else', () => {
    const { text, subject, parsed } = the(kind);
    expect(subject).toContain('Foyer');
    expect(text).toMatch(/network address [\d.]+ on \d+ \w+ \d{4} at \d\d:\d\d UTC/);
    if (!saysWhatIsDone.has(kind)) expect(text).toMatch(/If this wasn['’]t you/);
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
const saysWhatIsDone: ReadonlySet<Kind> = new Set(['email-changed-to-this', 'email-restored']);

const withToken: ReadonlySet<Kind> = new Set([
  'activation',
  'password-reset',
  'email-change',
  'email-change-asked',
  'email-changed',
  ...stoppable,
]);

describe('A value in a mail', () => {
  it('is shown unchanged in text and in HTML [ASVS 1.1.2, 1.2.1]', () => {
    for (const kind of ['email-change-asked', 'email-changed'] as const) {
      expect(the(kind).text).toContain(newEmail);
      expect(load(the(kind).html)('body').text()).toContain(newEmail);
    }
    expect(the('new-device').text).toContain(device);
    expect(load(the('new-device').html)('body').text()).toContain(device);
    expect(the('new-device').html).not.toContain('<fox>');
    expect(the('deletion-asked').text).toContain(formats.en.day(deleteAfter));
  });

  it('is tested for every kind', () => {
    expect([...mails.keys()].sort()).toEqual([...kinds].sort());
  });
});
