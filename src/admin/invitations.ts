import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type EmailAddress, parseEmailAddress } from '../common/email-address.js';
import { Keyring } from '../common/keyring.js';
import { orderedId } from '../common/ordered-id.js';
import { Clock, days, type Timestamp } from '../common/time.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { ofInvite } from '../database/subjects.js';
import { emailProblem, InvalidField } from '../domain/errors.js';
import { makerMayInvite } from '../invites/invites.js';
import type { Language } from '../i18n/languages.js';
import { type Localizable, message } from '../i18n/message.js';
import type { AskedMail } from '../mail/mail.js';
import { Outbox } from '../mail/outbox.js';
import { policy } from '../policy.js';
import { keptAt } from '../sessions/session-data.js';
import type { Actor } from '../users/actor.js';

/** As somebody who runs the site asks for it. */
export interface WantedInvite {
  /** Where it is mailed to, and the only address that may use it. Without one, it is a link to hand on. */
  readonly email?: string | undefined;
  readonly uses?: number | undefined;
  /** For how many days. */
  readonly days?: number | undefined;
  readonly groups: readonly string[];
  /** Of the mail. */
  readonly language: Language;
  /** The admin, or null for an operator at the command line. */
  readonly madeBy: string | null;
}

/** `link` only without an address. It is shown once. */
export interface MadeInvite {
  readonly id: string;
  readonly email: string | null;
  readonly link: string | null;
  readonly uses: number;
  readonly expiresAt: Timestamp;
}

/** `dropped`: somebody has deleted it before it was sent. */
export interface InviteMail {
  readonly id: string;
  readonly state: 'waiting' | 'sent' | 'given-up' | 'dropped';
}

/** In a list. */
export interface ListedInvite extends Omit<MadeInvite, 'link'> {
  readonly used: number;
  readonly createdAt: Timestamp;
  /** `paused`: the admin who made it is none at present. */
  readonly state: 'open' | 'used-up' | 'expired' | 'withdrawn' | 'paused';
  /** What is known about its email: only of an open one, and for as long as the outbox keeps it. */
  readonly mail: InviteMail | null;
  readonly groups: readonly string[];
  /** The address of the admin. */
  readonly madeBy: string | null;
}

/** From whoever runs the site, who is in no network of it and no browser. */
const asking = { ip: '', userAgent: '' };

/** Invitations, as operators and admins make, list and withdraw them. */
@Injectable()
export class Invitations {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** @throws InvalidField at `email`, `uses`, `days`, `groups`, or at `form` for what is wrong with all of it. */
  async make(wanted: WantedInvite, by: Actor): Promise<MadeInvite> {
    const address = this.checked(wanted);
    const { uses = 1, days: count = policy.invites.lifetime / days(1), language } = wanted;
    const now = this.clock.now();
    const link = this.keyring.newLink('invite');
    const made = { id: orderedId(), email: address?.email ?? null, uses, expiresAt: now + days(count) };
    const about = address ? this.outbox.subjectsOf({ ...asking, ...address }) : [];
    const create = async (db: EntityManager): Promise<void> => {
      await requireGroups(db, wanted.groups);
      if (address) await requireNoAccount(db, address, now);
      const payload = { link, expiresAt: made.expiresAt };
      const mail = address && { kind: 'invite' as const, recipient: address.email, language, payload };
      const mailId = address && mail ? await this.mail(db, address, mail) : null;
      const maker = [wanted.madeBy, wanted.madeBy === null ? 0 : 1];
      const row = [link.nonce, link.tokenHash, made.email, address?.normalizedEmail ?? null, uses, ...maker, mailId];
      await db.query(insertInvite, [made.id, ...row, now, made.expiresAt]);
      for (const group of new Set(wanted.groups)) await db.query(insertGroup, [made.id, group]);
    };
    await by.write(about, create, { invite: made.id });
    return { ...made, link: address ? null : this.linkOf(link) };
  }

  private async mail(db: EntityManager, { normalizedEmail }: EmailAddress, mail: AskedMail): Promise<string> {
    const mailId = await this.outbox.answer(db, mail, { ...asking, normalizedEmail });
    if (mailId === undefined) throw new InvalidField('email', 'invites.notMailed');
    return mailId;
  }

  private checked({ email = '', uses, days: count, groups }: WantedInvite): EmailAddress | undefined {
    if (this.config.registration === 'closed') throw new InvalidField('form', 'invites.closed');
    const { lifetimeAtMost, usesAtMost, groupsAtMost } = policy.invites;
    const address = email === '' ? undefined : parseEmailAddress(email);
    const isOfOne = address !== undefined && uses !== undefined && uses !== 1;
    const problems: Record<string, Localizable | undefined> = {
      email: email !== '' && !address ? emailProblem(email) : undefined,
      uses: isOfOne ? 'invites.oneAccount' : numberProblem(uses, usesAtMost),
      days: numberProblem(count, lifetimeAtMost / days(1)),
      groups: groups.length > groupsAtMost ? message('invites.tooManyGroups', { count: groupsAtMost }) : undefined,
    };
    const found = Object.entries(problems).filter((one): one is [string, Localizable] => one[1] !== undefined);
    if (found.length > 0) throw new InvalidField(Object.fromEntries(found));
    return address;
  }

