import type { ExportCounts } from '../import/export-users.js';
import type { Command, Options, Outcome } from './command.js';
import { toNewFile, toStandardOutput, type Write } from './output.js';
import { settings } from './shown.js';

export const exportCommands: readonly Command[] = [
  {
    name: 'export',
    operands: ['[FILE]'],
    options: { passwords: '' },
    summary:
      'Write all accounts as JSON lines to a new file or to standard output, as import reads them; the server may be running',
    examples: ['export users.jsonl', 'export users.jsonl --passwords'],
    notes:
      'Accounts that are closed, and registrations that nobody has confirmed, are not in it. Keep the file secret: with --passwords, it has their hashes.',
    run: exportAccounts,
  },
];

async function exportAccounts(options: Options, path = ''): Promise<Outcome> {
  const config = await settings();
  const { exportUsers } = await import('../import/export-users.js');
  const withPasswords = options.has('passwords');
  const exporting = (write: Write): Promise<ExportCounts> => exportUsers(config, withPasswords, write);
  if (path === '') {
    await exporting(toStandardOutput);
    return { text: '', json: {}, isPrinted: true };
  }
  const { file, bytes, result } = await toNewFile(path, exporting);
  const { accounts, withoutPassword } = result;
  const note = `\n${withoutPassword} without a password that another program can check`;
  const text = `Exported: ${file} (${bytes} bytes, accounts: ${accounts})${withPasswords && withoutPassword > 0 ? note : ''}`;
  return { text, json: { file, bytes, accounts, ...(withPasswords && { withoutPassword }) } };
}
