import type { Command, Outcome } from './command.js';
import { databasePlace } from './database-place.js';

export const usersCommands: readonly Command[] = [
  {
    name: 'users sessions end',
    operands: ['ADDRESS|everybody'],
    summary: 'End all sessions of one person or of everybody; the server may be running',
    run: endSessions,
  },
];

async function endSessions(whose = ''): Promise<Outcome> {
  const { endSessionsOf } = await import('../sessions/end-sessions.js');
  const accounts = await endSessionsOf(whose, await databasePlace());
  return { text: `Accounts whose sessions have ended: ${accounts}`, json: { accounts } };
}