  private linkOf(link: Parameters<Keyring['linkToken']>[1]): string {
    return `${this.config.baseUrl}/register?invite=${this.keyring.linkToken('invite', link)}`;
  }

  /** The newest first. @param after the `next` of the page before. */
  async list(after = ''): Promise<{ readonly invites: readonly ListedInvite[]; readonly next: string | null }> {
    const count = policy.operators.perPage;
    const found = await this.database.reader.query<Row[]>(
      `${selectInvites} ${after === '' ? '' : 'WHERE i.id < ?'} ORDER BY i.id DESC LIMIT ?`,
      [...(after === '' ? [] : [after]), count + 1],
    );
    const now = this.clock.now();
    const shown = found.slice(0, count).map((row) => listed(row, now));
    return { invites: shown, next: found.length > count ? (shown.at(-1)?.id ?? null) : null };
  }

  /** Nobody can register with it from now on, nor finish that. False if it did not work any more. */
  async end(id: string, by: Actor): Promise<boolean> {
    const now = this.clock.now();
    // The log names it, so it has to be one.
    const found = await this.database.reader.query<unknown[]>('SELECT 1 FROM invites WHERE id = ?', [id]);
    if (found.length === 0) return false;
    const ended = await by.write([ofInvite(id)], (db) => db.query<unknown[]>(endInvite, [now, id]), { invite: id });
    return ended.length > 0;
  }
}

type Row = Omit<ListedInvite, 'groups' | 'state' | 'mail'> & {
  readonly groups: string | null;
  readonly endedAt: Timestamp | null;
  /** 1 or 0, or a boolean in PostgreSQL. */
  readonly mayInvite: unknown;
  readonly mailId: string | null;
  /** Null if the outbox has it no more. */
  readonly mailState: 'waiting' | 'sent' | 'given-up' | null;
};

const selectInvites = `SELECT i.id, i.email, i.uses, i.used, i.created_at AS "createdAt", i.expires_at AS "expiresAt",
    i.ended_at AS "endedAt", u.email AS "madeBy", ${makerMayInvite('i')} AS "mayInvite", i.mail_id AS "mailId",
    (SELECT CASE WHEN o.sent_at IS NOT NULL THEN 'sent' WHEN o.failed_at IS NOT NULL THEN 'given-up' ELSE 'waiting' END
       FROM outbox o WHERE o.id = i.mail_id) AS "mailState",
    (SELECT string_agg(g.group_name, ',' ORDER BY g.group_name) FROM invite_groups g WHERE g.invite_id = i.id) AS groups
  FROM invites i LEFT JOIN users u ON u.id = i.made_by`;

const insertInvite = `INSERT INTO invites
    (id, nonce, token_hash, email, email_key, uses, made_by, by_admin, mail_id, created_at, expires_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const insertGroup = 'INSERT INTO invite_groups (invite_id, group_name) VALUES (?, ?)';

const endInvite = 'UPDATE invites SET ended_at = ? WHERE id = ? AND ended_at IS NULL AND used < uses RETURNING 1';

function listed(row: Row, now: Timestamp): ListedInvite {
  const { endedAt, mayInvite, mailId, mailState, ...invite } = row;
  const state = stateOf(row, now);
  return { ...invite, groups: row.groups?.split(',') ?? [], state, mail: state === 'open' ? mailOf(row, now) : null };
}

function stateOf({ used, uses, endedAt, expiresAt, mayInvite }: Row, now: Timestamp): ListedInvite['state'] {
  if (used >= uses) return 'used-up';
  if (endedAt !== null) return 'withdrawn';
  if (expiresAt <= now) return 'expired';
  return mayInvite === 1 || mayInvite === true ? 'open' : 'paused';
}

/** Mail that was sent or given up is kept for a time: what is not there before that was deleted unsent. */
function mailOf({ mailId: id, mailState, createdAt }: Row, now: Timestamp): InviteMail | null {
  if (id === null) return null;
  if (mailState !== null) return { id, state: mailState };
  const { sentMailFor, failedMailFor } = policy.retention;
  return now - createdAt < Math.min(sentMailFor, failedMailFor) ? { id, state: 'dropped' } : null;
}

function numberProblem(number: number | undefined, most: number): Localizable | undefined {
  const isRight = number === undefined || (Number.isInteger(number) && number >= 1 && number <= most);
  return isRight ? undefined : message('invites.wrongNumber', { most });
}

async function requireGroups(db: EntityManager, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const found = await db.query<unknown[]>('SELECT 1 FROM groups WHERE name = ?', [name]);
    if (found.length === 0) throw new InvalidField('groups', message('invites.noGroup', { name }));
  }
}

/** One past its days of grace is none. */
async function requireNoAccount(db: EntityManager, { normalizedEmail }: EmailAddress, now: Timestamp): Promise<void> {
  const sql = `SELECT 1 FROM users WHERE email_key = ? AND ${keptAt('users')}`;
  const found = await db.query<unknown[]>(sql, [normalizedEmail, now]);
  if (found.length > 0) throw new InvalidField('email', 'invites.hasAccount');
}
