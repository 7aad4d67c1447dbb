import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder, from the source and from the built files alike: views and assets are read from here. */
export const root = folderOfPackage(import.meta.dirname);

function folderOfPackage(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : folderOfPackage(dirname(folder));
}
