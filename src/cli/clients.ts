import type { ShownClient } from '../oidc/client-registry.js';
import { type Command, type Options, type Outcome, WrongUsage } from './command.js';
import { databasePlace } from './database-place.js';
import { settingsWithoutSecret } from './shown.js';

export const clientsCommands: readonly Command[] = [
  {
    name: 'clients list',
    summary: 'List the sites and apps that log in with OpenID Connect',
    examples: ['clients list'],
    run: list,
  },
  {
    name: 'clients show',
    operands: ['ID'],
    summary: 'Show everything about one',
    examples: ['clients show 9c1185a5c5e9fc54'],
    run: show,
  },
  {
    name: 'clients add',
    options: {
      name: 'NAME',
      redirect: 'URI…',
      public: '',
      home: '[URL]',
      icon: '[FILE]',
      'post-logout': '[URI…]',
      backchannel: '[URI]',
      group: '[GROUP]',
      trusted: '',
      pairwise: '',
      alg: '[ES256|RS256]',
      id: '[ID]',
    },
    summary: 'Register one, and show its secret once; the server may be running',
    examples: [
      'clients add --name Shop --redirect https://shop.example.com/callback',
      'clients add --name App --redirect com.example.app:/callback --public',
    ],
    run: add,
  },
  {
    name: 'clients change',
    operands: ['ID'],
    options: {
      name: '[NAME]',
      redirect: '[URI…]',
      home: '[URL]',
      icon: '[FILE]',
      'post-logout': '[URI…]',
      backchannel: '[URI]',
      group: '[GROUP]',
      alg: '[ES256|RS256]',
    },
    summary: 'Replace what is given; its secret and what people let it know stay',
    examples: [
      'clients change 9c1185a5c5e9fc54 --redirect https://shop.example.com/callback --redirect https://test.example.com/callback',
    ],
    run: change,
  },
  {
    name: 'clients secret',
    operands: ['ID'],
    summary: 'Make a new secret: the one before stops working',
    examples: ['clients secret 9c1185a5c5e9fc54'],
    run: secret,
  },
  {
    name: 'clients remove',
    operands: ['ID'],
    summary: 'Remove one: people can no longer log in there',
    examples: ['clients remove 9c1185a5c5e9fc54'],
    run: remove,
  },
];

async function list(): Promise<Outcome> {
  const { listClients } = await import('../oidc/beside-server.js');
  const clients = await listClients(await databasePlace());
  const lines = clients.map(({ id, name, groupName }) => `${id}  ${name}${groupName ? `  (${groupName})` : ''}`);
  return { text: lines.join('\n') || 'No client is registered.', json: { clients: clients.map(forPrograms) } };
}

async function show(id?: string): Promise<Outcome> {
  const { showClient } = await import('../oidc/beside-server.js');
  const client = forPrograms(await showClient(named(id, 'show'), await databasePlace()));
  const lines = Object.entries(client).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((one) => `${name}: ${one}`),
  );
  return { text: lines.join('\n'), json: { client } };
}

async function add(options: Options): Promise<Outcome> {
  const name = options.one('name') ?? '';
  const redirects = options.all('redirect');
  if (name === '' || redirects.length === 0)
    throw new WrongUsage('Name the client and where it takes people back: clients add --name NAME --redirect URI');
  const { addClient } = await import('../oidc/beside-server.js');
  const wanted = {
    ...{ id: options.one('id'), name, redirects, postLogouts: options.all('post-logout') },
    ...{ backchannel: options.one('backchannel'), home: options.one('home'), icon: options.one('icon') },
    ...{ group: options.one('group'), alg: options.one('alg'), isPublic: options.has('public') },
    ...{ trusted: options.has('trusted'), pairwise: options.has('pairwise') },
  };
  const settings = await settingsWithoutSecret();
  const { client, secret: made } = await addClient(wanted, settings);
  const who = client.groupName ? `the group ${client.groupName}` : 'everybody with an account';
  const lines = [
    `${client.name} is for ${who}.`,
    `Issuer: ${settings.baseUrl}`,
    `Client ID: ${client.id}`,
    made === undefined ? 'It is public: it has no secret, and uses PKCE.' : `Client secret: ${made}`,
    ...(made === undefined ? [] : ['The secret is not shown again. A new one: clients secret ID']),
  ];
  const json = { client: forPrograms(client), issuer: settings.baseUrl, secret: made ?? null };
  return { text: lines.join('\n'), json };
}

async function change(options: Options, id?: string): Promise<Outcome> {
  const { changeClient } = await import('../oidc/beside-server.js');
  const given = {
    ...{ name: options.one('name'), backchannel: options.one('backchannel'), home: options.one('home') },
    ...{ group: options.one('group'), alg: options.one('alg') },
    redirects: options.has('redirect') ? options.all('redirect') : undefined,
    postLogouts: options.has('post-logout') ? options.all('post-logout') : undefined,
  };
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const settings = await settingsWithoutSecret();
  const client = await changeClient(named(id, 'change'), { ...changes, icon: options.one('icon') }, settings);
  return { text: `${client.name} is changed.`, json: { client: forPrograms(client) } };
}

async function secret(id?: string): Promise<Outcome> {
  const { changeSecret } = await import('../oidc/beside-server.js');
  const made = await changeSecret(named(id, 'secret'), await databasePlace());
  return { text: `Client secret: ${made}\nIt is not shown again.`, json: { secret: made } };
}

async function remove(id?: string): Promise<Outcome> {
  const { removeClient } = await import('../oidc/beside-server.js');
  await removeClient(named(id, 'remove'), await databasePlace());
  return { text: 'Removed. People can no longer log in there.', json: { removed: true } };
}

/** @throws WrongUsage. */
function named(id: string | undefined, verb: string): string {
  if (id === undefined || id === '') throw new WrongUsage(`Name the client: clients ${verb} ID`);
  return id;
}

type Shown = Readonly<Record<string, string | boolean | null | readonly string[]>>;

function forPrograms({ createdAt, iconHash, ...client }: ShownClient): Shown {
  return { ...client, icon: iconHash !== null, createdAt: new Date(createdAt).toISOString() };
}
