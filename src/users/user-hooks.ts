import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { Log } from '../logging/log.js';
import { policy } from '../policy.js';
import type { UserEvent } from './user-event.js';

type OfType<Type extends UserEvent['type']> = Extract<UserEvent, { readonly type: Type }>;
export type Listener<Type extends UserEvent['type']> = (event: OfType<Type>) => Promise<void> | void;

/**
 * Where modules listen to what happens to users. Listeners run after the commit and after the answer, at most once, in the
 * process that has done it. What must not be lost belongs into the same transaction, or is a webhook.
 */
@Injectable()
export class UserHooks implements BeforeApplicationShutdown {
  private readonly listeners: { readonly type: UserEvent['type']; readonly act: (event: UserEvent) => unknown }[] = [];
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly log: Log) {}

  /** An address is proved, or an operator has made the account. It may still wait for somebody's approval. */
  onRegistered(listener: Listener<'registered'>): void {
    this.on('registered', listener);
  }

  /** The account can be used from now on. */
  onActivated(listener: Listener<'activated'>): void {
    this.on('activated', listener);
  }

  onLoggedIn(listener: Listener<'logged-in'>): void {
    this.on('logged-in', listener);
  }

  onChanged(listener: Listener<'changed'>): void {
    this.on('changed', listener);
  }

  /** After the days of grace: nothing of the account is left. */
  onDeleted(listener: Listener<'deleted'>): void {
    this.on('deleted', listener);
  }

  /** After the commit of what it is about. An error of a listener is logged, and nobody else notices. */
  tell(event: UserEvent): void {
    for (const { type, act } of this.listeners)
      if (type === event.type) {
        const run = this.run(act, event).finally(() => this.running.delete(run));
        this.running.add(run);
      }
  }

  /** Lets those finish that are running. The database is closed afterwards. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.race([Promise.all(this.running), wait(policy.stopping.listeners, undefined, { ref: false })]);
  }

  private on<Type extends UserEvent['type']>(type: Type, listener: Listener<Type>): void {
    this.listeners.push({ type, act: (event) => listener(event as OfType<Type>) });
  }

  private async run(act: (event: UserEvent) => unknown, event: UserEvent): Promise<void> {
    try {
      // The answer goes first.
      await new Promise(setImmediate);
      await act(event);
    } catch (error) {
      this.log.failure('listener-failed', error, { user: event.userId });
    }
  }
}
