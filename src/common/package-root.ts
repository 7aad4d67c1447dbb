import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's directory, found from both the source and the build output. Contains views and assets. */
export const root = folderOfPackage(import.meta.dirname);

function folderOfPackage(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : folderOfPackage(dirname(folder));
}
