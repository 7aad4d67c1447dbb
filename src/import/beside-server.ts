import { createReadStream, readFileSync, statSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { ConfigError } from '../common/config-error.js';
import { Keyring } from '../common/keyring.js';
import type { Progress } from '../common/progress.js';
import { Clock } from '../common/time.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import type { Database } from '../database/database.js';
import { Groups } from '../groups/groups.js';
import { LegacyHashes } from '../passwords/legacy/legacy-hashes.js';
import { type FirebaseProject, readFirebaseProject } from './firebase.js';
import { ImportProgress } from './import-progress.js';
import { importUsers } from './import-users.js';
import type { Reading } from './person.js';
import { Report } from './report.js';
import { rowsOf } from './rows.js';
import { WorkLimits } from './work-limits.js';

/** What an operator asks for. Files are paths. */
interface ImportOrder {
  readonly file: string;
  readonly firebase: string | undefined;
  readonly report: string | undefined;
  readonly isDry: boolean;
}

/** For operators, also beside a running server. @throws ConfigError. */
export async function importFile(
  { file, firebase, report: reportFile, isDry }: ImportOrder,
  config: Config,
  shown: Progress,
): Promise<Report['counts']> {
  const size = sizeOf(file);
  const project = firebase === undefined ? undefined : readProject(firebase);
  // A server on the same machine goes first. Before the first hash: its threads are as polite as the one that starts them.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  return besideServer(config.database, async (database) => {
    const limits = new WorkLimits(await new LegacyHashes(database.reader).left());
    const reading = await readingOf(database, project);
    const progress = new ImportProgress(size, shown);
    const report = Report.open(reportFile);
    try {
      const rows = rowsOf(progress.through(createReadStream(file, { highWaterMark: 32 * 1024 })));
      await importUsers(rows, {
        database,
        reading,
        keyring: new Keyring(config.secrets),
        limits,
        report,
        progress,
        isDry,
      });
    } finally {
      report.close();
    }
    return report.counts;
  });
}

async function readingOf(database: Database, firebase: FirebaseProject | undefined): Promise<Reading> {
  const clock = new Clock();
  const groups = await new Groups(database, clock).list();
  return { firebase, groups: new Set(groups.map(({ name }) => name)), now: clock.now() };
}

/** @throws ConfigError when there is no such file. */
function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new ConfigError(`There is no file ${file}.`);
  return found.size;
}

/** @throws ConfigError. */
function readProject(file: string): FirebaseProject {
  if (sizeOf(file) > 64 * 1024) throw new ConfigError(`${file} is too large for the parameters of Firebase.`);
  return readFirebaseProject(readFileSync(file, 'utf8'));
}
