import type { Settings } from '../../config/config.js';
import { ConsoleTransport } from './console.js';
import { SmtpTransport } from './smtp.js';
import type { Transport } from './transport.js';

/** The way out that MAIL_URL names. Without a server, mail is printed to `out`. */
export function openTransport(config: Settings, out?: NodeJS.WritableStream): Transport {
  return config.mailUrl === 'console:' ? new ConsoleTransport(config, out) : new SmtpTransport(config);
}
