import { hours } from '../../src/common/time.js';
import { AccountActs } from '../../src/admin/account-acts.js';
import { Database } from '../../src/database/database.js';
import { operator } from '../../src/users/events-beside-server.js';
import { Events } from '../../src/users/events.js';
import { Links } from '../../src/users/links.js';
import { Users } from '../../src/users/users.js';
import { policy } from '../../src/policy.js';
import type { AskedMail, Mail } from '../../src/mail/mail.js';
import {
  askForAddress,
  askForReset,
  changePassword,
  deleteAccount,
  idOf,
  restoreAccount,
  moveTo,
  otherPassword,
  resetWith,
  undoWith,
} from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { makeToken, tokenOf } from '../support/api.js';
import type { Browser } from '../support/browser.js';
import { firstStep, securedMember } from '../support/factors.js';
import { invite } from '../support/invites.js';
import { looks } from '../support/looks.js';
import type { ReceivedMail } from '../support/mailbox.js';
import { becomeUser, goodPassword, logIn, memberOf, register } from '../support/people.js';
import { Scanner } from '../support/scanner.js';
import { tablesOf } from '../support/tables.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication({ TRUST_PROXY: '1', FACTOR_RECOVERY: 'wait' });
  foyer.clock.standStill();
});

afterAll(async () => {
  await foyer.stop();
});

/** A mail and what its recipient does with it. */
interface Story {
  /** Part of its subject. */
  readonly about: string;
  /** Causes the mail. Returns the recipient's browser. */
  readonly begin: (email: string) => Promise<Browser>;
  /** The recipient, if not `email`. */
  readonly to?: (email: string) => string;
  readonly click: (reader: Browser, mail: ReceivedMail) => Promise<Browser>;
  /** What the page says after that. */
  readonly says: string;
}

const newOf = (email: string): string => `new-${email}`;

const logsIn: Story['click'] = (_, { to }) => logIn(foyer, to);

const undoes: Story['click'] = (reader, { link }) => undoWith(link, reader);

/** With the link to the form that mails another one. */
const asksForReset: Story['click'] = async (reader, { to, link }) => {
  await reader.open(link);
  await reader.fillIn('Email', to).press('Send reset link');
  return resetWith((await foyer.mailbox.lastAbout(to, 'Reset your')).link, reader);
};

const stoppable: Readonly<Record<AskedMail['kind'], Story>> = {
  activation: {
    about: 'Activate your',
    begin: (email) => register(foyer, email),
    click: (reader, { link }) => reader.open(link),
    says: 'Your account is active and you’re logged in.',
  },
  invite: {
    about: 'You’re invited',
    async begin(email) {
      await invite(foyer, { email });
      return foyer.browser();
    },
    async click(reader, { to, link }) {
      await reader.open(link);
      await reader.fillIn('Password', goodPassword).press('Create account');
      return reader.open((await foyer.mailbox.lastAbout(to, 'Activate your')).link);
    },
    says: 'Your account is active and you’re logged in.',
  },
  'account-exists': {
    about: 'You already have',
    async begin(email) {
      await becomeUser(foyer, email);
      await register(foyer, email, { password: otherPassword });
      return foyer.browser();
    },
    click: logsIn,
    says: 'Member since',
  },
  'password-reset': {
    about: 'Reset your',
    async begin(email) {
      await becomeUser(foyer, email);
      return askForReset(foyer, email);
    },
    click: (reader, { link }) => resetWith(link, reader),
    says: 'Your new password is set',
  },
  'email-change': {
    about: 'Confirm your new email',
    begin: async (email) => askForAddress(await memberOf(foyer, email), newOf(email)),
    to: newOf,
    async click(reader, { link }) {
      await reader.open(link);
      return reader.press('Confirm email');
    },
    says: 'Email changed.',
  },
  'address-taken': {
    about: 'Your email already',
    async begin(email) {
      const reader = await memberOf(foyer, email);
      await askForAddress(await memberOf(foyer, `other-${email}`), email);
      return reader;
    },
    click: logsIn,
    says: 'Member since',
  },
};

