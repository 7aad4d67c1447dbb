#!/usr/bin/env node
/** `npx foyer …` in this folder: the operator's commands, as `node dist/src/cli.js …`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const program = join(import.meta.dirname, '..', 'dist', 'src', 'cli.js');

if (existsSync(program)) await import(program);
else {
  console.error('Foyer is not built yet. Run this first, in its folder: npm run build');
  process.exitCode = 1;
}
