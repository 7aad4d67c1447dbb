import { ConfigError } from './config-error.js';

/** The day after which a major version gets no security fixes: https://github.com/nodejs/release#release-schedule */
const endsOfLife: Partial<Record<number, string>> = {
  20: '2026-04-30',
  21: '2024-06-01',
  22: '2027-04-30',
  23: '2025-06-01',
  24: '2028-04-30',
  25: '2026-06-01',
};

/** @throws ConfigError for a version that Foyer does not run on. */
export function checkNodeVersion(version: string): void {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => parseInt(part, 10));
  if (major < 20) throw refused(version, 'it is too old');
  if (major === 20 && (minor < 20 || (minor === 20 && patch < 2)))
    throw refused(version, 'of Node 20 only the last security release, 20.20.2, is supported');
  // See docs/decisions/0059-memory-on-node-24.md.
  if (major === 24 && minor >= 19 && minor <= 21)
    throw refused(version, 'Node 24.19 to 24.21 abort the process when SQLite frees a statement');
}

function refused(version: string, reason: string): ConfigError {
  return new ConfigError(`Foyer does not run on Node ${version}: ${reason}. Install Node 24.22 or later.`);
}

/** A sentence for the log, once the version gets no more security fixes. Nothing is known about future versions. */
export function endOfLifeWarning(version: string, today: Date): string | undefined {
  const major = parseInt(version, 10);
  const end = endsOfLife[major];
  if (end === undefined || today.toISOString().slice(0, 10) <= end) return undefined;
  return `Node ${major} has had no security fixes since ${end}. Install Node 24.22 or later.`;
}
