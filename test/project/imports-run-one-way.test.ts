import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from '../../src/common/package-root.js';

/** Which folders of the source a folder may import from, beside itself and the files at the top of src. */
const mayImport: Record<string, readonly string[]> = {
  common: [],
  i18n: ['common'],
  logging: ['common'],
  config: ['common'],
  database: ['common', 'config', 'logging'],
  browser: ['passwords'],
  http: ['passwords', 'database', 'logging', 'config', 'i18n', 'common'],
  limits: ['http', 'database', 'config', 'i18n', 'common'],
  passwords: ['http', 'limits', 'config', 'i18n', 'common'],
  sessions: ['http', 'database', 'logging', 'config', 'i18n', 'common'],
  mail: ['http', 'limits', 'database', 'logging', 'config', 'i18n', 'common'],
  users: ['http', 'sessions', 'passwords', 'mail', 'limits', 'database', 'logging', 'i18n', 'common'],
  auth: ['http', 'users', 'sessions', 'passwords', 'mail', 'limits', 'database', 'config', 'i18n', 'common'],
  account: [
    ...['auth', 'http', 'users', 'sessions', 'passwords', 'mail', 'limits'],
    ...['database', 'config', 'i18n', 'common'],
  ],
};

/** The files at the top that put the application together; nothing below may lean on them. */
const assembly = ['main.ts', 'app/create-app.ts', 'app/app.module.ts'];

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
      return (
        here !== '' && here !== 'app' && there !== '' && here !== there && !mayImport[here]?.includes(there)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('never lead from a folder back to the assembly', () => {
    expect(
      imports.filter(({ from, to }) => !['', 'app'].includes(folderOf(from)) && assembly.includes(to)),
    ).toEqual([]);
  });

  it('name files and no barrels', () => {
    expect(imports.filter(({ to }) => to.endsWith('index.ts'))).toEqual([]);
  });
});
