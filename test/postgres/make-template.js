import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { URL } from 'node:url';
import pg from 'pg';

const template = 'foyer_template';

/** The database that each test gets a copy of. */
export default async function makeTemplate() {
  const server = process.env.TEST_POSTGRES;
  if (!server) throw new Error('TEST_POSTGRES is not set: use npm run test:postgres.');
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${template}`);
  await admin.query(`CREATE DATABASE ${template}`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${template}`;
  const cli = join(import.meta.dirname, '../../dist/src/cli.js');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'migrate'], {
    env: { DATABASE_URL: url.href },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}
