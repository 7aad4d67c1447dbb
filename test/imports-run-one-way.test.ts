import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from '../src/root.js';

/** Which folders of the source a folder may import from, beside itself and the files at the top of src. */
const mayImport: Record<string, readonly string[]> = {
  words: [],
  database: [],
  web: ['words', 'database'],
  limits: ['words', 'web', 'database'],
  mail: ['words', 'limits', 'web', 'database'],
  passwords: ['words', 'limits', 'web', 'database'],
  browser: ['passwords'],
  sessions: ['words', 'web', 'database'],
  users: ['words', 'sessions', 'passwords', 'mail', 'limits', 'web', 'database'],
  account: ['words', 'users', 'sessions', 'passwords', 'mail', 'limits', 'web', 'database'],
  auth: ['words', 'users', 'sessions', 'passwords', 'mail', 'limits', 'web', 'database'],
};

/** The files at the top that put the application together; nothing below may lean on them. */
const assembly = ['main.ts', 'app.ts', 'app.module.ts'];

const source = join(root, 'src');
const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : '');

const imports = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(/from '(\.[^']+)\.js'/g)].map(
      ([, target = '']) => ({
        from: file,
        to: `${relative(source, resolve(source, dirname(file), target))}.ts`,
      }),
    ),
  )
  .filter(({ to }) => !to.startsWith('..'));

describe('The imports of the source', () => {
  it('run one way between the folders', () => {
    expect(imports.length).toBeGreaterThan(100);
    const wrong = imports.filter(({ from, to }) => {
      const [here, there] = [folderOf(from), folderOf(to)];
      return here !== '' && there !== '' && here !== there && !mayImport[here]?.includes(there);
    });
    expect(wrong).toEqual([]);
  });

  it('never lead from a folder back to the assembly', () => {
    expect(imports.filter(({ from, to }) => folderOf(from) !== '' && assembly.includes(to))).toEqual([]);
  });

  it('name files and no barrels', () => {
    expect(imports.filter(({ to }) => to.endsWith('index.ts'))).toEqual([]);
  });
});
