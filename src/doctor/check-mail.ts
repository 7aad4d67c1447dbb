import type { Config } from '../config/config.js';
import { checkMailServer } from '../mail/test-mail.js';
import { type Finding, findingsOf } from './finding.js';

/** Whether the mail server takes the connection and the log-in. */
export async function checkMail(config: Config): Promise<Finding[]> {
  const { ok, failed } = findingsOf('mail');
  if (config.mailUrl === 'console:') return [ok('There is no mail server: emails are printed.')];
  const { accepted, server, step, reply, advice } = await checkMailServer(config);
  if (accepted) return [ok(`${server} takes the connection. Whether it takes an email, “mail test ADDRESS” tells.`)];
  return [failed(`${step === undefined ? server : `${server}, at ${step}`}: ${reply}`, advice)];
}
