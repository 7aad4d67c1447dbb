import { parseArgs } from 'node:util';
import { ConfigError } from '../common/config-error.js';
import { type Role, roles } from '../config/config.js';

/** What this process is for, from the words after its name: `--role web`. @throws ConfigError. */
export function roleIn(words: readonly string[]): Role {
  const role = roleOption(words) ?? 'both';
  if (isRole(role)) return role;
  throw new ConfigError(`--role must be one of: ${roles.join(', ')}.`);
}

function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}

function roleOption(words: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...words], options: { role: { type: 'string' } } }).values.role;
  } catch {
    throw new ConfigError(`Foyer starts without words, or with --role and one of: ${roles.join(', ')}.`);
  }
}
