import { Worker } from 'node:worker_threads';
import { BoundedQueue, Overloaded, type Share } from '../common/bounded-queue.js';
import type { Log } from '../logging/log.js';
import { policy } from '../policy.js';
import type { Question } from './judge-worker.js';
import type { PasswordRequirements, Violation } from './violations.js';
import { workerFile } from './worker-file.js';

const { judgmentsWaiting: waiting, judgedWithin } = policy.passwords;
const { retryAfter } = policy.hashing;

/** Judges passwords in one thread, one after the other, because an estimate blocks everything in its thread. */
export class PasswordJudge {
  private readonly queue: BoundedQueue;
  private thread: Promise<Worker> | undefined;

  constructor(
    private readonly requirements: PasswordRequirements,
    private readonly log: Log,
    networkLimitFactor: number,
  ) {
    const perNetwork = policy.limits.placesPerNetwork(waiting, networkLimitFactor);
    this.queue = new BoundedQueue({ atOnce: 1, waiting, perNetwork, retryAfter });
  }

  /** @throws Overloaded when the queue, or this share of it, is full, or the thread has just failed. */
  violationOf(question: Question, share: Share): Promise<Violation | undefined> {
    return this.queue.run(async () => this.ask(await this.start(), question), share);
  }

  /** Resolves when the thread has loaded its dictionaries. After a failure, the next question starts another. */
  start(): Promise<Worker> {
    return (this.thread ??= this.startThread());
  }

  async stop(): Promise<void> {
    await (await this.thread?.catch(() => undefined))?.terminate();
  }

  private async startThread(): Promise<Worker> {
    // Without the environment: it has secrets, and the thread needs none.
    const thread = new Worker(workerFile, { workerData: this.requirements, env: {}, execArgv: [] });
    thread.unref();
    thread.on('error', (error) => this.log.failure('bug', error));
    thread.once('exit', () => (this.thread = undefined));
    await answerOf(thread);
    return thread;
  }

  private async ask(thread: Worker, question: Question): Promise<Violation | undefined> {
    const timer = setTimeout(() => void thread.terminate(), judgedWithin);
    thread.postMessage(question);
    return answerOf<Violation | undefined>(thread).finally(() => clearTimeout(timer));
  }
}

/** Its next message. It is asked one question at a time, so that is the answer. @throws Overloaded when it ends. */
function answerOf<T>(thread: Worker): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Overloaded(retryAfter));
    thread.once('exit', ended);
    thread.once('message', (answer: T) => {
      thread.off('exit', ended);
      resolve(answer);
    });
  });
}
