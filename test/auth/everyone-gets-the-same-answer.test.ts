import type { ServerResponse } from 'node:http';
import { policy } from '../../src/policy.js';
import type { MaskedAnswer } from '../support/alike.js';
import type { TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { asked } from '../support/hashing.js';
import { onPostgres } from '../support/test-database.js';

const { askForReset, deleteAccount } = await import('../support/acts.js');
const { Keyring } = await import('../../src/common/keyring.js');
const { Database } = await import('../../src/database/database.js');
const { readHash } = await import('../../src/import/hash-formats.js');
const { storedForm } = await import('../../src/import/stored-form.js');
const { writePeople } = await import('../../src/import/write-people.js');
const { forgetLimits, hear, masked, sqlOf } = await import('../support/alike.js');
const { startApplication } = await import('../support/application.js');
const { becomeUser, goodPassword, memberOf, register } = await import('../support/people.js');
const { until } = await import('../support/mail-room.js');
const { smtpError } = await import('../support/post-office.js');
const { sendAtOnce } = await import('../support/tries.js');

/** All of the same length, so that the answers can be as well. */
const nobody = 'nobody@example.com';
const pending = 'waiter@example.com';
const member = 'member@example.com';
const leaver = 'leaver@example.com';
const blockedMember = 'hushed@example.com';
const blockedNobody = 'silent@example.com';
const imported = 'legacy@example.com';
const importedUnproved = 'import@example.com';
const everybodyElse = [pending, member, leaver, blockedMember, blockedNobody, imported, importedUnproved];
const haveAccounts: readonly string[] = [member, leaver, blockedMember, imported];

/** As long as the right one. */
const wrongPassword = 'violet tugboat uncle';

interface FormWithEmail {
  /** Opens the form and fills it in. */
  readonly ready: (email: string) => Promise<Browser>;
  readonly button: string;
}

const forms: Readonly<Record<string, FormWithEmail>> = {
  Registering: {
    async ready(email) {
      const visitor = await foyer.browser().open('/register');
      return visitor.fillIn('Email', email).fillIn('Password', goodPassword);
    },
    button: 'Create account',
  },
  'Asking for the mail again': { ready: (email) => register(foyer, email), button: 'Send again' },
  'Asking for a new password': {
    async ready(email) {
      const visitor = await foyer.browser().open('/password/forgot');
      return visitor.fillIn('Email', email);
    },
    button: 'Send reset link',
  },
  'A log-in that fails': {
    async ready(email) {
      const visitor = await foyer.browser().open('/login');
      // Without an account, not even the chosen password works.
      const password = haveAccounts.includes(email) ? wrongPassword : goodPassword;
      return visitor.fillIn('Email', email).fillIn('Password', password);
    },
    button: 'Log in',
  },
  'Asking for a change of address': {
    async ready(email) {
      await mover.open('/account/email');
      return mover.fillIn('New email', email);
    },
    button: 'Send confirmation link',
  },
};

let foyer: TestApplication;
/** A user who wants to change to other users' addresses. */
let mover: Browser;

beforeAll(async () => {
  foyer = await startApplication();
  foyer.clock.standStill();
  await register(foyer, pending);
  await becomeUser(foyer, member);
  await deleteAccount(await memberOf(foyer, leaver));
  await register(foyer, blockedNobody);
  await sayItWasNotMe((await foyer.mailbox.lastTo(blockedNobody)).notMe);
  await becomeUser(foyer, blockedMember);
  await askForReset(foyer, blockedMember);
  await sayItWasNotMe((await foyer.mailbox.lastAbout(blockedMember, 'Reset your')).notMe);
  await importBoth();
  mover = await memberOf(foyer, 'mover@example.com');
  await foyer.allMailSent();
});

afterAll(async () => {
  await foyer.stop();
});

async function importBoth(): Promise<void> {
  const hash = readHash('$2b$04$Od4RdtiE7B6VPMQYHDgOR.F8E.Tez5T7ENyaHHv2Gbo.pJNm2KWB.');
  const shared = {
    hash,
    state: 'active',
    displayName: null,
    language: 'en',
    createdAt: 1,
    groups: [],
    notes: [],
  } as const;
  const people = [imported, importedUnproved].map((email, line) => {
    const address = { email, normalizedEmail: email };
    return { ...shared, line, address, isVerified: email === imported };
  });
  const passwordHash = await storedForm(hash);
  const ready = people.map((person) => ({ ...person, passwordHash }));
  await writePeople(foyer.app.get(Database), ready, foyer.app.get(Keyring), foyer.clock.now() - 1000);
}

async function sayItWasNotMe(notMe: string): Promise<void> {
  await (await foyer.browser().open(notMe)).press('Stop these emails');
}

/** What the sender of a form can see or measure. */
interface Observation {
  readonly answers: readonly MaskedAnswer[];
  readonly hashes: number;
  readonly sql: readonly string[];
}

async function observe({ ready, button }: FormWithEmail, email: string): Promise<Observation> {
  const visitor = await ready(email);
  Object.assign(asked, { hash: 0, verify: 0 });
  const sql = await sqlOf(foyer, () => visitor.press(button));
  return { answers: visitor.answers.map((answer) => masked(answer, email)), hashes: asked.hash + asked.verify, sql };
}

/** Expects the same for every address, and returns it. */
async function theSameFor(
  form: FormWithEmail,
  before: (email: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<Observation> {
  const observeFor = async (email: string): Promise<Observation> => {
    await forgetLimits(foyer);
    await before(email);
    return observe(form, email);
  };
  const forNobody = await observeFor(nobody);
  for (const email of everybodyElse) expect({ email, ...(await observeFor(email)) }).toEqual({ email, ...forNobody });
  return forNobody;
}

const usually = new Map<FormWithEmail, Observation>();

/** The same without limits, sent only once. */
async function usuallyTheSameFor(form: FormWithEmail): Promise<Observation> {
  const seen = usually.get(form) ?? (await theSameFor(form));
  usually.set(form, seen);
  return seen;
}

const logIn = forms['A log-in that fails'];

/** Uses up the mails that one network may request for this address in a day. */
async function askForAllMail(email: string): Promise<void> {
  const stranger = await foyer.browser().open('/password/forgot');
  await sendAtOnce(stranger, '/password/forgot', policy.mail.perNetworkAndDay, () => ({ email }));
}

/** Uses up the wrong passwords that are allowed without a wait. */
async function useFreeAttempts(email: string): Promise<void> {
  const stranger = await foyer.browser().open('/login');
  const { free } = policy.limits.passwords;
  await sendAtOnce(stranger, '/login', free, () => ({ email, password: wrongPassword }));
}

const statusesOf = ({ answers }: Observation): number[] => answers.map(({ status }) => status);

describe.each(Object.entries(forms))('%s', (_, form) => {
  it('has the same answer, hashing, queries and writes for every address [ASVS 6.3.8]', async () => {
    const seen = await usuallyTheSameFor(form);
    expect(statusesOf(seen)).toEqual(form === logIn ? [422] : [303, 200]);
    expect(seen.hashes).toBe(form === logIn || form === forms.Registering ? 1 : 0);
    // Each writes something, so that there is something to compare.
    expect(seen.sql.some((sql) => sql.startsWith('writes INSERT'))).toBe(true);
  });

  it('has the same limits for every address, which a form that only mails does not show [ASVS 6.3.8]', async () => {
    if (form !== logIn) {
      expect(await theSameFor(form, askForAllMail)).toEqual(await usuallyTheSameFor(form));
      return;
    }
    const seen = await theSameFor(form, useFreeAttempts);
    expect(statusesOf(seen)).toEqual([429]);
    expect(seen.hashes).toBe(0);
  });
});

/** Advances the clock until throttled mail is sent, too. */
async function sendAllMail(): Promise<void> {
  foyer.clock.advance(policy.mail.refill * (policy.mail.perNetworkAndDay - policy.mail.burst));
  await foyer.allMailSent();
}

describe('The mail', () => {
  beforeAll(sendAllMail);

  it.each([nobody, member])(
    'is sent after the answer, and without an account the same steps run: %s [ASVS 6.3.8]',
    async (email) => {
      await forgetLimits(foyer);
      const visitor = await foyer.browser().open('/password/forgot');
      const seen: string[] = [];
      foyer.app.getHttpServer().once('request', (_: unknown, answer: ServerResponse) => {
        answer.once('finish', () => seen.push('answered'));
      });
      const stop = hear(foyer, {
        written: (sql) => {
          if (sql.startsWith('WITH due')) seen.push('taken up');
        },
      });
      await visitor.fillIn('Email', email).press('Send reset link');
      await foyer.allMailSent();
      // A mail that goes to nobody is not pending, but wakes the worker as well.
      await until(() => seen.length > 1);
      stop();
      // PostgreSQL is asked while the answer leaves, and the same for both.
      const inOrder = onPostgres ? seen.slice(0, 2).sort() : seen.slice(0, 2);
      expect(inOrder).toEqual(['answered', 'taken up']);
    },
  );
});

describe('When the mail server', () => {
  beforeAll(async () => {
    await sendAllMail();
  });

  /** Nothing differs although no mail is sent. */
  async function expectNoDifference(): Promise<void> {
    const { count } = foyer.mailbox;
    for (const form of Object.values(forms)) expect(await theSameFor(form)).toEqual(await usuallyTheSameFor(form));
    expect(foyer.mailbox.count).toBe(count);
  }

  it('refuses every recipient, no answer shows it', async () => {
    const { office } = foyer.mailbox;
    office.onRecipient = () => {
      throw smtpError(550, '5.1.1');
    };
    await expectNoDifference();
    await foyer.allMailSent();
    office.onRecipient = () => undefined;
  });

  it('does not respond, no answer waits for it', async () => {
    const { office } = foyer.mailbox;
    let speak: () => void = () => undefined;
    const silence = new Promise<void>((resolve) => (speak = resolve));
    office.onSender = () => silence;
    await expectNoDifference();
    office.onSender = () => undefined;
    speak();
    await foyer.allMailSent();
  });

  it('is down, no answer shows it', async () => {
    await foyer.mailbox.close();
    await expectNoDifference();
  });
});
