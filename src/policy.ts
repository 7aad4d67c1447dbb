import { accounts } from './policy/accounts.js';
import { counts } from './policy/counts.js';
import { database } from './policy/database.js';
import { forwardAuth } from './policy/forward-auth.js';
import { hashing } from './policy/hashing.js';
import { identities } from './policy/identities.js';
import { imports } from './policy/imports.js';
import { limits } from './policy/limits.js';
import { mail } from './policy/mail.js';
import { operators } from './policy/operators.js';
import { oidc } from './policy/oidc.js';
import { passwordPolicy } from './policy/passwords.js';
import { processLimits } from './policy/process.js';
import { requests } from './policy/requests.js';
import { storedData } from './policy/stored-data.js';
import { webhooks } from './policy/webhooks.js';

/** Every lifetime, length and limit, with its reason. What operators may change: a default in src/config/config.ts. */
export const policy = {
  ...accounts,
  limits,
  ...storedData,
  passwords: passwordPolicy,
  hashing,
  ...requests,
  database,
  mail,
  ...processLimits,
  ...forwardAuth,
  ...oidc,
  ...operators,
  ...identities,
  imports,
  ...webhooks,
  ...counts,
} as const;
