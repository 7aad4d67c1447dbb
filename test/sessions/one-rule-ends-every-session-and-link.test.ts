import { randomInt } from 'node:crypto';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { Walk } from '../support/walk.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** The browsers that are logged in. */
const inside = (walk: Walk): Browser[] => walk.browsers.filter((browser) => walk.isLoggedIn(browser));

type Pick = <T>(from: readonly T[]) => T;

interface Act {
  readonly isPossible: (walk: Walk) => boolean;
  readonly perform: (walk: Walk, pick: Pick) => Promise<void>;
}

const someoneInside = (walk: Walk): boolean => inside(walk).length > 0;

/** The acts after which no earlier session and no earlier link opens anything. */
const endings: Readonly<Record<string, Act>> = {
  'change the password': {
    isPossible: someoneInside,
    perform: (walk, pick) => walk.changePassword(pick(inside(walk))),
  },
  'reset the password': {
    isPossible: (walk) => walk.live('password-reset').length > 0,
    perform: (walk, pick) => walk.reset(pick(walk.live('password-reset'))),
  },
  'confirm an address, logged in': {
    isPossible: (walk) => someoneInside(walk) && walk.live('email-change').length > 0,
    perform: (walk, pick) => walk.confirmAddress(pick(walk.live('email-change')), pick(inside(walk))),
  },
  'confirm an address by password': {
    isPossible: (walk) => walk.live('email-change').length > 0,
    perform: (walk, pick) => walk.confirmAddress(pick(walk.live('email-change'))),
  },
  'undo a change of address': {
    isPossible: (walk) => walk.live('undo').length > 0,
    perform: (walk, pick) => walk.undo(pick(walk.live('undo'))),
  },
  'delete the account': {
    isPossible: someoneInside,
    perform: (walk, pick) => walk.delete(pick(inside(walk))),
  },
  'end the other sessions': {
    isPossible: someoneInside,
    perform: (walk, pick) => walk.endOthers(pick(inside(walk))),
  },
};

const others: Readonly<Record<string, Act>> = {
  'log in': {
    isPossible: () => true,
    perform: (walk, pick) => walk.logIn(pick(walk.browsers)),
  },
  'log out': {
    isPossible: someoneInside,
    perform: (walk, pick) => walk.logOut(pick(inside(walk))),
  },
  'prove it is me': {
    isPossible: someoneInside,
    perform: (walk, pick) => walk.proveAgain(pick(inside(walk))),
  },
  'ask for a reset': {
    isPossible: () => true,
    perform: (walk) => walk.askForReset(),
  },
  'ask for an address': {
    isPossible: someoneInside,
    perform: (walk, pick) => walk.askForAddress(pick(inside(walk))),
  },
};

const acts = { ...endings, ...others };

describe('No earlier session and no earlier link opens anything', () => {
  it.each(Object.entries(endings))('once people %s [ASVS 7.4.3]', async (name, act) => {
    const walk = await Walk.begin(foyer, name.replace(/[^a-z]+/g, '-'));
    for (const browser of walk.browsers.slice(1)) await walk.logIn(browser);
    await walk.askForReset();
    await walk.askForAddress(walk.browsers[1] ?? foyer.browser());
    await walk.askForReset();
    await walk.look();
    await act.perform(walk, ([first]) => first as never);
    await walk.look();
    await walk.logIn(walk.browsers[2] ?? foyer.browser());
    await walk.look();
  });

  it('whatever people do in whatever order', async () => {
    const until = Date.now() + 40_000;
    const done = new Set<string>();
    for (let count = 0; count < 60 && Date.now() < until; count += 1)
      for (const name of await walkAtRandom(randomInt(2 ** 31))) done.add(name);
    expect([...done].sort()).toEqual(Object.keys(acts).sort());
  }, 120_000);
});

/** Twelve acts. The seed of a failure can be put in place of `randomInt(…)`. */
async function walkAtRandom(seed: number): Promise<string[]> {
  const random = randomNumbers(seed);
  const pick: Pick = (from) => from[Math.floor(random() * from.length)] as never;
  const steps: string[] = [];
  try {
    const walk = await Walk.begin(foyer, `walker-${seed}`);
    for (let count = 0; count < 12; count += 1) {
      const [name, act] = pick(likely(walk, steps));
      steps.push(name);
      await act.perform(walk, pick);
      if (name in endings) await walk.look();
    }
    await walk.look();
    return steps;
  } catch (error) {
    throw new Error(`Seed ${seed}: ${steps.join(', ')}: ${String(error)}`, { cause: error });
  }
}

/** What can be done now, without what was done more than once already if there is anything else. */
function likely(walk: Walk, steps: readonly string[]): [string, Act][] {
  const possible = Object.entries(acts).filter(([, act]) => act.isPossible(walk));
  const seldom = possible.filter(([name]) => steps.filter((step) => step === name).length < 2);
  return seldom.length > 0 ? seldom : possible;
}

/** The same numbers between 0 and 1 for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
