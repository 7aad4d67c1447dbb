import { z } from 'zod';
import { ConfigError } from '../common/config-error.js';
import { urlOf } from '../common/url.js';
import { type Environment, valuesOf } from './environment.js';
import { isLocal, isWebUrl } from './urls.js';

/** Another site whose accounts people can log in with. */
export interface LoginProvider {
  /** In paths, such as `google`. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  readonly kind: 'openid' | 'github';
  /** The identifier of an OpenID provider; for GitHub, the address of its site. Identities are stored with it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** An address that it calls verified needs no mail to confirm it. */
  readonly trustsEmail: boolean;
  /** Of GitHub's API. */
  readonly apiUrl?: string;
}

export const loginFields = {
  LOGIN_WITH: z
    .string()
    .transform((text) => text.split(',').map((id) => id.trim()))
    .refine(
      (ids) =>
        ids.length <= 10 && new Set(ids).size === ids.length && ids.every((id) => /^[a-z][a-z0-9-]{0,29}$/.test(id)),
      'LOGIN_WITH must be a list of up to ten different names of lower-case letters, digits and hyphens, such as google,github.',
    )
    .default([]),
};

const parts = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'NAME', 'TRUST_EMAIL', 'URL', 'API_URL'] as const;
type Part = (typeof parts)[number];
type Values = Partial<Record<Part, string>>;

/** The variables of the providers that LOGIN_WITH names. */
export function loginVariableNames(ids: readonly string[]): string[] {
  return ids.flatMap((id) => parts.map((part) => nameOf(id, part)));
}

/** @throws ConfigError with one sentence about the first invalid value. */
export function loginProvidersOf(ids: readonly string[], environment: Environment): readonly LoginProvider[] {
  const providers = ids.map((id) => providerOf(id, environment));
  const issuers = providers.map(({ issuer }) => issuer);
  const twice = providers.find(({ issuer }, index) => issuers.indexOf(issuer) !== index);
  // Whose identity it is, and whether its address is trusted, must not depend on which button was pressed.
  if (twice) throw new ConfigError(`${nameOf(twice.id, 'ISSUER')} must not be that of another provider in LOGIN_WITH.`);
  return providers;
}

function providerOf(id: string, environment: Environment): LoginProvider {
  const found = valuesOf(environment, loginVariableNames([id]));
  const values: Values = Object.fromEntries(parts.map((part) => [part, found[nameOf(id, part)]]));
  const shared = {
    id,
    name: values.NAME ?? knownNames.get(id) ?? id.charAt(0).toUpperCase() + id.slice(1),
    clientId: required(id, 'CLIENT_ID', values),
    clientSecret: required(id, 'CLIENT_SECRET', values),
    trustsEmail: trustOf(id, values),
  };
  if (shared.name.length > 40) throw new ConfigError(`${nameOf(id, 'NAME')} must have at most 40 characters.`);
  return isGitHub(id) ? { ...shared, kind: 'github', ...gitHubOf(id, values) } : { ...shared, ...openIdOf(id, values) };
}

function openIdOf(id: string, values: Values): Pick<LoginProvider, 'kind' | 'issuer'> {
  for (const part of ['URL', 'API_URL'] as const)
    if (values[part] !== undefined)
      throw new ConfigError(`${nameOf(id, part)} is for GitHub. Set ${nameOf(id, 'ISSUER')}.`);
  return { kind: 'openid', issuer: secureUrl(id, 'ISSUER', required(id, 'ISSUER', values)) };
}

/** GitHub is no OpenID provider. `github-work` may be a second one, such as GitHub Enterprise. */
function isGitHub(id: string): boolean {
  return id === 'github' || id.startsWith('github-');
}

function gitHubOf(id: string, values: Values): Pick<LoginProvider, 'issuer' | 'apiUrl'> {
  if (values.ISSUER !== undefined)
    throw new ConfigError(
      `${nameOf(id, 'ISSUER')} is for OpenID providers. For GitHub Enterprise set ${nameOf(id, 'URL')}.`,
    );
  const issuer = secureUrl(id, 'URL', values.URL ?? 'https://github.com').replace(/\/$/, '');
  const usual = issuer === 'https://github.com' ? 'https://api.github.com' : `${issuer}/api/v3`;
  return { issuer, apiUrl: secureUrl(id, 'API_URL', values.API_URL ?? usual).replace(/\/$/, '') };
}

function trustOf(id: string, { TRUST_EMAIL: trust = 'no' }: Values): boolean {
  if (trust !== 'yes' && trust !== 'no') throw new ConfigError(`${nameOf(id, 'TRUST_EMAIL')} must be yes or no.`);
  return trust === 'yes';
}

function required(id: string, part: Part, values: Values): string {
  const value = values[part];
  if (value === undefined) throw new ConfigError(`${nameOf(id, part)} must be set, since LOGIN_WITH names ${id}.`);
  return value;
}

/** As it was written: the issuer of an ID token is compared letter by letter. */
function secureUrl(id: string, part: Part, text: string): string {
  const url = isWebUrl(text) ? urlOf(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url !== undefined && isLocal(url.hostname));
  if (!isSafe || /[?#]/.test(text))
    throw new ConfigError(
      `${nameOf(id, part)} must be an https: URL without a query, such as https://login.example.com.`,
    );
  return text;
}

function nameOf(id: string, part: Part): string {
  return `LOGIN_${id.toUpperCase().replaceAll('-', '_')}_${part}`;
}

const knownNames = new Map([
  ['github', 'GitHub'],
  ['gitlab', 'GitLab'],
  ['linkedin', 'LinkedIn'],
]);
