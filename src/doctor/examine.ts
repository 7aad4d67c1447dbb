import { ConfigError } from '../common/config-error.js';
import { Keyring } from '../common/keyring.js';
import { endOfLifeWarning } from '../common/node-version.js';
import { Clock } from '../common/time.js';
import { type Config, loadConfig } from '../config/config.js';
import type { Environment } from '../config/environment.js';
import { isLocal } from '../config/urls.js';
import { unknownNames } from '../config/variable-names.js';
import { checkDatabase } from './check-database.js';
import { checkMail } from './check-mail.js';
import { checkSite } from './check-site.js';
import { type Finding, findingsOf } from './finding.js';

/** Looks at everything that an installation needs. Changes nothing and sends nothing. */
export async function examine(environment: Environment): Promise<Finding[]> {
  const { ok, failed } = findingsOf('configuration');
  const config = configIn(environment);
  if (config instanceof ConfigError) return [failed(config.message, 'See docs/configuration.md.')];
  const clock = new Clock();
  return [
    ok(`${config.baseUrl}, ${config.production ? 'in production' : 'not in production'}`),
    ...warningsAbout(config, environment),
    ...(await checkDatabase(config, clock)),
    ...(await checkMail(config)),
    ...(await checkSite(config, new Keyring(config.secrets), clock)),
  ];
}

function configIn(environment: Environment): Config | ConfigError {
  try {
    return loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

function warningsAbout(config: Config, environment: Environment): Finding[] {
  const { warning } = findingsOf('configuration');
  const node = findingsOf('node');
  const isPublic = !isLocal(new URL(config.baseUrl).hostname);
  const old = endOfLifeWarning(process.versions.node, new Date());
  return [
    ...(isPublic && !config.production ? [warning('NODE_ENV is not production.', 'Set NODE_ENV=production.')] : []),
    ...(isPublic && config.mailUrl === 'console:' ? [warning('Emails are printed, not sent.', 'Set MAIL_URL.')] : []),
    ...unknownNames(environment).map((text) => warning(text)),
    old === undefined ? node.ok(process.versions.node) : node.warning(old),
  ];
}
