import type { Command, Outcome } from './command.js';

export const doctorCommands: readonly Command[] = [
  {
    name: 'doctor',
    summary: 'Check the configuration, database, mail server, clock, proxy and certificate of the running server',
    examples: ['doctor', 'doctor --json'],
    run: examineAll,
  },
];

const marks = { ok: 'ok      ', warning: 'warning ', failed: 'FAILED  ' };

async function examineAll(): Promise<Outcome> {
  const { readEnvironment } = await import('../config/environment.js');
  const { examine } = await import('../doctor/examine.js');
  const findings = await examine(readEnvironment());
  const failed = findings.some(({ state }) => state === 'failed');
  const lines = findings.map(({ check, state, text, advice }) => {
    const line = `${marks[state]}${check}: ${text}`;
    return advice === undefined ? line : `${line}\n        What to do: ${advice}`;
  });
  return { text: lines.join('\n'), json: { findings }, failed };
}
