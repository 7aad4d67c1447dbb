import { policy } from '../policy.js';
import { type Command, type Options, type Outcome, WrongUsage } from './command.js';
import { readSecret } from './secret-input.js';
import { inDays, settings } from './shown.js';

export const usersCreateCommands: readonly Command[] = [
  {
    name: 'users create',
    operands: ['ADDRESS'],
    options: { name: '[NAME]', language: '[CODE]', password: '', verified: '' },
    summary: 'Create an account; its owner proves the address by a mailed link, unless you vouch for it (--verified)',
    notes:
      'Without --password, they choose one by the mailed link. With it, the command asks for one without showing it, or reads the first line of standard input.',
    examples: [
      'users create ada@example.com',
      'users create ada@example.com --verified --name Ada --language de',
      'users create ada@example.com --verified --password',
    ],
    run: create,
  },
];

async function create(options: Options, address = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name the address: users create ADDRESS');
  const config = await settings();
  const isVerified = options.has('verified');
  const password = options.has('password') ? await readSecret('Password') : undefined;
  const { createPerson } = await import('../admin/create-beside-server.js');
  const wanted = { address, name: options.one('name'), language: options.one('language'), password, isVerified };
  await createPerson(config, wanted);
  return { text: textOf(isVerified, password !== undefined), json: { created: isVerified, mailed: true } };
}

function textOf(isVerified: boolean, hasPassword: boolean): string {
  if (!isVerified) return 'They are mailed a link. The account is there as soon as they open it.';
  return hasPassword
    ? 'The account is there. They are told by email; give them the password.'
    : `The account is there. They are mailed a link to choose a password, which works for ${inDays(policy.links.firstPassword)}.`;
}
