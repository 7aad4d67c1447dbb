import { ConfigError } from '../common/config-error.js';
import { urlOf } from '../common/url.js';
import { isLocal, isWebUrl } from '../config/urls.js';
import { policy } from '../policy.js';

const { uris: uriCount, uriLength } = policy.oidc.clients;

/** Where the provider sends people, after a log-in or a log-out. Compared character by character. @throws ConfigError. */
export function checkedRedirects(option: string, given: readonly string[], isPublic: boolean): string[] {
  const uris = [...new Set(given)];
  if (uris.length > uriCount) throw new ConfigError(`${option} can be given ${uriCount} times.`);
  for (const uri of uris) checkRedirect(option, uri, isPublic);
  return uris;
}

function checkRedirect(option: string, uri: string, isPublic: boolean): void {
  if (uri.includes('*')) throw new ConfigError(`${option} has no wildcards: give each URI, character by character.`);
  if (!isCustomScheme(uri)) checkedWebUri(option, uri);
  else if (!isPublic)
    throw new ConfigError(`${option} must start with https:. Apps with a scheme of their own need --public.`);
  else checkSpelling(option, uri);
}

/**
 * Of an app that has claimed it on a device (RFC 8252, 7.1): a domain in reverse order. So `javascript:` and the like are
 * none.
 */
export function isCustomScheme(uri: string): boolean {
  return /^[a-z][a-z\d-]*(?:\.[a-z\d-]+)+:\/{0,2}[^/]/.test(uri);
}

/** An address that the provider or a browser opens. @throws ConfigError. */
export function checkedWebUri(option: string, uri: string): string {
  const { protocol, hostname } = (isWebUrl(uri) ? urlOf(uri) : undefined) ?? {};
  if (hostname === undefined)
    throw new ConfigError(`${option} must be a whole URL, such as https://app.example.com/callback.`);
  if (protocol === 'http:' && !isLocal(hostname))
    throw new ConfigError(`${option} must start with https:. Only this machine, such as localhost, may have http:.`);
  checkSpelling(option, uri);
  return uri;
}

/** Nothing that the URL parser would repair: what is compared with it may be written in another way. */
function checkSpelling(option: string, uri: string): void {
  if (uri.length > uriLength) throw new ConfigError(`${option} can have ${uriLength} characters.`);
  if (uri.includes('#')) throw new ConfigError(`${option} must have no fragment (#).`);
  const href = urlOf(uri)?.href;
  if (href === undefined || !/^[!-~]+$/.test(href)) throw new ConfigError(`${option} must be a URI.`);
  if (href !== uri && href !== `${uri}/`) throw new ConfigError(`${option} must be written like this: ${href}`);
}
