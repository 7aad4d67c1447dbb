import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError } from '../../common/config-error.js';
import type { DatabasePlace } from '../../config/database-place.js';
import { migrate } from '../migrate.js';
import { openWriter } from '../open.js';
import { complete, createPart } from '../part-file.js';
import type { Role, Target } from './side.js';

/** For one move. */
export const newMark = (): bigint => BigInt(`0x${randomUUID().slice(0, 8)}`);

/** Loads only the engine that it needs. @throws ConfigError. */
export async function openSide(place: DatabasePlace, role: Role, mark: bigint): Promise<Target> {
  if (place.engine === 'postgres') {
    const { openPostgresSide } = await import('../postgres/move-side.js');
    return openPostgresSide(place, role, mark);
  }
  const { openSqliteSide } = await import('../sqlite/move-side.js');
  return openSqliteSide(place.file, role);
}

/** Makes the tables, where there are none. @throws ConfigError. */
export async function makeTables(place: DatabasePlace): Promise<void> {
  const writer = await openWriter(place);
  try {
    await migrate(writer);
  } finally {
    await writer.destroy();
  }
}

/** A file that is not there yet gets its name only when it has everything: until then `work` has another one. */
export async function withNewFile<T>(place: DatabasePlace, work: (place: DatabasePlace) => Promise<T>): Promise<T> {
  if (place.engine === 'postgres' || existsSync(place.file)) return work(place);
  const file = resolve(place.file);
  if (existsSync(`${file}-wal`))
    throw new ConfigError(`There is a ${file}-wal, but no database that it belongs to: put it elsewhere.`);
  const { checkCopy } = await import('../sqlite/copy-checks.js');
  const { takeOwner } = await import('../sqlite/restore.js');
  return complete(createPart(file), file, async (part) => {
    const result = await work({ engine: 'sqlite', file: part });
    checkCopy(part);
    takeOwner(part, dirname(file));
    return result;
  });
}

/** @throws ConfigError when both are one file, or the second would be taken for a part of the first. */
export async function requireOtherFile(from: DatabasePlace, to: DatabasePlace): Promise<void> {
  if (from.engine !== 'sqlite' || to.engine !== 'sqlite' || !existsSync(from.file)) return;
  const { belongsTo } = await import('../sqlite/backup.js');
  if (belongsTo(from.file, resolve(to.file)) || isSame(from.file, to.file))
    throw new ConfigError('FROM and TO are the same database: name another one.');
}

function isSame(one: string, other: string): boolean {
  if (!existsSync(other)) return false;
  const [a, b] = [statSync(one), statSync(other)];
  return a.dev === b.dev && a.ino === b.ino;
}
