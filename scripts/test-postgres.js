/**
 * `npm run test:postgres [-- FILES …]`: runs the tests on PostgreSQL. Starts a server of its own from the programs that are
 * installed, on a free port and in a temporary directory, and removes it afterwards. With TEST_POSTGRES set to the URL of
 * a server whose user may create databases, it uses that one instead.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startCluster } from './postgres-cluster.js';

const root = join(import.meta.dirname, '..');
const cluster = process.env.TEST_POSTGRES ? undefined : await startCluster();
try {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const { status } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', jest, '--config', 'test/postgres/jest.config.js', ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...(cluster && { TEST_POSTGRES: cluster.url }) } },
  );
  process.exitCode = status ?? 1;
} finally {
  cluster?.remove();
}