// The compiler requires every kind here.
const stories: Readonly<Record<Exclude<Mail['kind'], 'noop'>, Story>> = {
  ...stoppable,
  'password-changed': {
    about: 'was changed',
    begin: async (email) => changePassword(await memberOf(foyer, email)),
    click: asksForReset,
    says: 'Your new password is set',
  },
  'email-change-asked': {
    about: 'Email change requested',
    begin: async (email) => askForAddress(await memberOf(foyer, email), newOf(email)),
    click: undoes,
    says: 'Your old email is back',
  },
  'email-changed': {
    about: 'email was changed',
    begin: async (email) => moveTo(foyer, await memberOf(foyer, email), newOf(email)),
    click: undoes,
    says: 'Your old email is back',
  },
  'email-changed-to-this': {
    about: 'Your new email',
    begin: async (email) => moveTo(foyer, await memberOf(foyer, email), newOf(email)),
    to: newOf,
    click: logsIn,
    says: 'Member since',
  },
  'email-restored': {
    about: 'undone',
    async begin(email) {
      const reader = await askForAddress(await memberOf(foyer, email), newOf(email));
      const { link } = await foyer.mailbox.lastAbout(email, 'Email change requested');
      return undoWith(link, reader);
    },
    click: (_, { to }) => logIn(foyer, to, { password: otherPassword }),
    says: 'Member since',
  },
  'new-device': {
    about: 'New sign-in',
    async begin(email) {
      await memberOf(foyer, email);
      return logIn(foyer, email);
    },
    click: asksForReset,
    says: 'Your new password is set',
  },
  'deletion-asked': {
    about: 'will be deleted',
    begin: async (email) => deleteAccount(await memberOf(foyer, email)),
    click: (_, { to }) => restoreAccount(foyer.browser(), to),
    says: 'Welcome back.',
  },
  'deletion-cancelled': {
    about: 'was restored',
    async begin(email) {
      await deleteAccount(await memberOf(foyer, email));
      return restoreAccount(foyer.browser(), email);
    },
    click: asksForReset,
    says: 'Your new password is set',
  },
  'token-created': {
    about: 'access token was created',
    async begin(email) {
      const reader = await memberOf(foyer, email);
      await makeToken(foyer, await tokenOf(foyer, email));
      return reader;
    },
    click: asksForReset,
    says: 'Your new password is set',
  },
  'totp-added': {
    about: 'Authenticator app added',
    begin: async (email) => (await securedMember(foyer, email)).browser,
    click: asksForReset,
    says: 'Your new password is set',
  },
  'totp-removed': {
    about: 'Authenticator app removed',
    async begin(email) {
      const { browser } = await securedMember(foyer, email);
      await browser.open('/account/totp');
      return browser.press('Remove authenticator app');
    },
    click: asksForReset,
    says: 'Your new password is set',
  },
  'recovery-codes-made': {
    about: 'Recovery codes created',
    begin: async (email) => (await securedMember(foyer, email)).browser,
    click: asksForReset,
    says: 'Your new password is set',
  },
  'recovery-code-used': {
    about: 'Recovery code used',
    async begin(email) {
      const { browser, codes } = await securedMember(foyer, email);
      await firstStep(foyer, email, await browser.press('Log out'));
      return browser.fillIn('Code', codes[0] ?? '').press('Log in');
    },
    click: asksForReset,
    says: 'Your new password is set',
  },
  // Added by a test of passkeys: a browser without an authenticator has none.
  'passkey-added': noticeOf('passkey-added', 'Passkey added'),
  'passkey-removed': noticeOf('passkey-removed', 'Passkey removed'),
  'passkey-copied': noticeOf('passkey-copied', 'may have been copied'),
  'identity-linked': noticeOf('identity-linked', 'Another way to log in'),
  'identity-unlinked': noticeOf('identity-unlinked', 'A way to log in'),
  'factors-removed': noticeOf('factors-removed', 'Two-step verification turned off'),
  'account-created': { ...noticeOf('account-created', 'You have a'), click: logsIn, says: 'Member since' },
  'first-password': {
    about: 'Choose a password',
    async begin(email) {
      await becomeUser(foyer, email);
      const user = await foyer.app.get(Users).get(await idOf(foyer, email));
      const lifetime = policy.links.firstPassword;
      await foyer.app.get(Database).write([], async (db) => {
        const about = { userId: user.id, purpose: 'password-reset', email, lifetime } as const;
        const link = await foyer.app.get(Links).add(db, about);
        const mail = { kind: 'first-password', payload: { link, expiresAt: link.expiresAt } } as const;
        await foyer.app.get(Events).recordAndNotify(db, user, { type: 'activated', mail }, operator);
      });
      return foyer.browser();
    },
    click: (reader, { link }) => resetWith(link, reader),
    says: 'Your new password is set',
  },
  'account-approved': { ...noticeOf('account-approved', 'was approved'), click: logsIn, says: 'Member since' },
  'password-offered': {
    about: 'Choose a new',
    async begin(email) {
      const reader = await memberOf(foyer, email);
      const user = await foyer.app.get(Users).get(await idOf(foyer, email));
      await foyer.app.get(Database).write([], (db) => foyer.app.get(AccountActs).offerPassword(db, user, operator));
      return reader;
    },
    click: (reader, { link }) => resetWith(link, reader),
    says: 'Your new password is set',
  },
  'account-disabled': { ...noticeOf('account-disabled', 'account was disabled'), click: logsIn, says: 'Member since' },
  'account-enabled': { ...noticeOf('account-enabled', 'account works again'), click: logsIn, says: 'Member since' },
  'approval-waits': { ...noticeOf('approval-waits', 'is waiting for approval'), click: logsIn, says: 'Member since' },
  'made-admin': { ...noticeOf('made-admin', 'now an administrator'), click: logsIn, says: 'Member since' },
  'no-longer-admin': {
    ...noticeOf('no-longer-admin', 'no longer an administrator'),
    click: logsIn,
    says: 'Member since',
  },
  'factor-recovery-asked': {
    about: 'Request to turn off two-step verification',
    async begin(email) {
      const { browser } = await securedMember(foyer, email);
      await firstStep(foyer, email, await browser.press('Log out'));
      await browser.open('/login/recovery');
      return browser.press('Send email');
    },
    async click(reader, { link }) {
      foyer.clock.advance(hours(24));
      await reader.open(link);
      return reader.fillIn('Password', goodPassword).press('Turn off');
    },
    says: 'Two-step verification is off.',
  },
};

