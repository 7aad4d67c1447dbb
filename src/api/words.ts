import type { Key, Localizable } from '../i18n/message.js';
import { message } from '../i18n/message.js';
import { asMessage } from '../i18n/translate.js';
import { policy } from '../policy.js';

/** What pages tell people with a browser, for whoever writes a program. */
const instead: Partial<Record<Key, Localizable>> = {
  'refused.address': 'api.address',
  'refused.unclear': 'api.unclear',
  'refused.whole': 'api.incomplete',
  'refused.notUtf8': 'api.notUtf8',
  'refused.tooLargeBecause': message('api.tooLargeBecause', { bytes: policy.requests.bodyBytes }),
};

export function forPrograms(reason: Localizable): Localizable {
  const { key, params } = asMessage(reason);
  // It says that nothing was changed, and names a browser.
  const told = key === 'refused.unreadableBecause' ? (params.reason as Localizable) : reason;
  return instead[asMessage(told).key] ?? told;
}

/** What is wrong with a field of a form: see `readForm`. */
export function fieldProblem(field: string, problem: Localizable): Localizable {
  if (problem === 'refused.twice') return message('api.twice', { field });
  return problem === 'refused.encoding' ? message('api.encoding', { field }) : 'field.untypable';
}
