import { type Command, type Outcome, WrongUsage } from './command.js';
import { isoTime, settings, timeOrNull } from './shown.js';

export const tokensCommands: readonly Command[] = [
  {
    name: 'tokens list',
    operands: ['ADDRESS'],
    summary: 'List the access tokens of an account: name, scopes, last use and end',
    examples: ['tokens list ada@example.com'],
    run: list,
  },
  {
    name: 'tokens end',
    operands: ['ADDRESS', 'ID|all'],
    summary: 'End one of them, or all: programs that use it are refused at once',
    examples: ['tokens end ada@example.com 018f6f2e-0000-7000-8000-000000000000', 'tokens end ada@example.com all'],
    run: end,
  },
];

async function list(address = ''): Promise<Outcome> {
  if (address === '') throw new WrongUsage('Name the account: tokens list ADDRESS');
  const { tokensOf } = await import('../admin/tokens-beside-server.js');
  const tokens = (await tokensOf(await settings(), address)).map(({ createdAt, usedAt, expiresAt, ...token }) => ({
    ...token,
    createdAt: isoTime(createdAt),
    usedAt: timeOrNull(usedAt),
    expiresAt: isoTime(expiresAt),
  }));
  const lines = tokens.map(({ id, name, scopes, usedAt, expiresAt }) =>
    [id, name, scopes.join(' '), usedAt === null ? 'never used' : `used ${usedAt}`, `until ${expiresAt}`].join('  '),
  );
  return { text: lines.join('\n') || 'This account has no access token.', json: { tokens } };
}

async function end(address = '', which = ''): Promise<Outcome> {
  if (address === '' || which === '') throw new WrongUsage('Name the account and the token: tokens end ADDRESS ID|all');
  const { endTokens } = await import('../admin/tokens-beside-server.js');
  const ended = await endTokens(await settings(), address, which);
  return { text: `Access tokens that have ended: ${ended}`, json: { ended } };
}
