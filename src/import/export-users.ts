import type { Config } from '../config/config.js';
import type { Timestamp } from '../common/time.js';
import { besideServer } from '../database/beside-server.js';
import type { Database } from '../database/database.js';
import type { Snapshot } from '../database/engine.js';
import type { AccountState, Role } from '../domain/principal.js';
import { plainHash } from '../passwords/legacy/stored-hash.js';

interface Row {
  readonly email: string;
  readonly displayName: string | null;
  readonly language: string;
  readonly role: Role;
  readonly state: AccountState;
  readonly createdAt: Timestamp;
  readonly passwordHash: string;
}

export interface ExportCounts {
  readonly accounts: number;
  readonly withoutPassword: number;
}

// Who has closed the account is left out: an import would open it again.
const accounts = `SELECT u.email, u.display_name AS "displayName", u.language, u.role, u.state, u.created_at AS "createdAt",
    u.password_hash AS "passwordHash", m.group_name AS "group"
  FROM users u LEFT JOIN group_members m ON m.user_id = u.id
  WHERE u.delete_after IS NULL
  ORDER BY u.email_key, m.group_name`;

/**
 * Writes everybody as a line of JSON that `import` reads, all as of one moment, also beside a running server.
 * @param write gets parts of many lines.
 */
export async function exportUsers(
  { database }: Pick<Config, 'database'>,
  withPasswords: boolean,
  write: (parts: AsyncIterable<string>) => Promise<void>,
): Promise<ExportCounts> {
  const counts = { accounts: 0, withoutPassword: 0 };
  await besideServer(database, async (opened) => {
    const lines = async function* (): AsyncGenerator<string> {
      for await (const { passwordHash, ...person } of peopleIn(opened)) {
        const hash = withPasswords ? plainHash(passwordHash) : undefined;
        counts.accounts += 1;
        if (hash === undefined) counts.withoutPassword += 1;
        yield `${JSON.stringify({ ...person, passwordHash: hash })}\n`;
      }
    };
    await write(inParts(lines()));
  });
  return counts;
}

type Person = ReturnType<typeof personOf> & Pick<Row, 'passwordHash'>;

/** With all groups: the rows of one person follow each other. */
async function* peopleIn(database: Database): AsyncGenerator<Person> {
  const snapshot = await database.snapshot();
  try {
    yield* peopleOf(snapshot.rows(accounts, []));
  } finally {
    await snapshot.close();
  }
}

async function* peopleOf(rows: ReturnType<Snapshot['rows']>): AsyncGenerator<Person> {
  let person: Person | undefined;
  for await (const row of rows) {
    const { group, ...user } = row as unknown as Row & { readonly group: string | null };
    if (person?.email !== user.email) {
      if (person) yield person;
      person = { ...personOf(user), passwordHash: user.passwordHash };
    }
    if (group !== null) person.groups.push(group);
  }
  if (person) yield person;
}

/** As docs/import.md describes the fields. */
function personOf({ email, displayName, language, role, state, createdAt }: Row) {
  const groups: string[] = [];
  const created = new Date(createdAt).toISOString();
  return { email, emailVerified: true, displayName, language, role, state, createdAt: created, groups };
}

/** Larger texts, which are written faster. */
async function* inParts(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let part = '';
  for await (const line of lines) {
    part += line;
    if (part.length < 64 * 1024) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}
