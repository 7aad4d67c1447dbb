import { ConfigError } from '../common/config-error.js';
import { randomToken } from '../common/keyring.js';
import { visibleText } from '../common/visible-text.js';
import { isLocal } from '../config/urls.js';
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

export type CheckedClient = Omit<Client, 'secretHash' | 'iconHash' | 'createdAt'>;

/** As it is stored. @throws ConfigError that says what is wrong with it. */
export function checkedClient(wanted: WantedClient, baseUrl: string): CheckedClient {
  const { isPublic, redirects, postLogouts, backchannel, home } = wanted;
  const redirectUris = checkedRedirects('--redirect', redirects, isPublic);
  // Whatever claims it on the device could log people in without a word to them (RFC 8252, 8.6).
  const canBeClaimed = (uri: string): boolean => isCustomScheme(uri) || isLocal(new URL(uri).hostname);
  if (wanted.trusted && isPublic && redirectUris.some(canBeClaimed) && !isLocal(new URL(baseUrl).hostname))
    throw new ConfigError('--trusted is not for apps: any other app on a device could take its place.');
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

function checkedId(id = randomToken().slice(0, 22)): string {
  const { idLength } = policy.oidc.clients;
  if (/^[\w.~-]+$/.test(id) && id.length <= idLength) return id;
  throw new ConfigError(`--id must have 1 to ${idLength} letters, digits, dots, hyphens, underscores and tildes.`);
}

function checkedName(typed: string): string {
  const { nameLength } = policy.oidc.clients;
  const name = visibleText(typed, nameLength);
  if (name === undefined) throw new ConfigError(`--name must have 1 to ${nameLength} visible characters.`);
  return name;
}

function checkedAlg(text: string = signingAlgs[0]): SigningAlg {
  const alg = signingAlgs.find((one) => one === text);
  if (!alg) throw new ConfigError(`--alg must be one of: ${signingAlgs.join(', ')}.`);
  return alg;
}
