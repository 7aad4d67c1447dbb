import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster, urlAt } from '../../support/cluster.js';
import { until } from '../../support/mail-room.js';
import { move } from '../../support/moves.js';
import { type Ended, runToEnd } from '../../support/server.js';

let folder: string;
let primary: Cluster;
let standby: Cluster;

const run = (words: string[], url: string): Promise<Ended> =>
  runToEnd('src/cli.js', words, folder, { DATABASE_URL: url, PATH: process.env.PATH ?? '' });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-standby-'));
  primary = await Cluster.start();
  expect(await run(['migrate'], primary.url)).toMatchObject({ code: 0 });
  await primary.rows('CREATE DATABASE empty');
  expect(await run(['migrate'], `sqlite:${join(folder, 'full.sqlite')}`)).toMatchObject({ code: 0 });
  standby = await primary.standby();
  await until(async () => (await standby.rows('SELECT 1 FROM migrations')).length > 0);
}, 60_000);

afterAll(async () => {
  await primary.remove(standby);
  rmSync(folder, { recursive: true });
});

/** With this sentence alone, and nothing is left behind. */
async function expectRefusal(act: () => Promise<Ended>, name: string): Promise<void> {
  const before = readdirSync(folder).sort();
  const stderr = `${name} is a standby, which cannot be written: name the primary.\n`;
  expect(await act()).toMatchObject({ code: 1, stdout: '', stderr });
  expect(readdirSync(folder).sort()).toEqual(before);
}

describe('A standby is refused', () => {
  const full = (): string => `sqlite:${join(folder, 'full.sqlite')}`;

  it.each(['empty', 'postgres'])('as the target of a move, with tables or without: %s', async (database) => {
    await expectRefusal(() => move(folder, full(), urlAt(standby.port, database)), 'TO');
    expect(await primary.rows(`SELECT 1 FROM pg_tables WHERE schemaname = 'public'`, [], 'empty')).toEqual([]);
  });

  it('as the source of a move, which locks its tables: the new file is not made', async () => {
    await expectRefusal(() => move(folder, standby.url, `sqlite:${join(folder, 'new.sqlite')}`), 'FROM');
  });

  it('by a restore, but not by a backup', async () => {
    expect(await run(['backup', 'copy'], standby.url)).toMatchObject({ code: 0, stderr: '' });
    for (const database of ['empty', 'postgres'])
      await expectRefusal(
        () => run(['restore', 'copy'], urlAt(standby.port, database)),
        'The database of DATABASE_URL',
      );
  });
});
