import type { InviteMail, ListedInvite } from '../admin/invitations.js';
import { type Command, type Options, type Outcome, WrongUsage } from './command.js';
import { ConfigError } from '../common/config-error.js';
import { policy } from '../policy.js';
import { inDays, isoTime, settings } from './shown.js';

export const invitesCommands: readonly Command[] = [
  {
    name: 'users invite',
    operands: ['[ADDRESS]'],
    options: { uses: '[N]', expires: '[DAYS]', group: '[GROUP…]', language: '[CODE]' },
    summary: 'Print a link with which people can register, or mail it to the one address that may use it',
    examples: ['users invite ada@example.com', 'users invite --uses 30 --expires 7 --group staff'],
    notes: `A link works for one account and ${inDays(policy.invites.lifetime)} unless you say otherwise. It is printed once.`,
    run: invite,
  },
  {
    name: 'invites list',
    options: { after: '[NEXT]' },
    summary: 'List invitations, the newest first',
    examples: ['invites list'],
    notes: 'A paused one was made by an admin who is none at present. It works again once they are.',
    run: list,
  },
  {
    name: 'invites end',
    operands: ['ID'],
    summary: 'Withdraw an invitation',
    examples: ['invites end 019aa5d2-7b1c-7c3e-9f00-2f1f6f0c9a11'],
    run: end,
  },
];

async function invite(options: Options, email?: string): Promise<Outcome> {
  if (email === '') throw new WrongUsage('ADDRESS is empty: users invite [ADDRESS]');
  if (email === undefined && options.has('language'))
    throw new WrongUsage('--language is of the email: users invite ADDRESS --language CODE');
  const { withInvitations } = await import('../admin/invitations-beside-server.js');
  const wanted = {
    email,
    uses: numberIn(options, 'uses'),
    days: numberIn(options, 'expires'),
    groups: options.all('group'),
    language: await languageIn(options),
    madeBy: null,
  };
  const made = await withInvitations(await settings(), (invitations, by) => invitations.make(wanted, by));
  const { link, uses, expiresAt } = made;
  const until = `Until ${isoTime(expiresAt)}, for ${uses} ${uses === 1 ? 'account' : 'accounts'}.`;
  const text = link === null ? `The invitation will be mailed. ${until}` : `${link}\n${until}`;
  return { text, json: { ...made, expiresAt: isoTime(expiresAt) } };
}

async function list(options: Options): Promise<Outcome> {
  const { withInvitations } = await import('../admin/invitations-beside-server.js');
  const { invites, next } = await withInvitations(await settings(), (all) => all.list(options.one('after')));
  const more = next === null ? [] : [`More: invites list --after ${next}`];
  const text = [...invites.map(lineOf), ...more].join('\n') || 'There are no invitations.';
  const json = invites.map((one) => ({ ...one, createdAt: isoTime(one.createdAt), expiresAt: isoTime(one.expiresAt) }));
  return { text, json: { invites: json, next } };
}

async function end(id = ''): Promise<Outcome> {
  if (id === '') throw new WrongUsage('Name the invitation, as invites list shows it: invites end ID');
  const { withInvitations } = await import('../admin/invitations-beside-server.js');
  const ended = await withInvitations(await settings(), (invitations, by) => invitations.end(id, by));
  if (!ended) throw new ConfigError('No open invitation has this id. See: invites list');
  return { text: 'People can no longer register with it.', json: { ended } };
}

function lineOf({ id, email, state, used, uses, groups, expiresAt, madeBy, mail }: ListedInvite): string {
  return [
    id,
    email ?? 'link',
    state,
    `${used} of ${uses} used`,
    ...(state === 'open' ? [`until ${isoTime(expiresAt)}`] : []),
    ...(groups.length > 0 ? [`groups: ${groups.join(', ')}`] : []),
    ...(madeBy === null ? [] : [`by ${madeBy}`]),
    ...(state === 'open' && mail !== null ? [mailIs[mail.state]] : []),
  ].join('  ');
}

const mailIs: Readonly<Record<InviteMail['state'], string>> = {
  waiting: 'email waits',
  sent: 'email sent',
  'given-up': 'email given up (mail list)',
  dropped: 'email deleted unsent',
};

/** Not a number: a sentence of the flow says what it has to be. */
function numberIn(options: Options, name: string): number | undefined {
  const text = options.one(name);
  return text === undefined ? undefined : /^\d{1,9}$/.test(text) ? Number(text) : NaN;
}

async function languageIn(options: Options): Promise<import('../i18n/languages.js').Language> {
  const { isLanguage, languageCodes } = await import('../i18n/languages.js');
  const code = options.one('language') ?? 'en';
  if (!isLanguage(code)) throw new WrongUsage(`--language must be one of: ${languageCodes.join(', ')}`);
  return code;
}
