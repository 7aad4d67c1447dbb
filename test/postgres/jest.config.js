import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const { jest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What does not depend on the database, or is about SQLite's file, its plans and its statements. */
const elsewhere = [
  'browser',
  'config',
  'i18n',
  'passwords',
  'project',
  '[a-z]+/sqlite',
  'account/export/export-holds-nobody-up',
  'app/start-without-configuration',
  'cli/backups-are-made-and-restored',
  'database/migrations-run-up-and-down',
  'database/retention-blocks-nobody',
  'database/rows-of-an-account-are-bounded',
];

/** The same tests as `npm test`, on PostgreSQL: `npm run test:postgres` starts a server and sets TEST_POSTGRES. */
export default {
  ...jest,
  rootDir: root,
  globalSetup: '<rootDir>/test/postgres/make-template.js',
  testPathIgnorePatterns: ['/node_modules/', ...elsewhere.map((path) => `<rootDir>/test/${path}`)],
};
