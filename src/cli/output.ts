import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ConfigError } from '../common/config-error.js';
import { withProgress } from './with-progress.js';

export type Write = (parts: AsyncIterable<string>) => Promise<void>;

/** Ends early when nobody reads it any longer. When it cannot be written, src/cli.ts ends the command. */
export async function toStandardOutput(parts: AsyncIterable<string>): Promise<void> {
  const { stdout } = process;
  const gone = new Promise<void>((done) => stdout.once('error', () => done()).once('close', done));
  for await (const part of parts) {
    if (stdout.destroyed || stdout.errored) return;
    if (!stdout.write(part)) await Promise.race([gone, once(stdout, 'drain')]);
  }
}

/** Only for the user that runs this, and whole or not at all. @throws ConfigError. */
export async function toNewFile<T>(
  path: string,
  exporting: (write: Write) => Promise<T>,
): Promise<{ file: string; bytes: number; result: T }> {
  const { complete, createPart, requireFree } = await import('../database/part-file.js');
  const file = resolve(path);
  requireFree(file);
  let bytes = 0;
  const result = await withProgress((show) =>
    complete(createPart(file), file, (part) =>
      exporting(async (parts) => {
        const counted = async function* (texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
          for await (const text of texts) {
            const chunk = Buffer.from(text);
            bytes += chunk.length;
            show('Exporting', bytes / 1_000_000, 'MB');
            yield chunk;
          }
        };
        await pipeline(parts, counted, createWriteStream(part)).catch(refuseFull);
      }),
    ),
  );
  return { file, bytes, result };
}

/** @throws ConfigError for what the operator can fix, such as a full disk. */
function refuseFull(error: Error): never {
  if ('syscall' in error) throw new ConfigError(`Nothing was exported: ${error.message}`, { cause: error });
  throw error;
}
