import type { Command, Options, Outcome } from './command.js';
import { databasePlace } from './database-place.js';

export const keysCommands: readonly Command[] = [
  { name: 'keys list', summary: 'List the keys that sign the tokens of OpenID', examples: ['keys list'], run: list },
  {
    name: 'keys rotate',
    options: { leaked: '' },
    summary: 'Sign with the next keys from now on, or throw all keys away',
    examples: ['keys rotate', 'keys rotate --leaked'],
    run: rotate,
  },
];

async function list(): Promise<Outcome> {
  const { listKeys } = await import('../oidc/keys-beside-server.js');
  const keys = (await listKeys(await databasePlace())).map((key) => ({
    ...key,
    since: new Date(key.since).toISOString(),
  }));
  const lines = keys.map(({ kid, alg, state, since }) => `${kid}  ${alg}  ${state} since ${since}`);
  return { text: lines.join('\n') || 'There are no keys yet.', json: { keys } };
}

async function rotate(options: Options): Promise<Outcome> {
  const { removeLeakedKeys, rotateKeys } = await import('../oidc/keys-beside-server.js');
  if (options.has('leaked')) {
    await removeLeakedKeys(await databasePlace());
    const text = 'All signing keys are removed. The server makes new ones when it needs them.';
    return { text, json: { removed: true } };
  }
  await rotateKeys(await databasePlace());
  return { text: 'Done. The keys before stay published for what they have signed.', json: { rotated: true } };
}
