import type { Person } from '../admin/people.js';
import { type Command, type Options, type Outcome, WrongUsage } from './command.js';
import { databasePlace } from './database-place.js';
import { isoTime, settings, stateOf, timeOrNull, withWarning } from './shown.js';

export const usersCommands: readonly Command[] = [
  {
    name: 'users list',
    options: { search: '[TEXT]', waiting: '', after: '[NEXT]' },
    summary: 'List accounts by their address, or those with a text in address or name, or with an id',
    examples: ['users list', 'users list --search example.com --json', 'users list --waiting'],
    notes: '--waiting lists those that wait for approval.',
    run: list,
  },
  {
    name: 'users find',
    operands: ['TEXT'],
    summary: 'Find accounts by a part of their address or name, or by their id',
    examples: ['users find ada', 'users find 6fe9c5c5-2b8b-4b56-9e8f-c0c97b9c4322 --json'],
    run: find,
  },
  {
    name: 'users show',
    operands: ['ADDRESS'],
    summary: 'Show an account: sessions, factors, groups, last events and emails',
    examples: ['users show ada@example.com'],
    run: show,
  },
  {
    name: 'users delete',
    operands: ['ADDRESS'],
    options: { now: '' },
    summary: 'Close an account, and delete it after the days of grace (--now: at once, for good)',
    examples: ['users delete ada@example.com', 'users delete ada@example.com --now'],
    run: remove,
  },
  {
    name: 'users restore',
    operands: ['ADDRESS'],
    summary: 'Open an account again that is to be deleted',
    examples: ['users restore ada@example.com'],
    run: restore,
  },
  {
    name: 'users sessions end',
    operands: ['ADDRESS|everybody'],
    summary: 'End all sessions of one person or of everybody; the server may be running',
    examples: ['users sessions end ada@example.com', 'users sessions end everybody'],
    run: endSessions,
  },
  {
    name: 'users factors remove',
    operands: ['ADDRESS'],
    summary: 'Remove the second factors of somebody who has lost them; they are told by email',
    examples: ['users factors remove ada@example.com'],
    run: removeFactors,
  },
];

async function list(options: Options): Promise<Outcome> {
  const [search, waiting] = [options.one('search'), options.has('waiting')];
  if (waiting && search !== undefined) throw new WrongUsage('Use --search or --waiting, not both.');
  return listOf(search, options.one('after'), waiting ? 'waiting' : 'all');
}

async function find(text = ''): Promise<Outcome> {
  if (text === '') throw new WrongUsage('Say what to look for: users find TEXT');
  return listOf(text, undefined);
}

async function listOf(
  search: string | undefined,
  after: string | undefined,
  filter: 'all' | 'waiting' = 'all',
): Promise<Outcome> {
  const { listPeople } = await import('../admin/people-beside-server.js');
  const { people, next } = await listPeople(await databasePlace(), search, after, filter);
  const lines = people.map((person) => [person.email, isoTime(person.createdAt), ...marksOf(person)].join('  '));
  const searched = search === undefined ? '' : ` --search ${/^[\w@.+-]+$/.test(search) ? search : `'${search}'`}`;
  const more = next === null ? [] : [`More: users list${searched} --after ${next}`];
  const text = [...lines, ...more].join('\n') || 'There are no such accounts.';
  return { text, json: { people: people.map((person) => forPrograms(person)), next } };
}

async function show(address = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name the account: users show ADDRESS');
  const { showPerson } = await import('../admin/people-beside-server.js');
  const person = await showPerson(await databasePlace(), address);
  const { id, email, displayName, groups, events, mails, lastSeen } = person;
  const lines = [
    [email, displayName ?? '', ...marksOf(person)].filter((text) => text !== '').join('  '),
    `id: ${id}`,
    `since: ${isoTime(person.createdAt)}`,
    `sessions: ${person.sessions}${lastSeen === null ? '' : `, last seen ${isoTime(lastSeen)}`}`,
    `factors: ${person.factors}, tokens: ${person.tokens}, language: ${person.language}`,
    `groups: ${groups.join(', ') || 'none'}`,
    ...events.map(({ at, type, ip, detail }) => [`  ${isoTime(at)}`, type, ip, detail ?? ''].join('  ').trimEnd()),
    ...mails.map((mail) => `  ${isoTime(mail.createdAt)}  email  ${mail.kind}  ${stateOf(mail)}  ${mail.id}`),
  ];
  const json = {
    ...forPrograms(person),
    ...{ language: person.language, sessions: person.sessions, tokens: person.tokens, groups },
    lastSeen: timeOrNull(lastSeen),
    events: events.map((event) => ({ ...event, at: isoTime(event.at) })),
    mails: mails.map((mail) => ({
      id: mail.id,
      kind: mail.kind,
      state: stateOf(mail),
      createdAt: isoTime(mail.createdAt),
    })),
  };
  return { text: lines.join('\n'), json: { person: json } };
}

async function remove(options: Options, address = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name the account: users delete ADDRESS [--now]');
  const { deletePerson, erasePerson } = await import('../admin/people-beside-server.js');
  if (options.has('now')) {
    const { lostLastAdmin } = await erasePerson(await settings(), address);
    const text = withWarning('The account and everything that belongs to it is deleted.', lostLastAdmin);
    return { text, json: { deleted: true, lostLastAdmin } };
  }
  const { lostLastAdmin, ...closed } = await deletePerson(await settings(), address);
  const deleteAfter = isoTime(closed.deleteAfter);
  const text = `The account is closed, and will be deleted at ${deleteAfter}. Its owner is told by email.`;
  return { text: withWarning(text, lostLastAdmin), json: { deleteAfter, lostLastAdmin } };
}

async function restore(address = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name the account: users restore ADDRESS');
  const { restorePerson } = await import('../admin/people-beside-server.js');
  const restored = await restorePerson(await settings(), address);
  const text = restored ? 'The account is open again. Its owner is told by email.' : 'It is not to be deleted.';
  return { text, json: { restored } };
}

function marksOf({ role, state, factors, deleteAfter }: Person): string[] {
  return [
    ...(role === 'admin' ? ['administrator'] : []),
    ...(state === 'active' ? [] : [state === 'disabled' ? 'disabled' : 'waits for approval']),
    ...(factors > 0 ? ['second factor'] : []),
    ...(deleteAfter === null ? [] : [`closed, deleted after ${isoTime(deleteAfter)}`]),
  ];
}

function forPrograms(person: Person): Record<string, unknown> {
  const { id, email, displayName, role, state, createdAt, deleteAfter, factors } = person;
  return {
    ...{ id, email, displayName, role, state, factors },
    createdAt: isoTime(createdAt),
    deleteAfter: timeOrNull(deleteAfter),
  };
}

async function endSessions(whose = ''): Promise<Outcome> {
  const { endSessionsOf } = await import('../admin/sessions-beside-server.js');
  const accounts = await endSessionsOf(whose, await databasePlace());
  return { text: `Accounts whose sessions have ended: ${accounts}`, json: { accounts } };
}

async function removeFactors(address = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name whose factors to remove: users factors remove ADDRESS');
  const { removeFactorsOf } = await import('../factors/remove-beside-server.js');
  const removed = await removeFactorsOf(address, await settings());
  const text = removed
    ? 'The second factors are removed, and all devices are logged out. The owner is told by email.'
    : 'This account has no second factor.';
  return { text, json: { removed } };
}
