import 'reflect-metadata';
import { createApp } from './create-app.js';
import { listen } from './listen.js';
import { stop } from './stop.js';
import { endOfLifeWarning } from '../common/node-version.js';
import { Clock } from '../common/time.js';
import { type Config, loadConfig, type Role } from '../config/config.js';
import { type Environment, readEnvironment } from '../config/environment.js';
import { isLocal } from '../config/urls.js';
import { unknownNames } from '../config/variable-names.js';
import { Log } from '../logging/log.js';
import { PasswordRules } from '../passwords/rules.js';

/** Starts the server and stops it on SIGTERM or SIGINT. @throws ConfigError. */
export async function start(role: Role): Promise<void> {
  const environment = readEnvironment();
  const config = loadConfig(environment, role);
  const log = new Log(config.production);
  process.on('exit', () => log.flush());
  // An error that nothing caught. Nothing acknowledged is lost, and the service manager can restart Foyer.
  process.on('uncaughtException', (error) => {
    log.failure('bug', error);
    process.exit(1);
  });
  const app = await createApp(config, new Clock(), log);
  // A worker only has the database and the mail server to talk to.
  let ready = 'it sends emails and deletes what has expired';
  if (role === 'worker') await app.init();
  else ready = readyAt(config, await listen(app, config));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app, log));
  log.write('info', 'started', { message: `Foyer is ready: ${ready}` });
  if (config.showsMail) log.write('info', 'started', { message: `Sent mails: ${config.baseUrl}/dev/mail` });
  for (const message of warningsAbout(config, environment)) log.write('warn', 'started', { message });
  // Last: nobody has to wait for it, only the first who chooses a password.
  if (role !== 'worker') await app.get(PasswordRules).warmUp();
}

/** Where it listens, too: behind a proxy, BASE_URL does not say it. */
function readyAt({ baseUrl, socket }: Config, place: string): string {
  const saysIt = socket === undefined && isLocal(new URL(baseUrl).hostname);
  return saysIt ? baseUrl : `${baseUrl}, listening at ${place}`;
}

function warningsAbout(config: Config, environment: Environment): string[] {
  const warnings = [endOfLifeWarning(process.versions.node, new Date())];
  if (config.production && config.mailUrl === 'console:')
    warnings.push('Mails are printed here, with links that give access to accounts. Set MAIL_URL to send them.');
  return [...warnings, ...unknownNames(environment)].filter((warning) => warning !== undefined);
}
