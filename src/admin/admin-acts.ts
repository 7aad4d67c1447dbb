import { Injectable, NotFoundException } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { ClientInfo } from '../domain/client-info.js';
import type { Principal } from '../domain/principal.js';
import { Log } from '../logging/log.js';
import { Sessions } from '../sessions/sessions.js';
import type { Actor, NamedInLog } from '../users/actor.js';
import { operator } from '../users/events-beside-server.js';

/** What admins change on pages. The log names the admin; the people concerned see neither their network nor their device. */
@Injectable()
export class AdminActs {
  constructor(
    private readonly sessions: Sessions,
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  /**
   * @param act the event in the log. Without, what is done is an event of an account, which names the admin there.
   * @param fields what it is about.
   */
  by(admin: Principal, { requestId }: Pick<ClientInfo, 'requestId'>, act?: string, fields: NamedInLog = {}): Actor {
    return {
      client: { ...operator, requestId, admin: admin.userId },
      write: (about, work, named = {}) =>
        this.sessions.write(
          admin,
          async (db) => {
            // Read here: whoever takes the role may have been faster than this request.
            const [found] = await db.query<unknown[]>(`SELECT 1 FROM users WHERE id = ? AND role = 'admin'`, [
              admin.userId,
            ]);
            if (!found) throw new NotFoundException();
            const result = await work(db);
            if (act !== undefined)
              this.database.afterCommit(db, () =>
                this.log.write('info', act, { ...fields, ...named, admin: admin.userId, request: requestId }),
              );
            return result;
          },
          about,
        ),
    };
  }
}
