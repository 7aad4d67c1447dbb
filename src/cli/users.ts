import { type Command, type Outcome, WrongUsage } from './command.js';
import { databasePlace } from './database-place.js';

export const usersCommands: readonly Command[] = [
  {
    name: 'users sessions end',
    operands: ['ADDRESS|everybody'],
    summary: 'End all sessions of one person or of everybody; the server may be running',
    run: endSessions,
  },
  {
    name: 'users factors remove',
    operands: ['ADDRESS'],
    summary: 'Remove the second factors of somebody who has lost them; they are told by email',
    run: removeFactors,
  },
];

async function endSessions(whose = ''): Promise<Outcome> {
  const { endSessionsOf } = await import('../sessions/end-sessions.js');
  const accounts = await endSessionsOf(whose, await databasePlace());
  return { text: `Accounts whose sessions have ended: ${accounts}`, json: { accounts } };
}

async function removeFactors(address = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name whose factors to remove: users factors remove ADDRESS');
  const { loadConfig } = await import('../config/config.js');
  const { readEnvironment } = await import('../config/environment.js');
  const { removeFactorsOf } = await import('../factors/remove-beside-server.js');
  const removed = await removeFactorsOf(address, loadConfig(readEnvironment()));
  const text = removed
    ? 'The second factors are removed, and all devices are logged out. The owner is told by email.'
    : 'This account has no second factor.';
  return { text, json: { removed } };
}
