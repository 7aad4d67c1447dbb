import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from '../../src/common/package-root.js';

/** The folders of the source and the files at its top, lowest first. Each imports only from lines above its own. */
const layers: readonly (readonly string[])[] = [
  ['common'],
  ['policy'],
  ['policy.ts'],
  ['config', 'i18n', 'logging'],
  ['domain', 'outgoing'],
  ['database'],
  ['limits'],
  ['mail', 'passwords', 'sessions'],
  ['webhooks'],
  ['browser', 'users'],
  ['factors', 'groups', 'icons'],
  ['identities', 'invites'],
  ['http'],
  ['account', 'auth'],
  ['api', 'forward-auth', 'import', 'metrics', 'oidc'],
  ['admin', 'apps'],
  ['app', 'doctor'],
  ['cli'],
  ['main.ts', 'cli.ts'],
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const source = join(root, 'src');

const partOf = (file: string): string => file.split('/')[0] ?? '';
const layerOf = (file: string): number => layers.findIndex((layer) => layer.includes(partOf(file)));

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

const imports: readonly Import[] = files
  .flatMap((from) =>
    [...readFileSync(join(source, from), 'utf8').matchAll(/(?:from |import\()'(\.[^']+)\.js'/g)].map(
      ([, target = '']) => ({ from, to: `${relative(source, resolve(source, dirname(from), target))}.ts` }),
    ),
  )
  .filter(({ to }) => !to.startsWith('..'));

/** The files of the first circle that is found, from one back to itself. */
function circleIn(all: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of all) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of targets.get(file) ?? []) {
      const circle = visit(target, [...way, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  return [...targets.keys()].map((file) => visit(file, [])).find((circle) => circle.length > 0) ?? [];
}

describe('The imports of the source', () => {
  it('are found', () => {
    expect(imports.length).toBeGreaterThan(500);
    expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
  });

  it('run one way between the folders', () => {
    const wrong = imports.filter(({ from, to }) => partOf(from) !== partOf(to) && layerOf(to) >= layerOf(from));
    expect(wrong).toEqual([]);
  });

  it('form no circle, also not inside a folder', () => {
    expect(circleIn(imports)).toEqual([]);
    expect(circleIn([...imports, { from: 'common/time.ts', to: 'main.ts' }])).not.toEqual([]);
  });

  it('lead to http only from controllers and modules: flows know nothing of it', () => {
    const flows = imports.filter(
      ({ from, to }) =>
        ['account', 'auth'].includes(partOf(from)) &&
        partOf(to) === 'http' &&
        !/\.(controller|guard|filter|module)\.ts$/.test(from),
    );
    expect(flows).toEqual([]);
  });

  it('name files and no barrels', () => {
    expect(imports.filter(({ to }) => to.endsWith('index.ts'))).toEqual([]);
  });
});