/** One that this test only mails: what causes it is tested elsewhere. */
function noticeOf(
  kind:
    | 'passkey-added'
    | 'passkey-removed'
    | 'passkey-copied'
    | 'identity-linked'
    | 'identity-unlinked'
    | 'factors-removed'
    | 'account-created'
    | 'account-disabled'
    | 'account-enabled'
    | 'account-approved'
    | 'made-admin'
    | 'approval-waits'
    | 'no-longer-admin',
  about: string,
): Story {
  return {
    about,
    async begin(email) {
      const reader = await memberOf(foyer, email);
      const user = await foyer.app.get(Users).get(await idOf(foyer, email));
      const notification = { type: 'profile-changed', mail: kind } as const;
      const client = { ip: '203.0.113.9', userAgent: '', language: 'en', requestId: '' } as const;
      await foyer.app
        .get(Database)
        .write([], (db) => foyer.app.get(Events).recordAndNotify(db, user, notification, client));
      return reader;
    },
    click: asksForReset,
    says: 'Your new password is set',
  };
}

async function begun(
  { begin, about, to = (email) => email }: Story,
  email: string,
): Promise<{ reader: Browser; mail: ReceivedMail }> {
  const reader = await begin(email);
  const mail = await foyer.mailbox.lastAbout(to(email), about);
  await foyer.allMailSent();
  return { reader, mail };
}

const everything = async (): Promise<object> => ({ tables: await tablesOf(foyer), mails: foyer.mailbox.count });

describe('A scanner that opens every link and sends every form, without a password', () => {
  let scanner: Scanner;

  beforeAll(() => {
    // Both only stop something, as whoever has the mailbox may.
    scanner = new Scanner(foyer, { leaves: /^\/not-me\/|\/stop$/ });
  });

  it.each(Object.entries(stories))(
    'changes nothing with the mail “%s”, and the recipient’s click works [ASVS 3.5.3]',
    async (kind, story) => {
      const { reader, mail } = await begun(story, `${kind}@example.com`);
      const before = await everything();
      for (const link of mail.links) {
        await scanner.scan(link);
        // Also prefetching in the recipient's own browser.
        for (const { method, headers } of looks) await reader.send(method, new URL(link).pathname, undefined, headers);
      }
      expect(await everything()).toEqual(before);
      expect(reader.cookies.has('foyer_reset')).toBe(false);

      const after = await story.click(reader, mail);
      expect(after.page).toContain(story.says);
    },
  );

  it('has sent all their forms, and only the one for its own language was accepted', () => {
    const sent = scanner.sent.map((each) => each.replace(/[\w-]{52}/, ':token'));
    expect([...new Set(sent)].sort()).toEqual([
      '/account/email/confirm/:token 422',
      '/activate/:token 422',
      '/language 303',
      '/login 422',
      '/password/forgot 422',
      '/password/reset 422',
      '/register 422',
      '/undo/:token 422',
    ]);
  });
});

describe('A scanner that also sends “it wasn’t me”', () => {
  const afterAll: Readonly<Record<AskedMail['kind'], Story>> = {
    ...stoppable,
    activation: {
      ...stoppable.activation,
      async click(reader, { link }) {
        await reader.open(link);
        return reader.fillIn('Password', goodPassword).press('Activate and log in');
      },
      says: 'Your account is active and you’re logged in.',
    },
  };

  it.each(Object.entries(afterAll))(
    'does only that, and the recipient of the mail “%s” can still log in',
    async (kind, story) => {
      const { reader, mail } = await begun(story, `not-me-${kind}@example.com`);
      const before = await tablesOf(foyer);
      const scanner = new Scanner(foyer);
      // First the link that stops the mail, then those that this could break.
      for (const link of [...mail.links].reverse()) await scanner.scan(link);
      expect(scanner.sent).toContain(`${new URL(mail.notMe).pathname} 303`);
      expect(withoutDisowning(await tablesOf(foyer))).toEqual(withoutDisowning(before));

      const after = await story.click(reader, mail);
      expect(after.page).toContain(story.says);
    },
  );

  /** Without the suppression of mail and the mark on the registration, which then needs its password. */
  function withoutDisowning({ mail_blocks: _, registrations = [], ...others }: Record<string, object[]>): object {
    return { ...others, registrations: registrations.map((row) => ({ ...row, disowned_at: null })) };
  }
});
