import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Entities } from './tables.js';

type Watcher = (db: EntityManager, keys: readonly string[]) => Promise<void>;

/** Who has to know what the retention job deletes. */
@Injectable()
export class Deletions {
  private readonly watchers = new Map<Entities[number], Watcher>();

  /** Runs in the transaction that deletes the rows, with their primary keys of one column. */
  watch(entity: Entities[number], watcher: Watcher): void {
    this.watchers.set(entity, watcher);
  }

  watcherOf(entity: Entities[number]): Watcher {
    return this.watchers.get(entity) ?? (() => Promise.resolve());
  }
}
