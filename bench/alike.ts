import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '../test/support/browser.js';
import { logIn, register } from '../test/support/people.js';
import { Foyer, formAsk } from './foyer.js';
import type { Ask } from './load.js';
import { median } from './measure.js';
import { emailOf, password } from './seed.js';

/*
 * Checks whether response times reveal who has an account. Sends each form that takes an address, alternately for
 * addresses with and without an account, one at a time and each address once. Exits with 1 if the medians differ by more
 * than `bound`.
 *
 * For log-ins, the same for accounts with and without a second factor.
 *
 * A second group like the first shows the noise of the machine. While that is above `quiet`, the same number of
 * samples is added. A difference within the bound always counts; a larger one counts only on a quiet machine.
 */
const bound = 0.05;
const quiet = 0.02;
const tries = 200;
const mostTries = 1000;
const warmUp = 20;
/** In milliseconds. */
const settling = 20;

const groups = ['one', 'oneAgain', 'other'] as const;
type Group = (typeof groups)[number];
type Times = Record<Group, number[]>;

/** Whose addresses are compared, with the names of the groups. */
const comparisons = {
  account: ['nobody', 'nobody again', 'member'],
  factor: ['no factor', 'no factor again', 'with a factor'],
} as const;
type Comparison = keyof typeof comparisons;

interface FormAboutAnAddress {
  /** Called once, before the samples: returns the form data for an address. */
  readonly begin: (foyer: Foyer) => Promise<(email: string) => Browser | Promise<Browser>>;
  readonly button: string;
  /** The redirect target; none if the form is shown again. */
  readonly leadsTo?: string;
}

/** A request of the API, and the status of its answer. */
interface CallAboutAnAddress {
  readonly path: string;
  readonly body: (email: string) => object;
  readonly type?: 'form';
  readonly status: number;
}

const wrongPassword = 'not the password';

const logInWrong: FormAboutAnAddress = {
  begin: async ({ server }) => {
    const visitor = await server.browser().open('/login');
    return (email) => visitor.fillIn('Email', email).fillIn('Password', wrongPassword);
  },
  button: 'Log in',
};

const tokenWrong: CallAboutAnAddress = {
  path: 'auth/token',
  body: (username) => ({ username, password: wrongPassword }),
  type: 'form',
  status: 400,
};

type AboutAnAddress = FormAboutAnAddress | CallAboutAnAddress;

type Forms = Readonly<Record<string, AboutAnAddress>>;

const forms: Forms = {
  register: {
    begin: async ({ server }) => {
      const visitor = await server.browser().open('/register');
      return (email) => visitor.fillIn('Email', email).fillIn('Password', password);
    },
    button: 'Create account',
    leadsTo: '/register/sent',
  },
  'mail again': {
    begin: ({ server }) => Promise.resolve((email) => register(server, email, { password })),
    button: 'Send again',
    leadsTo: '/register/sent',
  },
  'log in, wrong': logInWrong,
  'new password': {
    begin: async ({ server }) => {
      const visitor = await server.browser().open('/password/forgot');
      return (email) => visitor.fillIn('Email', email);
    },
    button: 'Send reset link',
    leadsTo: '/password/forgot/sent',
  },
  'other address': {
    // Each time another account: one may ask for ten a day.
    begin: ({ server }) => {
      return Promise.resolve(async (email) => {
        const mover = await logIn(server, emailOf(used), { password });
        await mover.open('/account/email');
        return mover.fillIn('New email', email);
      });
    },
    button: 'Send confirmation link',
    leadsTo: '/account',
  },
  'API: register': { path: 'auth/register', body: (email) => ({ email, password }), status: 202 },
  'API: mail again': { path: 'auth/request-verify-token', body: (email) => ({ email }), status: 202 },
  'API: token, wrong': tokenWrong,
  'API: new password': { path: 'auth/forgot-password', body: (email) => ({ email }), status: 202 },
};

const logIns: Forms = {
  'log in, wrong': logInWrong,
  'API: token, wrong': tokenWrong,
  'API: token, wrong, with a code': {
    ...tokenWrong,
    body: (username) => ({ username, password: wrongPassword, code: '123456' }),
  },
};

/** Users from this one on have a second factor. */
const firstSecured = 60_000;

let used = 0;
let usedSecured = 0;

/** A new address each time, all of the same length. */
function freshAddress(comparison: Comparison, group: Group): string {
  if (comparison === 'factor' && group === 'other') return emailOf(firstSecured + (usedSecured += 1));
  used += 1;
  const member = emailOf(10_000 + used);
  return comparison === 'factor' || group === 'other' ? member : member.replace('user', 'none');
}

/** As if they had set up an app: nobody comes as far as to use its key. */
async function addFactors({ server }: Foyer): Promise<void> {
  await server.change(
    `INSERT INTO totp_keys (user_id, sealed_key, sealed_with, last_step, created_at)
     SELECT id, 'sealed', 'name', 0, created_at FROM users WHERE email >= '${emailOf(firstSecured)}' AND email LIKE 'user_____@%'`,
  );
}

