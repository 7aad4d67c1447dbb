import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textsOfHashes } from '../support/legacy.js';
import { runToEnd } from '../support/server.js';
import { inTerminal } from '../support/terminal.js';

let folder: string;

const environment = { DATABASE_URL: 'sqlite:foyer.sqlite', SECRET: 'a secret that is long enough for a test' };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-progress-'));
  await runToEnd('src/cli.js', ['migrate'], folder, environment);
  const [, hash] = textsOfHashes.find(([name]) => name === 'passlib bcrypt 2b') ?? [];
  // Argon2id is computed for each of them, which takes some seconds.
  const lines = Array.from({ length: 1000 }, (_, at) =>
    JSON.stringify({
      email: `person${at}@example.com`,
      passwordHash: hash,
      emailVerified: true,
      note: 'x'.repeat(300),
    }),
  );
  writeFileSync(join(folder, 'users.jsonl'), [...lines, 'no JSON'].join('\n'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const figures = /Imported \d+ of \d+ lines: \d+ %, \d+ lines a second, about \d+ seconds? left/;

describe('An import of some seconds', () => {
  it('shows its progress on a terminal, in a line that is gone at the end', async () => {
    const { screen } = await inTerminal(['import', 'users.jsonl'], folder, environment);
    expect(screen).toMatch(figures);
    const seen = screen.split('\r\u001B[K').at(-1) ?? '';
    expect(seen).toMatch(/^Imported: 1000 of 1001\r\n {2}1 not imported/);
    expect(seen).not.toMatch(figures);
  }, 60_000);

  it('writes a line now and then where there is none, and nothing when it is quick', async () => {
    const again = await runToEnd('src/cli.js', ['import', 'users.jsonl', '--json'], folder, environment);
    expect(again.stderr).not.toMatch(figures);
    const file = { ...environment, DATABASE_URL: 'sqlite:other.sqlite' };
    await runToEnd('src/cli.js', ['migrate'], folder, file);
    const { stderr, stdout } = await runToEnd('src/cli.js', ['import', 'users.jsonl', '--json'], folder, file);
    expect(stderr).toMatch(figures);
    expect(stderr).not.toContain('\r');
    expect(JSON.parse(stdout)).toMatchObject({ imported: 1000 });
  }, 60_000);
});
