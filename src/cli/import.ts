import { type Command, type Options, type Outcome, WrongUsage } from './command.js';
import { settings } from './shown.js';
import { withProgress } from './with-progress.js';

export const importCommands: readonly Command[] = [
  {
    name: 'import',
    operands: ['FILE'],
    options: { 'dry-run': '', firebase: '[FILE]', report: '[FILE]' },
    summary: 'Import users with their passwords; the server may be running',
    examples: [
      'import users.jsonl --dry-run',
      'import users.jsonl --report refused.txt',
      'import users.csv --firebase parameters.txt',
    ],
    run: importUsers,
  },
];

async function importUsers(options: Options, file = ''): Promise<Outcome> {
  if (file === '') throw new WrongUsage('Name the file with the users: import FILE [--dry-run]');
  const isDry = options.has('dry-run');
  const { importFile } = await import('../import/beside-server.js');
  const config = await settings();
  const order = { file, firebase: options.one('firebase'), report: options.one('report'), isDry };
  const counts = await withProgress((_show, progress) => importFile(order, config, progress));
  return { text: textOf(counts, isDry), json: { dryRun: isDry, ...counts }, failed: counts.refused > 0 };
}

type Counts = Awaited<ReturnType<typeof import('../import/beside-server.js').importFile>>;

function textOf(counts: Counts, isDry: boolean): string {
  const said = [
    [counts.unverified, 'not verified: they have an account as soon as they prove their address'],
    [counts.changed, 'imported without a value that cannot be used'],
    [counts.exists, 'skipped: their address has an account, or was imported before'],
    [counts.duplicate, 'skipped: their address is in the file before'],
    [counts.refused, 'not imported: their line cannot be used'],
  ] as const;
  const others = said.filter(([count]) => count > 0).map(([count, what]) => `  ${count} ${what}`);
  const verb = isDry ? 'Nothing was written. Would be imported' : 'Imported';
  return [`${verb}: ${counts.imported} of ${counts.lines}`, ...others].join('\n');
}
