import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Command, type Outcome, WrongUsage } from './command.js';
import { settings } from './shown.js';
import { withProgress } from './with-progress.js';

export const usersExportCommands: readonly Command[] = [
  {
    name: 'users export',
    operands: ['ADDRESS', '[FILE]'],
    summary: 'Write everything stored about somebody, as they can download it, to a new file or to standard output',
    examples: ['users export ada@example.com ada.json', 'users export ada@example.com > ada.json'],
    notes: 'It is in their activity. No password, secret or token is in it.',
    run: exportAccount,
  },
];

async function exportAccount(address = '', path = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name the account: users export ADDRESS [FILE]');
  const config = await settings();
  const { exportPerson } = await import('../admin/export-beside-server.js');
  const tables = await tablesOfAllFeatures(config);
  if (path === '') {
    await exportPerson(config, tables, address, toStandardOutput);
    return { text: '', json: {}, isPrinted: true };
  }
  const { file, bytes } = await toNewFile(path, (write) => exportPerson(config, tables, address, write));
  return { text: `Exported: ${file} (${bytes} bytes)`, json: { file, bytes } };
}

type Write = (parts: AsyncIterable<string>) => Promise<void>;

/** Of the modules that a clone has added, too. */
async function tablesOfAllFeatures(
  config: Awaited<ReturnType<typeof settings>>,
): Promise<import('../database/tables.js').Tables> {
  const { AppModule } = await import('../app/app.module.js');
  const { Clock } = await import('../common/time.js');
  const { tablesDeclaredBelow } = await import('../database/database.module.js');
  const { Log } = await import('../logging/log.js');
  return tablesDeclaredBelow(AppModule.with(config, new Clock(), new Log(false, () => undefined)));
}

async function toStandardOutput(parts: AsyncIterable<string>): Promise<void> {
  for await (const part of withNewline(parts)) {
    // Whoever reads it may have gone: then nothing would drain it.
    if (process.stdout.destroyed || process.stdout.errored) return;
    if (!process.stdout.write(part)) await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]);
  }
}

async function* withNewline(parts: AsyncIterable<string>): AsyncGenerator<string> {
  yield* parts;
  yield '\n';
}

/** Only for the user that runs this, and whole or not at all. @throws ConfigError. */
async function toNewFile(
  path: string,
  exporting: (write: Write) => Promise<void>,
): Promise<{ file: string; bytes: number }> {
  const { complete, createPart, requireFree } = await import('../database/part-file.js');
  const file = resolve(path);
  requireFree(file);
  let bytes = 0;
  await withProgress((show) =>
    complete(createPart(file), file, (part) =>
      exporting(async (parts) => {
        const counted = async function* (texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
          for await (const text of withNewline(texts)) {
            const chunk = Buffer.from(text);
            bytes += chunk.length;
            show('Exporting', bytes / 1_000_000, 'MB');
            yield chunk;
          }
        };
        await pipeline(parts, counted, createWriteStream(part));
      }),
    ),
  );
  return { file, bytes };
}
