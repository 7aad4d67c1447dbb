import { policy } from '../policy.js';
import { type Command, type Outcome, WrongUsage } from './command.js';
import { inDays, settings } from './shown.js';

export const usersEmailCommands: readonly Command[] = [
  {
    name: 'users email change',
    operands: ['ADDRESS', 'NEW'],
    summary:
      'Give an account another address, which you vouch for; all devices are logged out, and both mailboxes are told',
    examples: ['users email change ada@example.com ada@example.org'],
    notes: `The old address gets a link that restores it, which works for ${inDays(policy.links.undo)}.`,
    run: changeEmail,
  },
];

async function changeEmail(address = '', wanted = ''): Promise<Outcome> {
  if (address === '' || wanted === '') throw new WrongUsage('Name both addresses: users email change ADDRESS NEW');
  const { changeEmailOf } = await import('../admin/email-change-beside-server.js');
  await changeEmailOf(await settings(), address, wanted);
  const text = 'The account has the new address, and all devices are logged out. Both addresses are told by email.';
  return { text, json: { changed: true } };
}
