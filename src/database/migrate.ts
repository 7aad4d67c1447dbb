import { type DataSource, MigrationExecutor } from 'typeorm';
import { loadConfig, readEnvironment } from '../config.js';
import { runProgram } from '../program.js';
import { openWriter } from './connections.js';

/** Brings the schema up to date, each migration in a transaction of its own. Returns the names of those applied. */
export async function migrate(writer: DataSource): Promise<string[]> {
  return (await writer.runMigrations()).map((migration) => migration.name);
}

/** Takes back the last migration and returns its name, if there is one. */
async function undo(writer: DataSource): Promise<string | undefined> {
  const [last] = await new MigrationExecutor(writer).getExecutedMigrations();
  if (last) await writer.undoLastMigration();
  return last?.name;
}

/** `npm run migrate` and `npm run migrate:undo`. */
async function main(direction: string | undefined): Promise<void> {
  const writer = await openWriter(loadConfig(readEnvironment()).databaseFile);
  try {
    if (direction === 'undo') {
      const undone = await undo(writer);
      console.log(undone === undefined ? 'There is nothing to take back.' : `Taken back: ${undone}`);
    } else {
      const applied = await migrate(writer);
      console.log(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'The schema is up to date.');
    }
  } finally {
    await writer.destroy();
  }
}

if (process.argv[1] === import.meta.filename) await runProgram(() => main(process.argv[2]));
