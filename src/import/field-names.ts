import type { Fields } from './rows.js';

const bare = (name: string): string => name.replace(/[ _-]/g, '').toLowerCase();

const names = [
  'email',
  'passwordHash',
  'emailVerified',
  'displayName',
  'language',
  'createdAt',
  'groups',
  'state',
  'salt',
];
const namesBySpelling = new Map(names.map((name) => [bare(name), name]));

/**
 * What is wrong with a field such as `password_hash`. If it were ignored, people would be imported without their passwords,
 * and the right file would come too late: accounts that exist are never changed.
 */
export function fieldProblem(fields: Fields): string | undefined {
  for (const field of Object.keys(fields)) {
    const meant = namesBySpelling.get(bare(field));
    if (meant !== undefined && !(meant in fields)) return `its field ${field} is called ${meant} here`;
  }
  return undefined;
}
