import { Overloaded } from '../../src/common/bounded-queue.js';
import { Log } from '../../src/logging/log.js';
import { PasswordJudge } from '../../src/passwords/password-judge.js';
import { PasswordRules } from '../../src/passwords/rules.js';
import { policy } from '../../src/policy.js';
import { startApplication } from '../support/application.js';
import { sendAtOnce, statusesOf } from '../support/tries.js';

/** The slowest that we know: each repetition is tried in several spellings. */
const slow = 'p4$$w0rd'.repeat(32);
const email = 'ada@example.com';
const requirements = { minLength: policy.passwords.minLength, wordsOfSite: ['foyer'] };

let judge: PasswordJudge;

beforeEach(async () => {
  judge = new PasswordJudge(requirements, new Log(false), 1);
  await judge.start();
});

afterEach(async () => {
  await judge.stop();
});

const judged = (network = 'one', password = slow): Promise<string> =>
  judge.violationOf({ password, email }, { network }).then((violation) => violation ?? 'accepted');

describe('A password that is judged', () => {
  it('blocks nothing else in this process, however slow the judgment', async () => {
    for (let count = 0; count < 3; count += 1) {
      const turn = new Promise((resolve) => setImmediate(resolve, 'another request'));
      const judgment = judged();
      expect(await Promise.race([judgment, turn])).toBe('another request');
      expect(await judgment).toBe('repeats');
    }
  });

  it('waits in a bounded queue with a share for each network', async () => {
    const perNetwork = policy.limits.placesPerNetwork(policy.passwords.judgmentsWaiting, 1);
    const flood = Array.from({ length: perNetwork + 5 }, () => judged('flood').catch((error: unknown) => error));
    expect(await judged('another', 'violet tugboat ankle')).toBe('accepted');
    const answers = await Promise.all(flood);
    expect(answers.filter((answer) => answer === 'repeats')).toHaveLength(perNetwork + 1);
    expect(answers.filter((answer) => answer instanceof Overloaded)).toHaveLength(4);
  });
});

describe('When the thread ends', () => {
  it('the password that it had is to be sent again, and another thread judges the next', async () => {
    const worker = await judge.start();
    const lost = judged();
    await Promise.all([expect(lost).rejects.toBeInstanceOf(Overloaded), worker.terminate()]);
    expect(await judged()).toBe('repeats');
    expect(await judge.start()).not.toBe(worker);
  });

  it('those that wait are judged all the same', async () => {
    const worker = await judge.start();
    const all = Array.from({ length: 5 }, (_, index) => judged(`network ${index}`).catch(() => 'lost'));
    await worker.terminate();
    expect((await Promise.all(all)).filter((answer) => answer === 'lost')).toHaveLength(1);
  });

  it('with the application, it stays ended', async () => {
    const worker = await judge.start();
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    await judge.stop();
    expect(await ended).toBeDefined();
  });
});

describe('More passwords than can be judged', () => {
  it('are refused with a 503 that keeps the typed address, and the next is judged', async () => {
    const foyer = await startApplication();
    try {
      const visitor = await foyer.browser().open('/register');
      const fields = { email, password: slow };
      const rules = foyer.app.get(PasswordRules);
      // As many as can wait, however fast the thread is. The factor of tests lets one network have all places.
      const waiting = Array.from({ length: 2 * policy.passwords.judgmentsWaiting }, () =>
        rules.refusalOf(slow, email, '127.0.0.1').catch((error: unknown) => error),
      );
      const [refused] = await sendAtOnce(visitor, '/register', 1, () => fields);
      expect(refused?.status).toBe(503);
      expect(refused?.headers['retry-after']).toBe('5');
      expect(refused?.text).toContain(`value="${email}"`);
      await Promise.all(waiting);
      expect(statusesOf(await sendAtOnce(visitor, '/register', 1, () => fields))).toEqual({ 422: 1 });
    } finally {
      await foyer.stop();
    }
  });
});
