import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../src/common/package-root.js';
import { becomeUser, logIn } from '../support/people.js';
import { Server } from '../support/server.js';
import { onPostgres } from '../support/test-database.js';

const preload = pathToFileURL(join(root, 'test/support/list-modules.mjs')).href;

describe('A process', () => {
  it('loads the library of the database that it uses, and not the other one', async () => {
    const server = await Server.start({ NODE_OPTIONS: `--import=${preload}` });
    try {
      await becomeUser(server, 'ada@example.com');
      expect((await logIn(server, 'ada@example.com')).url).toBe('/account');
      await server.end();
      const loaded = /^loaded=(.*)$/m.exec(server.stdout)?.[1]?.split(',') ?? [];
      expect(loaded).toContain('express');
      expect(loaded.includes('pg')).toBe(onPostgres);
      expect(loaded.includes('better-sqlite3')).toBe(!onPostgres);
    } finally {
      await server.remove();
    }
  });
});
