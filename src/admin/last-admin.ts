import type { EntityManager } from 'typeorm';

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

/** How many can open the admin pages. One whose account is to be deleted cannot, unless they restore it. */
async function adminsIn(db: EntityManager): Promise<number> {
  const sql = `SELECT 1 FROM users WHERE role = 'admin' AND state = 'active' AND delete_after IS NULL`;
  return (await db.query<unknown[]>(sql)).length;
}
