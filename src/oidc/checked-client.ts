import { randomToken } from '../common/keyring.js';
import { visibleText } from '../common/visible-text.js';
import { isLocal } from '../config/urls.js';
import { WrongOption } from '../domain/wrong-option.js';
import { message } from '../i18n/message.js';
import { policy } from '../policy.js';
import { checkedRedirects, checkedWebUri, isCustomScheme } from './client-uris.js';
import type { Client } from './clients.js';
import { type SigningAlg, signingAlgs } from './new-signing-key.js';

/** A client as an operator describes it. */
export interface WantedClient {
  readonly id: string | undefined;
  readonly name: string;
  readonly redirects: readonly string[];
  readonly postLogouts: readonly string[];
  readonly backchannel: string | undefined;
  readonly home: string | undefined;
  readonly group: string | undefined;
  readonly alg: string | undefined;
  readonly isPublic: boolean;
  readonly trusted: boolean;
  readonly pairwise: boolean;
}

type CheckedClient = Omit<Client, 'secretHash' | 'iconHash' | 'createdAt'>;

/** As it is stored. @throws WrongOption that says what is wrong with it. */
export function checkedClient(wanted: WantedClient, baseUrl: string): CheckedClient {
  const { isPublic, redirects, postLogouts, backchannel, home } = wanted;
  const redirectUris = checkedRedirects('--redirect', redirects, isPublic);
  // Whatever claims it on the device could log people in without a word to them (RFC 8252, 8.6).
  const canBeClaimed = (uri: string): boolean => isCustomScheme(uri) || isLocal(new URL(uri).hostname);
  if (wanted.trusted && isPublic && redirectUris.some(canBeClaimed) && !isLocal(new URL(baseUrl).hostname))
    throw new WrongOption(
      '--trusted',
      'is not for apps: any other app on a device could take its place.',
      'adminClients.trustedApp',
    );
  return {
    id: checkedId(wanted.id),
    name: checkedName(wanted.name),
    redirectUris,
    postLogoutRedirectUris: checkedRedirects('--post-logout', postLogouts, isPublic),
    backchannelLogoutUri: backchannel === undefined ? null : checkedWebUri('--backchannel', backchannel),
    homeUrl: home === undefined ? null : checkedWebUri('--home', home),
    groupName: wanted.group ?? null,
    idTokenAlg: checkedAlg(wanted.alg),
    trusted: wanted.trusted,
    pairwise: wanted.pairwise,
  };
}

/** For one that is not to be chosen. */
export function newClientId(): string {
  return randomToken().slice(0, 22);
}

function checkedId(id = newClientId()): string {
  const { idLength: max } = policy.oidc.clients;
  // Not only dots, which mean something else in a path.
  if (/^(?!\.+$)[\w.~-]+$/.test(id) && id.length <= max) return id;
  const says = `must have 1 to ${max} letters, digits, dots, hyphens, underscores and tildes.`;
  throw new WrongOption('--id', says, message('adminClients.idWrong', { max }));
}

function checkedName(typed: string): string {
  const { nameLength: max } = policy.oidc.clients;
  const name = visibleText(typed, max);
  if (name !== undefined) return name;
  throw new WrongOption(
    '--name',
    `must have 1 to ${max} visible characters.`,
    message('adminClients.nameWrong', { max }),
  );
}

function checkedAlg(text: string = signingAlgs[0]): SigningAlg {
  const alg = signingAlgs.find((one) => one === text);
  if (!alg) throw new WrongOption('--alg', `must be one of: ${signingAlgs.join(', ')}.`, 'adminClients.algWrong');
  return alg;
}
