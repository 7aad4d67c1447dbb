import { BoundedQueue, Overloaded } from '../../src/common/bounded-queue.js';
import { seconds } from '../../src/common/time.js';

/** A task that lasts until it is told to end, and says when it has begun. */
class Task {
  begun = false;
  private settle: { resolve: () => void; reject: (error: Error) => void } | undefined;

  readonly run = (): Promise<void> => {
    this.begun = true;
    return new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  };
  readonly end = (): void => this.settle?.resolve();
  readonly fail = (): void => this.settle?.reject(new Error('failed'));
}

const gateFor = (atOnce: number, waiting: number): BoundedQueue =>
  new BoundedQueue({ atOnce, waiting, retryAfter: seconds(3) });
const tasks = (count: number): Task[] => Array.from({ length: count }, () => new Task());
const begun = (list: readonly Task[]): boolean[] => list.map((task) => task.begun);
/** Lets every promise that can settle do so. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the gate', () => {
  it('lets only so many run at once, and the others in the order they came', async () => {
    const gate = gateFor(2, 10);
    const [first, second, third, fourth] = tasks(4) as [Task, Task, Task, Task];
    const all = [first, second, third, fourth].map((task) => gate.run(task.run));
    await settled();
    expect(begun([first, second, third, fourth])).toEqual([true, true, false, false]);
    second.end();
    await settled();
    expect(begun([third, fourth])).toEqual([true, false]);
    first.end();
    third.end();
    await settled();
    expect(fourth.begun).toBe(true);
    fourth.end();
    await Promise.all(all);
  });

  it('never lets a newcomer slip in before somebody who waits [ASVS 15.4.4]', async () => {
    const gate = gateFor(1, 10);
    const [first, waiting, newcomer] = tasks(3) as [Task, Task, Task];
    const order: string[] = [];
    const all = [
      gate
        .run(first.run)
        .then(() => gate.run(newcomer.run))
        .then(() => order.push('newcomer')),
      gate.run(waiting.run).then(() => order.push('waiting')),
    ];
    await settled();
    first.end();
    await settled();
    expect(begun([waiting, newcomer])).toEqual([true, false]);
    waiting.end();
    await settled();
    newcomer.end();
    await Promise.all(all);
    expect(order).toEqual(['waiting', 'newcomer']);
  });

  it('refuses at once when its queue is full, without running anything, and says when to come back', async () => {
    const gate = gateFor(1, 1);
    const [running, waiting, refused] = tasks(3) as [Task, Task, Task];
    const all = [gate.run(running.run)];
    expect(gate.full).toBe(false);
    all.push(gate.run(waiting.run));
    expect(gate.full).toBe(true);
    await expect(gate.run(refused.run)).rejects.toEqual(new Overloaded(seconds(3)));
    await expect(gate.run(refused.run)).rejects.toHaveProperty('retryAfter', gate.retryAfter);
    expect(refused.begun).toBe(false);
    running.end();
    await settled();
    expect(gate.full).toBe(false);
    waiting.end();
    await Promise.all(all);
  });

  it('gives the place of a failed task to the next one', async () => {
    const gate = gateFor(1, 10);
    const failing = new Task();
    const failed = gate.run(failing.run);
    const thrown = gate.run(() => {
      throw new Error('thrown before any promise');
    });
    const next = gate.run(() => Promise.resolve('done'));
    await settled();
    failing.fail();
    await expect(failed).rejects.toThrow('failed');
    await expect(thrown).rejects.toThrow('thrown before any promise');
    expect(await next).toBe('done');
  });

  it('is as wide as before after a burst', async () => {
    const gate = gateFor(3, 100);
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await settled();
      running -= 1;
    };
    await Promise.all(Array.from({ length: 100 }, () => gate.run(work)));
    expect(most).toBe(3);
    const again = tasks(4);
    const all = again.map((task) => gate.run(task.run));
    await settled();
    expect(begun(again)).toEqual([true, true, true, false]);
    again[0]?.end();
    await settled();
    again.forEach((task) => task.end());
    await Promise.all(all);
  });
});
