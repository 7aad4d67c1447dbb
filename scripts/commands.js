/** `npm run commands`: writes docs/commands.md from the commands of the build. With `--check` it fails unless it is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '..');
const file = join(root, 'docs/commands.md');
const { commandsPage } = await import(join(root, 'dist/src/cli/commands-page.js'));
const { commands } = await import(join(root, 'dist/src/cli/table.js'));
const page = await format(commandsPage(commands), { ...(await resolveConfig(file)), filepath: file });

if (!process.argv.includes('--check')) writeFileSync(file, page);
else if (readFileSync(file, 'utf8') !== page) {
  console.error('docs/commands.md does not fit the commands. Run npm run commands and commit it.');
  process.exitCode = 1;
}
