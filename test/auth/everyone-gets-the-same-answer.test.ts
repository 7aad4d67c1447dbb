import type { ServerResponse } from 'node:http';
import { policy } from '../../src/policy.js';
import type { MaskedAnswer } from '../support/alike.js';
import type { TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { asked } from '../support/hashing.js';

const { askForReset, deleteAccount } = await import('../support/acts.js');
const { forgetLimits, hear, masked, sqlOf } = await import('../support/alike.js');
const { startApplication } = await import('../support/application.js');
const { becomeUser, goodPassword, memberOf, register } = await import('../support/people.js');
const { smtpError } = await import('../support/post-office.js');
const { sendAtOnce } = await import('../support/tries.js');

/** Of one length, so that the answers can be, too. */
const nobody = 'nobody@example.com';
const pending = 'waiter@example.com';
const member = 'member@example.com';
const leaver = 'leaver@example.com';
const blockedMember = 'hushed@example.com';
const blockedNobody = 'silent@example.com';
const everybodyElse = [pending, member, leaver, blockedMember, blockedNobody];
const haveAccounts: readonly string[] = [member, leaver, blockedMember];

/** As long as the right one. */
const wrongPassword = 'violet tugboat uncle';

interface FormAboutSomebody {
  /** Fills it in. */
  readonly ready: (email: string) => Promise<Browser>;
  readonly button: string;
}

const forms: Readonly<Record<string, FormAboutSomebody>> = {
  RegistrationFlow_: {
    async ready(email) {
      const visitor = await foyer.browser().open('/register');
      return visitor.fillIn('Email', email).fillIn('Password', goodPassword);
    },
    button: 'Create account',
  },
  'Asking for the mail again': {
    ready: (email) => register(foyer, email),
    button: 'Send it again',
  },
  'Asking for a new password': {
    async ready(email) {
      const visitor = await foyer.browser().open('/password/forgot');
      return visitor.fillIn('Email', email);
    },
    button: 'Send the link',
  },
  'A log-in that fails': {
    async ready(email) {
      const visitor = await foyer.browser().open('/login');
      // Where there is no account yet, not even the password that was chosen for it leads in.
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
    button: 'Send the link',
  },
};

let foyer: TestApplication;
/** Somebody with an account, who wants other people's addresses. */
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
  await sayItWasNotMe((await foyer.mailbox.lastAbout(blockedMember, 'Choose a new password')).notMe);
  mover = await memberOf(foyer, 'mover@example.com');
  await foyer.allMailSent();
});

afterAll(async () => {
  await foyer.stop();
});

async function sayItWasNotMe(notMe: string): Promise<void> {
  await (await foyer.browser().open(notMe)).press('It wasn’t me');
}

/** What whoever sends a form can see or measure. */
interface Met {
  readonly answers: readonly MaskedAnswer[];
  readonly hashes: number;
  readonly sql: readonly string[];
}

async function metBy({ ready, button }: FormAboutSomebody, email: string): Promise<Met> {
  const visitor = await ready(email);
  Object.assign(asked, { hash: 0, verify: 0 });
  const sql = await sqlOf(foyer, () => visitor.press(button));
  return {
    answers: visitor.answers.map((answer) => masked(answer, email)),
    hashes: asked.hash + asked.verify,
    sql,
  };
}

