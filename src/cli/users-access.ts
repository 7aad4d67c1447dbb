import type { AccessResult } from '../admin/access-beside-server.js';
import { type Command, type Options, type Outcome, WrongUsage } from './command.js';
import { settings, withWarning } from './shown.js';

export const usersAccessCommands: readonly Command[] = [
  {
    name: 'users admin',
    operands: ['ADDRESS'],
    options: { remove: '' },
    summary: 'Make somebody an administrator, who may open /admin, or end that (--remove); they are told by email',
    examples: ['users admin ada@example.com', 'users admin ada@example.com --remove'],
    run: setRole,
  },
  {
    name: 'users approve',
    operands: ['ADDRESS'],
    summary: 'Let somebody log in who waits for approval; they are told by email',
    examples: ['users approve ada@example.com'],
    run: approve,
  },
  {
    name: 'users disable',
    operands: ['ADDRESS'],
    summary: 'Keep somebody out: sessions, tokens and grants end at once, data stays, and they are told by email',
    examples: ['users disable eve@example.com'],
    run: disable,
  },
  {
    name: 'users enable',
    operands: ['ADDRESS'],
    summary: 'Let somebody in again who was kept out; they are told by email',
    examples: ['users enable eve@example.com'],
    run: enable,
  },
];

async function setRole(options: Options, address = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name the account: users admin ADDRESS [--remove]');
  const { setRoleOf } = await import('../admin/access-beside-server.js');
  const admin = !options.has('remove');
  const result = await setRoleOf(await settings(), address, admin ? 'admin' : 'user');
  const [done, before] = admin
    ? [
        'They are an administrator now, and may open /admin. They are told by email.',
        'They are an administrator already.',
      ]
    : ['They are no longer an administrator. They are told by email.', 'They are not an administrator.'];
  return outcomeOf(result, result.changed ? done : before, { admin });
}

async function approve(address = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name the account: users approve ADDRESS');
  const { approvePerson } = await import('../admin/access-beside-server.js');
  const { changed } = await approvePerson(await settings(), address);
  const text = changed
    ? 'The account is approved. Its owner is told by email.'
    : 'The account does not wait for approval.';
  return { text, json: { approved: changed } };
}

async function disable(address = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name the account: users disable ADDRESS');
  const { disablePerson } = await import('../admin/access-beside-server.js');
  const result = await disablePerson(await settings(), address);
  const text = result.changed
    ? 'The account is disabled, and every session, token and grant has ended. Its owner is told by email.'
    : 'The account is disabled already.';
  return outcomeOf(result, text, { disabled: true });
}

async function enable(address = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name the account: users enable ADDRESS');
  const { enablePerson } = await import('../admin/access-beside-server.js');
  const result = await enablePerson(await settings(), address);
  const text = result.changed
    ? 'The account is open again. Its owner is told by email.'
    : 'The account is not disabled: nothing to do.';
  return outcomeOf(result, text, { disabled: false });
}

function outcomeOf({ changed, lostLastAdmin }: AccessResult, text: string, json: Record<string, unknown>): Outcome {
  return { text: withWarning(text, lostLastAdmin), json: { ...json, changed, lostLastAdmin } };
}
