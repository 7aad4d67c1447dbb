import { ConfigError } from '../common/config-error.js';
import type { Config } from '../config/config.js';
import { ofAccount } from '../database/subjects.js';
import { AccessTokens, type ShownToken } from '../sessions/access-tokens.js';
import { operator } from '../users/events-beside-server.js';
import { namedUser } from '../users/named-user.js';
import { withServices } from './operator-services.js';

/** Never the token itself, which is not stored. @throws ConfigError if no account has this address. */
export async function tokensOf(config: Config, address: string): Promise<ShownToken[]> {
  return withServices(config, async ({ database, clock, users }) => {
    const { id } = await namedUser(users, address);
    return new AccessTokens(database, clock, config).ofUser(id);
  });
}

/** @param which its id, or `all`. @returns how many have ended. @throws ConfigError if there is no such account or token. */
export async function endTokens(config: Config, address: string, which: string): Promise<number> {
  return withServices(config, async ({ database, clock, users, events }) => {
    const { id: userId } = await namedUser(users, address);
    const tokens = new AccessTokens(database, clock, config);
    return database.write([ofAccount(userId)], async (db) => {
      const ids = which === 'all' ? (await tokens.ofUser(userId, db)).map(({ id }) => id) : [which];
      let ended = 0;
      for (const id of ids) {
        const name = await tokens.end(db, userId, id);
        if (name === undefined) continue;
        await events.record(db, userId, 'token-ended', operator, name);
        ended += 1;
      }
      if (which !== 'all' && ended === 0) throw new ConfigError('The account has no such token.');
      return ended;
    });
  });
}
