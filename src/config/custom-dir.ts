import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import Handlebars from 'handlebars';
import { ConfigError } from '../common/config-error.js';
import { root } from '../common/package-root.js';

/** Where a folder of ours is looked for: among the operator's files first. */
export function foldersOf(customDir: string | undefined, folder: 'views' | 'public'): string[] {
  return [customDir, root].flatMap((base) => (base === undefined ? [] : [join(base, folder)]));
}

/** The template of this name, the operator's if there is one. */
export function readView(customDir: string | undefined, view: string): string {
  const file = foldersOf(customDir, 'views')
    .map((views) => join(views, `${view}.hbs`))
    .find((file) => existsSync(file));
  if (file === undefined) throw new Error(`There is no view ${view}.`);
  return readFileSync(file, 'utf8');
}

/**
 * Every file in the operator's folder shall do something: a template of another name would be ignored in silence.
 * @throws ConfigError with one sentence about the first that does not.
 */
export function checkCustomDir(customDir: string): void {
  if (!statSync(customDir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ConfigError(`CUSTOM_DIR must be a folder, and ${customDir} is none.`);
  }
  for (const file of filesIn(customDir)) {
    const complaint = complaintAbout(file, join(customDir, file));
    if (complaint !== undefined) throw new ConfigError(`In CUSTOM_DIR the file ${file} ${complaint}.`);
  }
}

/** By their path in the folder. What begins with a dot is the system's. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .filter((file) => !/(?:^|\/)\./.test(file));
}

function complaintAbout(file: string, path: string): string | undefined {
  if (file.startsWith('public/')) return undefined;
  if (!file.startsWith('views/'))
    return 'does nothing: templates are in views/, and styles and pictures in public/assets/';
  const isNewPartial = /^views\/partials\/\w+\.hbs$/.test(file);
  if (!isNewPartial && !existsSync(join(root, file))) return 'replaces nothing: there is no such template';
  try {
    Handlebars.parse(readFileSync(path, 'utf8'));
    return undefined;
  } catch (error) {
    return `is no template: ${(error as Error).message.split('\n').join(' ')}`;
  }
}
