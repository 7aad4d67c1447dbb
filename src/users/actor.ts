import type { Database } from '../database/database.js';
import type { Work } from '../database/engine.js';
import type { Subject } from '../database/subjects.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { Fields } from '../logging/log.js';
import { operator } from './events-beside-server.js';

/** What an act is about. */
export type NamedInLog = Pick<Fields, 'mail' | 'invite' | 'user' | 'network' | 'site' | 'webhook' | 'endpoint'>;

/** Who changes something in the name of the site: an operator by command, or an admin on a page. */
export interface Actor {
  /** What the people concerned see of them. */
  readonly client: ClientInfo;
  /**
   * As `Database.write`. For an admin, who has to be one until the end of it, with a line in the log.
   * @param named what that line names: ids, never what somebody has typed.
   */
  write<T>(about: readonly Subject[], work: Work<T>, named?: NamedInLog): Promise<T>;
}

/** For commands. */
export function operatorOf(database: Database): Actor {
  return { client: operator, write: (about, work) => database.write(about, work) };
}
