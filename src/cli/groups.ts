import { type Command, type Outcome, WrongUsage } from './command.js';
import { databasePlace } from './database-place.js';

export const groupsCommands: readonly Command[] = [
  {
    name: 'groups list',
    operands: ['[NAME]'],
    summary: 'List the groups, or the people in one',
    examples: ['groups list', 'groups list staff'],
    run: list,
  },
  {
    name: 'groups add',
    operands: ['NAME', '[ADDRESS]'],
    summary: 'Create a group, or add somebody to one',
    examples: ['groups add staff', 'groups add staff ada@example.com'],
    run: add,
  },
  {
    name: 'groups remove',
    operands: ['NAME', '[ADDRESS]'],
    summary: 'Remove a group, or remove somebody from one',
    examples: ['groups remove staff ada@example.com'],
    run: remove,
  },
];

async function list(name?: string): Promise<Outcome> {
  const { listGroups, listMembers } = await import('../groups/beside-server.js');
  if (name !== undefined) {
    const members = await listMembers(name, await databasePlace());
    const text = members.map(({ email }) => email).join('\n') || 'Nobody is in this group.';
    return {
      text,
      json: { members: members.map(({ email, since }) => ({ email, since: new Date(since).toISOString() })) },
    };
  }
  const groups = await listGroups(await databasePlace());
  const text = groups.map((group) => `${group.name}  ${group.members}`).join('\n') || 'There are no groups.';
  return { text, json: { groups } };
}

async function add(name = '', address?: string): Promise<Outcome> {
  if (name === '') throw new WrongUsage('Name the group: groups add NAME [ADDRESS]');
  const { addToGroups } = await import('../groups/beside-server.js');
  const added = await addToGroups(name, address, await databasePlace());
  return { text: added ? 'Done.' : 'There was nothing to do.', json: { added } };
}

async function remove(name = '', address?: string): Promise<Outcome> {
  if (name === '') throw new WrongUsage('Name the group: groups remove NAME [ADDRESS]');
  const { removeFromGroups } = await import('../groups/beside-server.js');
  const removed = await removeFromGroups(name, address, await databasePlace());
  return { text: removed ? 'Done.' : 'They were not in this group.', json: { removed } };
}
