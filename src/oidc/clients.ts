import { Injectable } from '@nestjs/common';
import { sha256 } from '../common/keyring.js';
import { Clock, type Timestamp } from '../common/time.js';
import { Database } from '../database/database.js';
import { Icons, type NewIcon } from '../icons/icons.js';
import type { Actor } from '../users/actor.js';
import type { ClientRow } from './client.entity.js';
import type { SigningAlg } from './new-signing-key.js';

/** A site or app that logs people in here. */
export interface Client extends Pick<
  ClientRow,
  'id' | 'name' | 'secretHash' | 'backchannelLogoutUri' | 'homeUrl' | 'iconHash' | 'groupName'
> {
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly idTokenAlg: SigningAlg;
  readonly trusted: boolean;
  readonly pairwise: boolean;
  readonly createdAt: Timestamp;
}

const columns = `c.id, c.name, c.secret_hash AS "secretHash", c.redirect_uris AS "redirectUris",
  c.post_logout_redirect_uris AS "postLogoutRedirectUris", c.backchannel_logout_uri AS "backchannelLogoutUri",
  c.home_url AS "homeUrl", c.icon_hash AS "iconHash", c.group_name AS "groupName", c.id_token_alg AS "idTokenAlg",
  c.trusted, c.pairwise, c.created_at AS "createdAt"`;

/** SQL for "this user may enter". */
const mayEnter = `(c.group_name IS NULL
  OR EXISTS (SELECT 1 FROM group_members m WHERE m.user_id = ? AND m.group_name = c.group_name))`;

/** The sites and apps that log in with OpenID Connect. Operators add them by command, and admins on pages. */
@Injectable()
export class Clients {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly icons: Icons,
  ) {}

  /** Without any, nothing of OpenID is loaded. */
  async exist(): Promise<boolean> {
    return (await this.database.reader.query<unknown[]>('SELECT 1 FROM clients LIMIT 1')).length > 0;
  }

  async find(id: string): Promise<Client | undefined> {
    const sql = `SELECT ${columns} FROM clients c WHERE c.id = ?`;
    const [row] = await this.database.reader.query<ClientRow[]>(sql, [id]);
    return row && fromRow(row);
  }

  async list(): Promise<Client[]> {
    const sql = `SELECT ${columns} FROM clients c ORDER BY c.name, c.id`;
    return (await this.database.reader.query<ClientRow[]>(sql)).map(fromRow);
  }

  /** Those that this user may enter, where there is an address to do so. */
  async of(userId: string): Promise<Client[]> {
    const sql = `SELECT ${columns} FROM clients c WHERE c.home_url IS NOT NULL AND ${mayEnter} ORDER BY c.name, c.id`;
    return (await this.database.reader.query<ClientRow[]>(sql, [userId])).map(fromRow);
  }

  async mayEnter(userId: string, id: string): Promise<boolean> {
    const sql = `SELECT 1 FROM clients c WHERE ${mayEnter} AND c.id = ?`;
    return (await this.database.reader.query<unknown[]>(sql, [userId, id])).length > 0;
  }

  /** False if there is one with this id. The group has to exist. */
  async add(by: Actor, client: Omit<Client, 'iconHash' | 'createdAt'>, icon?: NewIcon): Promise<boolean> {
    const sql = `INSERT INTO clients (id, name, secret_hash, redirect_uris, post_logout_redirect_uris,
         backchannel_logout_uri, home_url, icon_hash, group_name, id_token_alg, trusted, pairwise, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING 1`;
    const values = [
      ...[client.id, client.name, client.secretHash],
      ...[client.redirectUris, client.postLogoutRedirectUris].map((uris) => JSON.stringify(uris)),
      ...[client.backchannelLogoutUri, client.homeUrl, icon?.hash ?? null, client.groupName, client.idTokenAlg],
      ...[client.trusted ? 1 : 0, client.pairwise ? 1 : 0, this.clock.now()],
    ];
    return by.write([], async (db) => {
      if (icon) await this.icons.add(db, icon);
      const added = await db.query<unknown[]>(sql, values);
      await this.icons.removeUnused(db);
      return added.length > 0;
    });
  }

  /** Everything but its id, its secret and what never changes. */
  async change(
    by: Actor,
    client: Omit<Client, 'secretHash' | 'iconHash' | 'createdAt'>,
    icon?: NewIcon,
  ): Promise<void> {
    const sql = `UPDATE clients SET name = ?, redirect_uris = ?, post_logout_redirect_uris = ?, backchannel_logout_uri = ?,
         home_url = ?, icon_hash = COALESCE(?, icon_hash), group_name = ?, id_token_alg = ? WHERE id = ?`;
    const values = [
      ...[client.name, JSON.stringify(client.redirectUris), JSON.stringify(client.postLogoutRedirectUris)],
      ...[client.backchannelLogoutUri, client.homeUrl, icon?.hash ?? null, client.groupName, client.idTokenAlg],
      client.id,
    ];
    await by.write([], async (db) => {
      if (icon) await this.icons.add(db, icon);
      await db.query(sql, values);
      await this.icons.removeUnused(db);
    });
  }

  /** False if there is none, or it has no secret. The one before does not work any more. */
  async changeSecret(by: Actor, id: string, secret: string): Promise<boolean> {
    const sql = 'UPDATE clients SET secret_hash = ? WHERE id = ? AND secret_hash IS NOT NULL RETURNING 1';
    return (await by.write([], (db) => db.query<unknown[]>(sql, [sha256(secret), id]))).length > 0;
  }

  /** False if there is none. All of its tokens and consents go along. */
  async remove(by: Actor, id: string): Promise<boolean> {
    const sql = 'DELETE FROM clients WHERE id = ? RETURNING 1';
    return by.write([], async (db) => {
      const removed = await db.query<unknown[]>(sql, [id]);
      await this.icons.removeUnused(db);
      return removed.length > 0;
    });
  }
}

function fromRow(row: ClientRow): Client {
  return {
    ...row,
    redirectUris: JSON.parse(row.redirectUris) as string[],
    postLogoutRedirectUris: JSON.parse(row.postLogoutRedirectUris) as string[],
    idTokenAlg: row.idTokenAlg as SigningAlg,
    trusted: row.trusted === 1,
    pairwise: row.pairwise === 1,
  };
}
