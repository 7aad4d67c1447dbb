import type { EntityManager } from 'typeorm';
import { isAdmin } from '../sessions/session-data.js';

export interface Admins {
  /** Nobody can open the admin pages any more. An operator can make another admin at any time. */
  readonly lostLastAdmin: boolean;
}

/** For commands, which may take the last admin, and then warn. */
export async function watchingAdmins<T>(
  db: EntityManager,
  act: () => Promise<T>,
): Promise<Admins & { readonly result: T }> {
  const before = await adminsIn(db);
  const result = await act();
  return { result, lostLastAdmin: before > 0 && (await adminsIn(db)) === 0 };
}

/** How many can open the admin pages. */
async function adminsIn(db: EntityManager): Promise<number> {
  return (await db.query<unknown[]>(`SELECT 1 FROM users WHERE ${isAdmin('users')}`)).length;
}
