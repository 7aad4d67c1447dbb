import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';

interface Installed {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

const registry = 'https://registry.npmjs.org/';

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const { packages } = read('package-lock.json') as { packages: Record<string, Installed> };
const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };

/** Everything that `npm ci` installs, by path. The first entry is the project itself. */
const installed = Object.entries(packages).filter(([place]) => place !== '');

/** The paths of the packages for which this is false. */
const without = (isTrue: (one: Installed) => boolean): string[] =>
  installed.flatMap(([place, one]) => (isTrue(one) ? [] : [place]));

describe('Every installed package', () => {
  it('is a release from the registry, pinned by its hash [ASVS 15.1.2, 15.2.4]', () => {
    expect(installed.length).toBeGreaterThan(300);
    expect(without(({ integrity }) => /^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([]);
    expect(without(({ version }) => /^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version ?? ''))).toEqual([]);
    expect(without(({ link }) => !link)).toEqual([]);
    expect(without(({ resolved = registry }) => resolved.startsWith(registry))).toEqual([]);
  });

  it('runs no install script that is not in allowScripts', () => {
    const names = without(({ hasInstallScript }) => !hasInstallScript).map((place) =>
      place.replace(/^.*node_modules\//, ''),
    );
    expect(names.filter((name) => !(name in allowScripts))).toEqual([]);
  });
});
