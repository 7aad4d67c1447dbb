import type { Environment } from './environment.js';
import { variableNames } from './config.js';

/** A sentence for each variable that looks like one of Foyer's and is none: it has no effect. */
export function unknownNames(environment: Environment): string[] {
  const set = Object.keys(environment).filter((name) => environment[name] && !isKnown(name) && !isOfKubernetes(name));
  return set.flatMap((name) => {
    const meant = variableNames.find((known) => isLike(name, known));
    if (meant !== undefined) return `${name} has no effect: the variable is called ${meant}.`;
    return /^(?:MAIL|SMTP|SITE|FOYER)_/.test(name) ? `${name} has no effect: Foyer has no variable of this name.` : [];
  });
}

const isKnown = (name: string): boolean => variableNames.some((known) => [known, `${known}_FILE`].includes(name));

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