/** Uses all six orders equally often, so that no group always follows the same one. */
function inTurn(round: number): Group[] {
  const first = round % groups.length;
  const order = [...groups.slice(first), ...groups.slice(0, first)];
  return round % 2 === 0 ? order : order.reverse();
}

async function addTries(foyer: Foyer, comparison: Comparison, form: AboutAnAddress, count: number): Promise<Times> {
  const times: Times = { one: [], oneAgain: [], other: [] };
  const ask = 'begin' in form ? await asksByForm(form, foyer) : (email: string) => asksByCall(form, email);
  for (let round = 0; round < count + warmUp; round += 1) {
    for (const group of inTurn(round)) {
      const asked = await ask(freshAddress(comparison, group));
      // The mail of the previous sample must not count here, nor what the server writes after it: only members get one, and
      // no group follows itself, so the others would seem slower.
      await foyer.server.allMailSent();
      await wait(settling);
      const time = await timeOf(foyer.url, asked, form);
      if (round >= warmUp) times[group].push(time);
    }
  }
  return times;
}

async function asksByForm(
  { begin, button }: FormAboutAnAddress,
  foyer: Foyer,
): Promise<(email: string) => Promise<Ask>> {
  const fillIn = await begin(foyer);
  return async (email) => {
    const browser = await fillIn(email);
    const { path, fields } = browser.formWith(button);
    return formAsk(path, browser.cookies, fields);
  };
}

function asksByCall({ path, body, type }: CallAboutAnAddress, email: string): Ask {
  const fields = body(email);
  return {
    method: 'POST',
    path: `/api/v1/${path}`,
    headers: { 'Content-Type': type ? 'application/x-www-form-urlencoded' : 'application/json' },
    body: type ? new URLSearchParams(fields as Record<string, string>).toString() : JSON.stringify(fields),
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** In milliseconds. */
async function timeOf(url: string, { method, path, headers, body }: Ask, expected: AboutAnAddress): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    request(url + path, { method, agent, headers: { ...headers } }, (answer) => {
      answer.resume().on('end', () => {
        const time = performance.now() - begun;
        const isExpected =
          'status' in expected ? answer.statusCode === expected.status : answer.headers.location === expected.leadsTo;
        if (isExpected) resolve(time);
        else reject(new Error(`${path} answered ${answer.statusCode} to ${answer.headers.location}.`));
      });
    })
      .on('error', reject)
      .end(body);
  });
}

interface Verdict {
  readonly medians: Record<Group, number>;
  readonly noise: number;
  readonly difference: number;
}

function verdictOf({ one, oneAgain, other }: Times): Verdict {
  const medians = { one: median(one), oneAgain: median(oneAgain), other: median(other) };
  return {
    medians,
    noise: medians.oneAgain / medians.one - 1,
    difference: medians.other / median([...one, ...oneAgain]) - 1,
  };
}

async function measure(
  foyer: Foyer,
  comparison: Comparison,
  form: AboutAnAddress,
): Promise<Verdict & { count: number }> {
  const all: Times = { one: [], oneAgain: [], other: [] };
  for (;;) {
    const more = await addTries(foyer, comparison, form, tries);
    for (const group of groups) all[group].push(...more[group]);
    const verdict = verdictOf(all);
    const count = all.other.length;
    if (Math.abs(verdict.noise) <= quiet || count >= mostTries) return { ...verdict, count };
  }
}

const inPercent = (part: number): string => `${part < 0 ? '−' : '+'}${Math.abs(100 * part).toFixed(1)} %`;
const inMs = (time: number): string => time.toFixed(2);

/** Prints a table. True if all are alike. */
async function compare(foyer: Foyer, comparison: Comparison, compared: Forms): Promise<boolean> {
  let areAlike = true;
  console.log(`| form | tries | ${comparisons[comparison].join(' | ')} | noise | difference | |`);
  console.log('| --- | --: | --: | --: | --: | --: | --: | --- |');
  for (const [name, form] of Object.entries(compared)) {
    const { medians, noise, difference, count } = await measure(foyer, comparison, form);
    const isAlike = Math.abs(difference) <= bound;
    const verdict = isAlike ? 'alike' : Math.abs(noise) <= quiet ? '**not alike**' : '**too noisy to tell**';
    areAlike &&= isAlike;
    const figures = [...groups.map((group) => inMs(medians[group])), inPercent(noise), inPercent(difference)];
    console.log(`| ${name} | ${count} | ${figures.join(' | ')} | ${verdict} |`);
  }
  return areAlike;
}

const foyer = await Foyer.start(firstSecured + 10_000);
await addFactors(foyer);
console.log(`Milliseconds, medians of tries in turn. At most ${100 * bound} % apart.\n`);
const accountsAreAlike = await compare(foyer, 'account', forms);
console.log();
const factorsAreAlike = await compare(foyer, 'factor', logIns);
agent.destroy();
await foyer.stop();
process.exitCode = accountsAreAlike && factorsAreAlike ? 0 : 1;