/** The form is answered alike for everyone; that answer, and what it took. */
async function theSameFor(
  form: FormAboutSomebody,
  before: (email: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<Met> {
  const met = async (email: string): Promise<Met> => {
    await forgetLimits(foyer);
    await before(email);
    return metBy(form, email);
  };
  const forNobody = await met(nobody);
  for (const email of everybodyElse)
    expect({ email, ...(await met(email)) }).toEqual({ email, ...forNobody });
  return forNobody;
}

const usually = new Map<FormAboutSomebody, Met>();

/** The same, asked once. */
async function usuallyTheSameFor(form: FormAboutSomebody): Promise<Met> {
  const met = usually.get(form) ?? (await theSameFor(form));
  usually.set(form, met);
  return met;
}

const logIn = forms['A log-in that fails'];

/** Everything that may be mailed to this address in a day. */
async function askForAllMail(email: string): Promise<void> {
  const stranger = await foyer.browser().open('/password/forgot');
  await sendAtOnce(stranger, '/password/forgot', policy.mail.perNetworkAndDay, () => ({ email }));
}

/** All the wrong passwords that are free. */
async function guessFreely(email: string): Promise<void> {
  const stranger = await foyer.browser().open('/login');
  const { free } = policy.limits.passwords;
  await sendAtOnce(stranger, '/login', free, () => ({ email, password: wrongPassword }));
}

const statusesOf = ({ answers }: Met): number[] => answers.map(({ status }) => status);

describe.each(Object.entries(forms))('%s', (_, form) => {
  it('is answered alike, with equal hashing, asking and writing, whoever has the address [ASVS 6.3.8]', async () => {
    const met = await usuallyTheSameFor(form);
    expect(statusesOf(met)).toEqual(form === logIn ? [422] : [303, 200]);
    expect(met.hashes).toBe(form === logIn || form === forms.RegistrationFlow_ ? 1 : 0);
    // Each leaves something, so that there is something to compare.
    expect(met.sql.some((sql) => sql.startsWith('writes INSERT'))).toBe(true);
  });

  it('is limited alike, and what only mails does not even show that it is [ASVS 6.3.8]', async () => {
    if (form !== logIn) {
      expect(await theSameFor(form, askForAllMail)).toEqual(await usuallyTheSameFor(form));
      return;
    }
    const met = await theSameFor(form, guessFreely);
    expect(statusesOf(met)).toEqual([429]);
    expect(met.hashes).toBe(0);
  });
});

/** Also what was early has its turn. */
async function allMailLeaves(): Promise<void> {
  foyer.clock.advance(policy.mail.refill * (policy.mail.perNetworkAndDay - policy.mail.burst));
  await foyer.allMailSent();
}

describe('The mail', () => {
  beforeAll(allMailLeaves);

  it.each([nobody, member])(
    'is taken up when the answer has left, also where there is none: %s [ASVS 6.3.8]',
    async (email) => {
      await forgetLimits(foyer);
      const visitor = await foyer.browser().open('/password/forgot');
      const seen: string[] = [];
      foyer.app.getHttpServer().once('request', (_: unknown, answer: ServerResponse) => {
        answer.once('finish', () => seen.push('answered'));
      });
      const stop = hear(foyer, {
        written: (sql) => {
          if (sql.startsWith('UPDATE outbox SET leased_until')) seen.push('taken up');
        },
      });
      await visitor.fillIn('Email', email).press('Send the link');
      await foyer.allMailSent();
      stop();
      expect(seen.slice(0, 2)).toEqual(['answered', 'taken up']);
    },
  );
});

describe('When the mail server', () => {
  beforeAll(async () => {
    await allMailLeaves();
  });

  /** Everything is as it usually is, although no mail goes out. */
  async function expectNoDifference(): Promise<void> {
    const { count } = foyer.mailbox;
    for (const form of Object.values(forms))
      expect(await theSameFor(form)).toEqual(await usuallyTheSameFor(form));
    expect(foyer.mailbox.count).toBe(count);
  }

  it('refuses every recipient, no answer tells that, or of whom', async () => {
    const { office } = foyer.mailbox;
    office.onRecipient = () => {
      throw smtpError(550);
    };
    await expectNoDifference();
    await foyer.allMailSent();
    office.onRecipient = () => undefined;
  });

  it('says nothing at all, no answer waits for it', async () => {
    const { office } = foyer.mailbox;
    let speak: () => void = () => undefined;
    const silence = new Promise<void>((resolve) => (speak = resolve));
    office.onSender = () => silence;
    await expectNoDifference();
    office.onSender = () => undefined;
    speak();
    await foyer.allMailSent();
  });

  it('is down, no answer tells that either', async () => {
    await foyer.mailbox.close();
    await expectNoDifference();
  });
});
