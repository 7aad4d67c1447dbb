import { urlOf } from '../common/url.js';
import { isLocal, isWebUrl } from '../config/urls.js';
import { WrongOption } from '../domain/wrong-option.js';
import { message } from '../i18n/message.js';
import { policy } from '../policy.js';

const { uris: uriCount, uriLength } = policy.oidc.clients;

/** Where the provider sends people, after a log-in or a log-out. Compared character by character. @throws WrongOption. */
export function checkedRedirects(option: string, given: readonly string[], isPublic: boolean): string[] {
  const uris = [...new Set(given)];
  if (uris.length > uriCount)
    throw new WrongOption(
      option,
      `can be given ${uriCount} times.`,
      message('adminClients.tooManyUris', { max: uriCount }),
    );
  for (const uri of uris) checkRedirect(option, uri, isPublic);
  return uris;
}

function checkRedirect(option: string, uri: string, isPublic: boolean): void {
  if (uri.includes('*'))
    throw new WrongOption(option, 'has no wildcards: give each URI, character by character.', 'adminClients.wildcard');
  if (!isCustomScheme(uri)) checkedWebUri(option, uri);
  else if (!isPublic)
    throw new WrongOption(
      option,
      'must start with https:. Apps with a scheme of their own need --public.',
      'adminClients.schemeNeedsPublic',
    );
  else checkSpelling(option, uri);
}

/**
 * Of an app that has claimed it on a device (RFC 8252, 7.1): a domain in reverse order. So `javascript:` and the like are
 * none.
 */
export function isCustomScheme(uri: string): boolean {
  return /^[a-z][a-z\d-]*(?:\.[a-z\d-]+)+:\/{0,2}[^/]/.test(uri);
}

/** An address that the provider or a browser opens. @throws WrongOption. */
export function checkedWebUri(option: string, uri: string): string {
  const { protocol, hostname } = (isWebUrl(uri) ? urlOf(uri) : undefined) ?? {};
  if (hostname === undefined)
    throw new WrongOption(
      option,
      'must be a whole URL, such as https://app.example.com/callback.',
      'adminClients.notUrl',
    );
  if (protocol === 'http:' && !isLocal(hostname))
    throw new WrongOption(
      option,
      'must start with https:. Only this machine, such as localhost, may have http:.',
      'adminClients.notHttps',
    );
  checkSpelling(option, uri);
  return uri;
}

/** Nothing that the URL parser would repair: what is compared with it may be written in another way. */
function checkSpelling(option: string, uri: string): void {
  const max = uriLength;
  if (uri.length > max)
    throw new WrongOption(option, `can have ${max} characters.`, message('adminClients.uriTooLong', { max }));
  if (uri.includes('#')) throw new WrongOption(option, 'must have no fragment (#).', 'adminClients.fragment');
  const href = urlOf(uri)?.href;
  if (href === undefined || !/^[!-~]+$/.test(href))
    throw new WrongOption(option, 'must be a URI.', 'adminClients.notUri');
  if (href !== uri && href !== `${uri}/`)
    throw new WrongOption(option, `must be written like this: ${href}`, message('adminClients.spelling', { href }));
}
