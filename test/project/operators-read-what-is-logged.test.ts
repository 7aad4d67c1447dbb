import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const documented = ['operations.md', 'connect.md'].map((file) => read(`docs/${file}`)).join('\n');
const isDocumented = (name: string): boolean => documented.includes(`\`${name}\``);

describe('The documentation of the log', () => {
  it('has every outcome of a request', () => {
    const outcomes = [...read('src/logging/outcome.ts').matchAll(/^ {2}\| '([a-z-]+)'/gm)].map(([, name = '']) => name);
    expect(outcomes.length).toBeGreaterThan(15);
    expect(outcomes.filter((name) => !isDocumented(name))).toEqual([]);
  });

  it('has every event', () => {
    const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => read(join('src', path)))
      .join('\n');
    const calls = /log\.(?:write\((?:'\w+'|[^;{]*? : '\w+'), |failure\()'([a-z-]+)'/g;
    const events = new Set([...source.matchAll(calls)].map(([, name = '']) => name));
    expect(events.size).toBeGreaterThan(15);
    expect([...events].filter((name) => !isDocumented(name))).toEqual([]);
  });
});
