import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}

const read = (file: string): Manifest => JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest;
const ours = read('package.json');

/** The examples are built with the packages of the whole project, and installed with their own. */
describe.each(['vue', 'react'])('The example of %s', (name) => {
  it('asks for the versions with which it is tested', () => {
    const { dependencies, devDependencies } = read(`examples/${name}/package.json`);
    const asked = { ...dependencies, ...devDependencies };
    expect(Object.keys(asked).length).toBeGreaterThan(5);
    expect({ ...ours.devDependencies, ...ours.dependencies }).toMatchObject(asked);
  });
});
