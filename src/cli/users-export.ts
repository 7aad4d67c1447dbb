import { type Command, type Outcome, WrongUsage } from './command.js';
import { toNewFile, toStandardOutput, type Write } from './output.js';
import { settings } from './shown.js';

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
  const exporting = (write: Write): Promise<void> =>
    exportPerson(config, tables, address, (parts) => write(withNewline(parts)));
  if (path === '') {
    await exporting(toStandardOutput);
    return { text: '', json: {}, isPrinted: true };
  }
  const { file, bytes } = await toNewFile(path, exporting);
  return { text: `Exported: ${file} (${bytes} bytes)`, json: { file, bytes } };
}

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

async function* withNewline(parts: AsyncIterable<string>): AsyncGenerator<string> {
  yield* parts;
  yield '\n';
}
