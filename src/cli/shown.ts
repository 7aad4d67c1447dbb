import type { ListedMail } from '../admin/mail-list.js';
import { days, type Duration } from '../common/time.js';
import type { Config, Settings } from '../config/config.js';

/** The server's, with its SECRET. @throws ConfigError. */
export async function settings(): Promise<Config> {
  const { loadConfig } = await import('../config/config.js');
  const { readEnvironment } = await import('../config/environment.js');
  return loadConfig(readEnvironment());
}

/** For what needs no SECRET. @throws ConfigError. */
export async function settingsWithoutSecret(): Promise<Settings> {
  const { loadSettings } = await import('../config/config.js');
  const { readEnvironment } = await import('../config/environment.js');
  return loadSettings(readEnvironment());
}

/** In seconds, UTC. */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

export function stateOf({ sentAt, failedAt }: Pick<ListedMail, 'sentAt' | 'failedAt'>): string {
  if (sentAt !== null) return `sent ${isoTime(sentAt)}`;
  return failedAt === null ? 'waits' : `given up ${isoTime(failedAt)}`;
}

/** As pages say it: `14 days`, but `24 hours`. */
export function inDays(duration: Duration): string {
  const count = Math.ceil(duration / days(1));
  return count === 1 ? '24 hours' : `${count} days`;
}

export function timeOrNull(time: number | null): string | null {
  return time === null ? null : isoTime(time);
}

/** For an act after which nobody can open the admin pages. */
export function withWarning(text: string, lostLastAdmin: boolean): string {
  const warning =
    'Warning: that was the last administrator. Nobody can open /admin before you make another: users admin ADDRESS';
  return lostLastAdmin ? `${text}\n${warning}` : text;
}
