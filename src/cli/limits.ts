import { type Command, type Outcome, WrongUsage } from './command.js';
import { settings } from './shown.js';

export const limitsCommands: readonly Command[] = [
  {
    name: 'limits show',
    operands: ['ADDRESS|IP'],
    summary: 'Show what was counted for an address or a network, and what has to wait',
    examples: ['limits show ada@example.com', 'limits show 203.0.113.7'],
    run: show,
  },
  {
    name: 'limits clear',
    operands: ['ADDRESS|IP'],
    summary: 'Forget it',
    examples: ['limits clear ada@example.com'],
    run: clear,
  },
];

async function show(whose = ''): Promise<Outcome> {
  if (whose === '') throw new WrongUsage('Name an email address or an IP address: limits show ADDRESS|IP');
  const { limitsOf } = await import('../admin/limits-beside-server.js');
  const limits = await limitsOf(await settings(), whose);
  const lines = limits.map(({ rule, count, wait }) => {
    const blocked = wait > 0 ? `, the next one has to wait ${Math.ceil(wait / 1000)} seconds` : '';
    return `${rule}: ${count}${blocked}`;
  });
  const shown = limits.map(({ rule, count, wait }) => ({ rule, count, waitSeconds: Math.ceil(wait / 1000) }));
  return { text: lines.join('\n') || 'Nothing is counted.', json: { limits: shown } };
}

async function clear(whose = ''): Promise<Outcome> {
  if (whose === '') throw new WrongUsage('Name an email address or an IP address: limits clear ADDRESS|IP');
  const { clearLimitsOf } = await import('../admin/limits-beside-server.js');
  const cleared = await clearLimitsOf(await settings(), whose);
  return { text: cleared > 0 ? 'Forgotten.' : 'Nothing was counted.', json: { cleared } };
}
