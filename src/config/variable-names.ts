import type { Environment } from './environment.js';
import { variableNames } from './config.js';
import { loginVariableNames } from './login-providers.js';

/** A sentence for each variable that looks like one of Foyer's and is none: it has no effect. */
export function unknownNames(environment: Environment): string[] {
  const all = [...variableNames, ...loginVariableNames(namesIn(environment.LOGIN_WITH))];
  const isKnown = (name: string): boolean => all.some((known) => [known, `${known}_FILE`].includes(name));
  const set = Object.keys(environment).filter((name) => environment[name] && !isKnown(name) && !isOfKubernetes(name));
  return set.flatMap((name) => {
    const meant = all.find((known) => isLike(name, known));
    if (meant !== undefined) return `${name} has no effect: the variable is called ${meant}.`;
    return isForFoyer(name) ? `${name} has no effect: Foyer has no variable of this name.` : [];
  });
}

/** Others have variables such as LOGIN_SHELL. */
const isForFoyer = (name: string): boolean =>
  /^(?:MAIL|SMTP|SITE|FOYER)_|^LOGIN_\w+_(?:ISSUER|CLIENT_ID|CLIENT_SECRET|TRUST_EMAIL)(?:_FILE)?$/.test(name);

function namesIn(list = ''): string[] {
  return list.split(',').map((name) => name.trim());
}

/** It sets such variables in every container, for each service: a service called "mail" has a MAIL_PORT. */
const isOfKubernetes = (name: string): boolean => /_SERVICE_(?:HOST|PORT)|_PORT(?:_\d+_|$)/.test(name);

/** The same letters in the same order, but for case, underscores and one more, fewer or different. */
function isLike(name: string, known: string): boolean {
  const [one = '', other = ''] = [name, known].map((text) => text.replaceAll('_', '').toUpperCase());
  if (one === other) return true;
  // Four letters are too few: HOME is not a misspelled HOST.
  return Math.min(one.length, other.length) >= 6 && isOneApart(one, other);
}

function isOneApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  const same = [...one].findIndex((letter, index) => letter !== other[index]);
  const at = same === -1 ? one.length : same;
  const skips = [
    [1, 1],
    [1, 0],
    [0, 1],
  ] as const;
  return skips.some(([a, b]) => one.slice(at + a) === other.slice(at + b));
}
