import { createRequire } from 'node:module';

// Preloaded with `--import`: prints the packages that the process has loaded, when it ends.
const { cache } = createRequire(import.meta.url);

process.on('exit', () => {
  const packages = Object.keys(cache).map((path) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  console.log(`loaded=${[...new Set(packages)].join(',')}`);
});
