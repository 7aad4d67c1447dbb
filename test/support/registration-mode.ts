import type { Config } from '../../src/config/config.js';
import type { TestApplication } from './application.js';

type Mode = Partial<Pick<Config, 'registration' | 'registrationDomains' | 'registrationApproval'>>;

/** As after a restart with another configuration. Views that hide links have it from the start. */
export function setMode({ config }: TestApplication, mode: Mode): void {
  Object.assign(config, mode);
}
