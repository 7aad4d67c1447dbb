import { BoundedQueue, Overloaded, type Share } from '../../src/common/bounded-queue.js';
import { seconds } from '../../src/common/time.js';

/** A task that runs until `end`, and records that it has started. */
class Task {
  started = false;
  private settle: { resolve: () => void; reject: (error: Error) => void } | undefined;

  readonly run = (): Promise<void> => {
    this.started = true;
    return new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  };
  readonly end = (): void => this.settle?.resolve();
  readonly fail = (): void => this.settle?.reject(new Error('failed'));
}

const queueFor = (atOnce: number, waiting: number): BoundedQueue =>
  new BoundedQueue({ atOnce, waiting, retryAfter: seconds(3) });
const tasks = (count: number): Task[] => Array.from({ length: count }, () => new Task());
const started = (list: readonly Task[]): boolean[] => list.map((task) => task.started);
/** Waits until every promise that can settle has settled. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('A bounded queue', () => {
  it('runs a bounded number at once, and the others first in, first out', async () => {
    const queue = queueFor(2, 10);
    const [first, second, third, fourth] = tasks(4) as [Task, Task, Task, Task];
    const all = [first, second, third, fourth].map((task) => queue.run(task.run));
    await settled();
    expect(started([first, second, third, fourth])).toEqual([true, true, false, false]);
    second.end();
    await settled();
    expect(started([third, fourth])).toEqual([true, false]);
    first.end();
    third.end();
    await settled();
    expect(fourth.started).toBe(true);
    fourth.end();
    await Promise.all(all);
  });

  it('never runs a new task before one that waits [ASVS 15.4.4]', async () => {
    const queue = queueFor(1, 10);
    const [first, waiting, newcomer] = tasks(3) as [Task, Task, Task];
    const order: string[] = [];
    const all = [
      queue
        .run(first.run)
        .then(() => queue.run(newcomer.run))
        .then(() => order.push('newcomer')),
      queue.run(waiting.run).then(() => order.push('waiting')),
    ];
    await settled();
    first.end();
    await settled();
    expect(started([waiting, newcomer])).toEqual([true, false]);
    waiting.end();
    await settled();
    newcomer.end();
    await Promise.all(all);
    expect(order).toEqual(['waiting', 'newcomer']);
  });

  it('refuses at once when it is full, without running anything, and says when to retry', async () => {
    const queue = queueFor(1, 1);
    const [running, waiting, refused] = tasks(3) as [Task, Task, Task];
    const all = [queue.run(running.run)];
    expect(queue.isFull()).toBe(false);
    all.push(queue.run(waiting.run));
    expect(queue.isFull()).toBe(true);
    await expect(queue.run(refused.run)).rejects.toEqual(new Overloaded(seconds(3)));
    await expect(queue.run(refused.run)).rejects.toHaveProperty('retryAfter', queue.retryAfter);
    expect(refused.started).toBe(false);
    running.end();
    await settled();
    expect(queue.isFull()).toBe(false);
    waiting.end();
    await Promise.all(all);
  });

  it('passes the place of a failed task to the next one', async () => {
    const queue = queueFor(1, 10);
    const failing = new Task();
    const failed = queue.run(failing.run);
    const thrown = queue.run(() => {
      throw new Error('thrown before any promise');
    });
    const next = queue.run(() => Promise.resolve('done'));
    await settled();
    failing.fail();
    await expect(failed).rejects.toThrow('failed');
    await expect(thrown).rejects.toThrow('thrown before any promise');
    expect(await next).toBe('done');
  });

  it('has its full capacity again after a burst', async () => {
    const queue = queueFor(3, 100);
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await settled();
      running -= 1;
    };
    await Promise.all(Array.from({ length: 100 }, () => queue.run(work)));
    expect(most).toBe(3);
    const again = tasks(4);
    const all = again.map((task) => queue.run(task.run));
    await settled();
    expect(started(again)).toEqual([true, true, true, false]);
    again[0]?.end();
    await settled();
    again.forEach((task) => task.end());
    await Promise.all(all);
  });

  it('lets networks take turns, each first in, first out', async () => {
    const queue = queueFor(1, 100);
    const order: string[] = [];
    const act = (name: string, network: string): Promise<void> =>
      queue.run(
        async () => {
          order.push(name);
          await settled();
        },
        { network },
      );
    const names = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'];
    await Promise.all(names.map((name) => act(name, name.charAt(0))));
    expect(order).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  it('lets one subject and one network wait for a part of it only', async () => {
    const queue = new BoundedQueue({ atOnce: 1, waiting: 6, perSubject: 2, perNetwork: 3, retryAfter: seconds(3) });
    const all = tasks(7);
    const run = (index: number, share: Share): Promise<void> => queue.run(all[index]?.run ?? settled, share);
    const shares = ['a 1', 'a 1', 'a 2', 'b 1', 'c 1'].map((text) => text.split(' ') as [string, string]);
    const running = shares.map(([subject, network], index) => run(index, { subject, network }));
    for (const share of [{ subject: 'a', network: '3' }, { subject: 'd', network: '1' }, { network: '1' }]) {
      expect(queue.isFull(share)).toBe(true);
      await expect(run(6, share)).rejects.toEqual(new Overloaded(seconds(3)));
    }
    expect(queue.isFull({ subject: 'b', network: '2' })).toBe(false);
    running.push(run(5, { subject: 'b', network: '2' }));
    for (const task of all.flatMap(() => all)) {
      task.end();
      await settled();
    }
    await Promise.all(running);
    expect(queue.isFull({ subject: 'a', network: '1' })).toBe(false);
  });
});
