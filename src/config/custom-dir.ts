import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import Handlebars from 'handlebars';
import { ConfigError } from '../common/config-error.js';
import { root } from '../common/package-root.js';

/** Where to look for views or public files: in the operator's directory first. */
export function foldersOf(customDir: string | undefined, folder: 'views' | 'public'): string[] {
  return [customDir, root].flatMap((base) => (base === undefined ? [] : [join(base, folder)]));
}

/** The template of this name, from the operator's directory if it is there. */
export function readView(customDir: string | undefined, view: string): string {
  const file = foldersOf(customDir, 'views')
    .map((views) => join(views, `${view}.hbs`))
    .find((file) => existsSync(file));
  if (file === undefined) throw new Error(`Unknown view ${view}.`);
  return readFileSync(file, 'utf8');
}

/** @throws ConfigError for a file without an effect, such as a misnamed template: it would be ignored silently. */
export function checkCustomDir(customDir: string): void {
  if (!statSync(customDir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ConfigError(`CUSTOM_DIR must be a directory, but ${customDir} is not.`);
  }
  for (const file of filesIn(customDir)) {
    const problem = problemWith(file, join(customDir, file));
    if (problem !== undefined) throw new ConfigError(`In CUSTOM_DIR the file ${file} ${problem}.`);
  }
}

/** Paths in the directory. Files whose name starts with a dot belong to the operating system. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .filter((file) => !/(?:^|\/)\./.test(file));
}

function problemWith(file: string, path: string): string | undefined {
  // Texts are checked where they are read.
  if (file.startsWith('public/') || file.startsWith('i18n/')) return undefined;
  if (!file.startsWith('views/'))
    return 'has no effect: templates go in views/, texts in i18n/, styles and images in public/assets/';
  const isNewPartial = /^views\/partials\/\w+\.hbs$/.test(file);
  if (!isNewPartial && !existsSync(join(root, file))) return 'replaces nothing: there is no template at this path';
  try {
    Handlebars.parse(readFileSync(path, 'utf8'));
    return undefined;
  } catch (error) {
    return `is not a valid template: ${(error as Error).message.split('\n').join(' ')}`;
  }
}
