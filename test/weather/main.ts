import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startCluster, type StartedCluster } from '../../scripts/postgres-cluster.js';
import { root } from '../../src/common/package-root.js';
import { minutes } from '../../src/common/time.js';

/**
 * `npm run test:weather [-- MINUTES] [postgres]`: a month of bad weather in fifteen minutes, on SQLite or on a PostgreSQL of
 * its own. `CRASH_SEED` repeats the order of events. Exits with 1 if anything acknowledged was lost.
 */
const [words, numbers] = [process.argv.includes('postgres'), process.argv.slice(2).map(Number)];
const lasting = minutes(numbers.find((number) => number > 0) ?? 15);
const cluster = words ? await startPostgres() : undefined;
try {
  const { weather } = await import('./weather.js');
  await weather(lasting, cluster);
} finally {
  cluster?.remove();
}

/** Before anything is loaded that asks which engine is tested. */
async function startPostgres(): Promise<StartedCluster> {
  const started = await startCluster(['full_page_writes=off', 'fsync=off']);
  process.env.TEST_POSTGRES = started.url;
  const path = pathToFileURL(join(root, 'test/postgres/make-template.js')).href;
  const { default: makeTemplate } = (await import(path)) as { default: () => Promise<void> };
  await makeTemplate();
  return started;
}
