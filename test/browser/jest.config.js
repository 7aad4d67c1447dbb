import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const { jest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Like the other tests, in a directory that those ignore: `npm run test:browser`. */
export default {
  ...jest,
  rootDir: root,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 60_000,
};
