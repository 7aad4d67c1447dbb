import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';
import { variableNames } from '../../src/config/config.js';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const { scripts, engines } = JSON.parse(read('package.json')) as {
  scripts: { start: string };
  engines: { node: string };
};
const flags = scripts.start.split(' ').filter((word) => word.startsWith('--'));
const dockerfile = read('Dockerfile');
const unit = /^```ini\n(\[Unit\]\n[^`]*)^```/m.exec(read('docs/deploy.md'))?.[1] ?? '';

it('All start Node with the flags of `npm start`', () => {
  const inDockerfile = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(dockerfile)?.[1] ?? '[]') as string[];
  expect(inDockerfile).toEqual(['node', ...flags]);
  expect(unit).toContain(`ExecStart=/usr/bin/node ${flags.join(' ')} dist/src/main.js\n`);
});

describe('The Dockerfile', () => {
  it('takes a version of Node that package.json allows', () => {
    expect(engines.node).toContain(`${/^ARG NODE=(\d+)$/m.exec(dockerfile)?.[1]}.`);
  });

  it('sees everything that the build reads, and nothing that is not named', () => {
    const [all, ...lines] = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(all).toBe('*');
    const seen = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const inputs = /^const inputs = \[([^\]]*)\]/m.exec(read('scripts/build.js'))?.[1]?.match(/[^\s',]+/g) ?? [];
    expect(inputs.length).toBeGreaterThan(5);
    expect(seen).toEqual(expect.arrayContaining(inputs.map((path) => path.split('/')[0])));
    expect(seen.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const copied = /cp -a (.*) \/release/.exec(dockerfile)?.[1]?.split(' ') ?? [];
    expect(copied).toEqual(expect.arrayContaining(['package.json', 'node_modules', 'views', 'public', 'dist']));
  });

  it('runs without the rights of root', () => {
    expect(dockerfile.lastIndexOf('\nUSER node')).toBeGreaterThan(dockerfile.lastIndexOf('\nRUN '));
    for (const line of ['read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true'])
      expect(read('compose.yaml')).toContain(line);
  });

  it('does not fill the disk with its log', () => {
    for (const file of ['compose.yaml', 'compose.postgres.yaml'])
      expect(read(file).match(/^ {4}restart:/gm)?.length).toBe(
        read(file).match(/^ {4}logging: \{ driver: local \}/gm)?.length,
      );
  });

  it('and the compose files set only variables that Foyer has', () => {
    const environment = ['compose.yaml', 'compose.postgres.yaml'].map(
      (file) => /^ {2}foyer:\n(?: {4}.*\n)*? {4}environment:\n((?: {6}.*\n)+)/m.exec(read(file))?.[1] ?? '',
    );
    const names = [
      ...environment.flatMap((lines) => [...lines.matchAll(/^ {6}(\w+):/gm)].map(([, name = '']) => name)),
      ...[...(/^ENV (.*)$/m.exec(dockerfile)?.[1] ?? '').matchAll(/(\w+)=/g)].map(([, name = '']) => name),
    ];
    expect(names.length).toBeGreaterThan(7);
    const known = variableNames.flatMap((name) => [name, `${name}_FILE`]);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('The systemd unit', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'foyer-unit-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** Whether it is exposed less than 2.0 of 10. */
  const isTight = (text: string): boolean => {
    const file = join(folder, 'foyer.service');
    writeFileSync(file, text);
    const args = ['security', '--offline=true', '--threshold=20', file];
    const { status, error } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
    if (error) throw new Error('systemd-analyze is not installed: apt-get install systemd');
    return status === 0;
  };

  it('leaves the service few rights', () => {
    expect(isTight(unit)).toBe(true);
    expect(isTight(unit.replace(/^(?:Protect|Private|Restrict|SystemCall).*\n/gm, ''))).toBe(false);
  });
});
