import { Export } from '../account/export/export.js';
import type { Config } from '../config/config.js';
import { besideServer } from '../database/beside-server.js';
import type { Tables } from '../database/tables.js';
import { operator } from '../users/events-beside-server.js';
import { namedUser } from '../users/named-user.js';
import { OperatorServices } from './operator-services.js';

/**
 * What its owner can download: everything about the account, in parts. The owner sees in the activity that it was exported.
 * @param tables of all features. @throws ConfigError if no account has this address.
 */
export async function exportPerson(
  config: Config,
  tables: Tables,
  address: string,
  write: (parts: AsyncIterable<string>) => Promise<void>,
): Promise<void> {
  await besideServer(
    config.database,
    async (database) => {
      const { users, events, sessions } = new OperatorServices(database, config);
      const { id } = await namedUser(users, address);
      await write(new Export(database, tables, events, sessions).partsForOperator(id, operator));
    },
    tables.entities,
  );
}
