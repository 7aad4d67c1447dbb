import type { Keyring } from '../common/keyring.js';
import { type Clock, days } from '../common/time.js';
import type { Config } from '../config/config.js';
import { isLocal } from '../config/urls.js';
import { policy } from '../policy.js';
import { doctorProof, proofHeader, seenHeader } from '../http/health/doctor-proof.js';
import { type Answer, ask } from './ask-site.js';
import { type Finding, findingsOf } from './finding.js';

/** Nobody has it (RFC 5737). A server that believes it believes everybody. */
const forged = '192.0.2.77';

const { ok, failed } = findingsOf('site');

/** Asks the running server by its public address, as a visitor would: its proxy, its certificate, and what it makes of them. */
export async function checkSite(config: Config, keyring: Keyring, clock: Clock): Promise<Finding[]> {
  const headers = { [proofHeader]: doctorProof(keyring, clock.now()), 'X-Forwarded-For': forged };
  const answer = await ask(new URL('/healthz', config.baseUrl), headers);
  if ('problem' in answer)
    return [
      failed(
        `${config.baseUrl} does not answer: ${answer.problem}.`,
        'Do the server and its proxy run? Does the name lead here?',
      ),
    ];
  if (answer.status !== 200 || answer.text !== 'alive\n')
    return [
      failed(`${config.baseUrl}/healthz answers ${answer.status}.`, 'The proxy has to pass everything on to Foyer.'),
    ];
  const ready = await ask(new URL('/readyz', config.baseUrl));
  const isReady = 'status' in ready && ready.status === 200;
  return [
    isReady ? ok(`${config.baseUrl} is ready.`) : failed('/readyz says not ready.', 'The log has the reason.'),
    checkSeen(answer, config),
    ...(config.https ? [checkCertificate(answer, clock), await checkHttp(config)] : []),
  ];
}

/** Limits and notices are about the address that the server sees. It should be where this connection came from. */
export function checkSeen(
  { headers, localAddress }: Pick<Answer, 'headers' | 'localAddress'>,
  { baseUrl }: Pick<Config, 'baseUrl'>,
): Finding {
  const found = findingsOf('proxy');
  const seen = headers[seenHeader];
  if (typeof seen !== 'string')
    return found.failed(
      'The server that answers has another SECRET, or is another version.',
      'Run this command with the settings of the server.',
    );
  if (seen === forged)
    return found.failed(
      'Clients can choose the address that Foyer sees, and so avoid its limits.',
      'TRUST_PROXY counts more proxies than there are, or the proxy adds to X-Forwarded-For in place of setting it.',
    );
  if (seen === localAddress) return found.ok(`Foyer sees the address of its visitors: here, ${seen}.`);
  if (/^127\.|^::1$/.test(seen) && !isLocal(new URL(baseUrl).hostname))
    return found.failed(
      `Foyer sees its proxy (${seen}) in place of its visitors: they share their limits.`,
      'Set TRUST_PROXY=1, and let the proxy set X-Forwarded-For.',
    );
  return found.warning(
    `Foyer sees ${seen}, and the connection came from ${localAddress}.`,
    'If this is not your public address, check TRUST_PROXY.',
  );
}

function checkCertificate({ validUntil, headers }: Answer, clock: Clock): Finding {
  const found = findingsOf('tls');
  if (headers['strict-transport-security'] === undefined)
    return found.warning('The proxy drops Strict-Transport-Security.', 'Let it pass on the headers of Foyer.');
  const left = Math.floor((Date.parse(validUntil ?? '') - clock.now()) / days(1));
  const text = `The certificate is valid for ${left} more days.`;
  return left * days(1) < policy.doctor.certificateAtLeast
    ? found.warning(text, 'Renew it; see why that did not happen by itself.')
    : found.ok(text);
}

/** A form over http must not be answered, and a page must lead to https. */
async function checkHttp({ baseUrl }: Config): Promise<Finding> {
  const found = findingsOf('tls');
  const url = new URL('/login', baseUrl);
  if (url.port !== '') return found.ok('https has a port of its own.');
  url.protocol = 'http:';
  const answer = await ask(url);
  if ('problem' in answer) return found.ok('http is not answered.');
  const { location } = answer.headers;
  if (location?.startsWith('https:') === true) return found.ok('http leads to https.');
  return found.failed(`http://${url.host} answers ${answer.status}.`, 'Redirect http to https: see docs/deploy.md.');
}
