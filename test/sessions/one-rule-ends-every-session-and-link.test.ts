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

const loggedIn = (walk: Walk): Browser[] => walk.browsers.filter((browser) => walk.isLoggedIn(browser));

type Pick = <T>(from: readonly T[]) => T;

interface Act {
  readonly isPossible: (walk: Walk) => boolean;
  readonly perform: (walk: Walk, pick: Pick) => Promise<void>;
}

const anyLoggedIn = (walk: Walk): boolean => loggedIn(walk).length > 0;

/** The acts that end all earlier sessions, links and known browsers. */
const endings: Readonly<Record<string, Act>> = {
  'change the password': {
    isPossible: anyLoggedIn,
    perform: (walk, pick) => walk.changePassword(pick(loggedIn(walk))),
  },
  'reset the password': {
    isPossible: (walk) => walk.live('password-reset').length > 0,
    perform: (walk, pick) => walk.reset(pick(walk.live('password-reset'))),
  },
  'confirm an address, logged in': {
    isPossible: (walk) => anyLoggedIn(walk) && walk.live('email-change').length > 0,
    perform: (walk, pick) => walk.confirmAddress(pick(walk.live('email-change')), pick(loggedIn(walk))),
  },
  'confirm an address by password': {
    isPossible: (walk) => walk.live('email-change').length > 0,
    perform: (walk, pick) => walk.confirmAddress(pick(walk.live('email-change'))),
  },
  'undo a change of address': {
    isPossible: (walk) => walk.live('undo').length > 0,
    perform: (walk, pick) => walk.undo(pick(walk.live('undo'))),
  },
  'delete the account': { isPossible: anyLoggedIn, perform: (walk, pick) => walk.delete(pick(loggedIn(walk))) },
  'end the other sessions': { isPossible: anyLoggedIn, perform: (walk, pick) => walk.endOthers(pick(loggedIn(walk))) },
};

const others: Readonly<Record<string, Act>> = {
  'log in': { isPossible: () => true, perform: (walk, pick) => walk.logIn(pick(walk.browsers)) },
  'log out': { isPossible: anyLoggedIn, perform: (walk, pick) => walk.logOut(pick(loggedIn(walk))) },
  'authenticate again': { isPossible: anyLoggedIn, perform: (walk, pick) => walk.proveAgain(pick(loggedIn(walk))) },
  'ask for a reset': { isPossible: () => true, perform: (walk) => walk.askForReset() },
  'ask for an address': { isPossible: anyLoggedIn, perform: (walk, pick) => walk.askForAddress(pick(loggedIn(walk))) },
};

const acts = { ...endings, ...others };

describe('No earlier session or link works, and no other browser is known', () => {
  it.each(Object.entries(endings))('after users %s [ASVS 7.4.3]', async (name, act) => {
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

  it('after any acts in any order', async () => {
    const until = Date.now() + 20_000;
    const done = new Set<string>();
    const areMissing = (): boolean => done.size < Object.keys(acts).length;
    // A slow machine takes fewer walks, but enough for every act.
    for (let count = 0; count < 200 && (areMissing() || (count < 60 && Date.now() < until)); count += 1)
      for (const name of await walkAtRandom(randomInt(2 ** 31))) done.add(name);
    expect([...done].sort()).toEqual(Object.keys(acts).sort());
  }, 300_000);
});

/** Twelve acts. To reproduce a failure, replace `randomInt(…)` with its seed. */
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

/** The possible acts. Those done twice already are left out if there are others. */
function likely(walk: Walk, steps: readonly string[]): [string, Act][] {
  const possible = Object.entries(acts).filter(([, act]) => act.isPossible(walk));
  const rare = possible.filter(([name]) => steps.filter((step) => step === name).length < 2);
  return rare.length > 0 ? rare : possible;
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
