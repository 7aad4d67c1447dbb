import type { RegisteredApplication } from '../forward-auth/applications.js';
import { type Command, type Options, type Outcome, WrongUsage } from './command.js';
import { databasePlace } from './database-place.js';
import { settingsWithoutSecret } from './shown.js';

export const appsCommands: readonly Command[] = [
  {
    name: 'apps list',
    summary: 'List the registered applications',
    examples: ['apps list', 'apps list --json'],
    run: list,
  },
  {
    name: 'apps add',
    options: { name: 'NAME', origin: 'https://HOST', group: '[GROUP]', icon: '[FILE]' },
    summary: 'Register an application for everybody with an account, or for a group; the server may be running',
    examples: [
      'apps add --name Wiki --origin https://wiki.example.com',
      'apps add --name Wiki --origin https://wiki.example.com --group staff --icon wiki.svg',
    ],
    run: add,
  },
  {
    name: 'apps remove',
    operands: ['https://HOST'],
    summary: 'Remove an application: people can no longer open it',
    examples: ['apps remove https://wiki.example.com'],
    run: remove,
  },
];

async function list(): Promise<Outcome> {
  const { listApplications } = await import('../forward-auth/beside-server.js');
  const applications = await listApplications(await databasePlace());
  const lines = applications.map(
    ({ origin, name, groupName }) => `${origin}  ${name}${groupName ? `  (${groupName})` : ''}`,
  );
  return {
    text: lines.join('\n') || 'No application is registered.',
    json: { applications: applications.map(forPrograms) },
  };
}

async function add(options: Options): Promise<Outcome> {
  const [name = '', origin = ''] = [options.one('name'), options.one('origin')];
  if (name === '' || origin === '')
    throw new WrongUsage('Name the application and its origin: apps add --name NAME --origin https://HOST');
  const { addApplication } = await import('../forward-auth/beside-server.js');
  const wanted = { name, origin, groupName: options.one('group') ?? null, icon: options.one('icon') };
  const application = await addApplication(wanted, await settingsWithoutSecret());
  const who = application.groupName ? `the group ${application.groupName}` : 'everybody with an account';
  return {
    text: `${application.name} at ${application.origin} is for ${who}.`,
    json: { application: forPrograms(application) },
  };
}

async function remove(origin = ''): Promise<Outcome> {
  if (origin === '') throw new WrongUsage('Name the origin to remove: apps remove https://HOST');
  const { removeApplication } = await import('../forward-auth/beside-server.js');
  await removeApplication(origin, await databasePlace());
  return { text: 'Removed. People can no longer open it.', json: { removed: true } };
}

function forPrograms({ iconHash, ...application }: RegisteredApplication): object {
  return { ...application, icon: iconHash !== null };
}
