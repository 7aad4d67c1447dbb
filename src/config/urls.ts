import { isIP } from 'node:net';
import { domainToUnicode } from 'node:url';
import { isPublicAddress } from '../common/public-address.js';
import { addressIn, urlOf } from '../common/url.js';

/** `https://host:port`, spelled so that the URL parser has nothing to repair: `https:host` and `http://1` parse, too. */
export function isSiteUrl(text: string): boolean {
  return /^https?:\/\/[^/?#@\\\s]+\/?$/i.test(text) && isWebUrl(text);
}

/** An address of a site, with or without a path. */
export function isWebUrl(text: string): boolean {
  const host = /^https?:\/\/(\[[\da-f:.]+\]|[^/?#@\\\s:[\]]+)(?::[1-9]\d*)?(?:[/?#]\S*)?$/i.exec(text)?.[1];
  const url = urlOf(text);
  return host !== undefined && url !== undefined && isSpelledOut(host, url.hostname);
}

/** The host as parsed is the one that was written: no `http://1`, which is 0.0.0.1, and no `%65`. */
function isSpelledOut(written: string, parsed: string): boolean {
  if (written.startsWith('[')) return true;
  const isName = /^[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)*$/u.test(written);
  return isName && [parsed, domainToUnicode(parsed)].includes(written.toLowerCase().normalize('NFC'));
}

/** True for a URL host that always means this machine. */
export function isLocal(hostname: string): boolean {
  return /(?:^|\.)localhost$/.test(hostname) || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** True for a URL host that is this machine or a private address. Where a name leads is known only when it is looked up. */
export function isPrivateHost(url: URL): boolean {
  const address = addressIn(url);
  return isLocal(url.hostname) || (address !== undefined && !isPublicAddress(address));
}

/**
 * `console:`, `smtp://…` or `smtps://…`, in which every `@`, `/`, `?`, `#` and `%` of the user and the password is
 * percent-encoded. Otherwise the URL has another host: `smtp://user:25/x@mail.example.com` has the host `user`.
 */
export function isMailUrl(text: string): boolean {
  if (text === 'console:') return true;
  const parts =
    /^smtps?:\/\/(?<login>[^/?#@\s]*@)?(?<host>\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)*)(?::[1-9]\d*)?\/?(?:\?[^#@\s]*)?$/i.exec(
      text,
    );
  const { login = '', host = '' } = parts?.groups ?? {};
  const isEncoded = !/%(?![\da-f]{2})/i.test(text) && !/^:|^@/.test(login);
  const isMeant = !isPlaceholder(login) && !isShortAddress(host) && !hasUnclearSwitch(text);
  return parts !== null && isEncoded && isMeant && urlOf(text) !== undefined && canBeDecoded(login);
}

/** What a shell or a person should have replaced: `${PASSWORD}`, `$PASSWORD`, `<password>`. */
export function isPlaceholder(login: string): boolean {
  return /\$[{(]|[<>]|(?:^|:)\$\w+[:@]/.test(login);
}

/** `1` and `10.1`, which a resolver takes for 0.0.0.1 and 10.0.0.1. */
export function isShortAddress(host: string): boolean {
  return /(?:^|\.)(?:\d+|0x[\da-f]*)$/i.test(host) && isIP(host) !== 4;
}

function hasUnclearSwitch(url: string): boolean {
  return /[?&](?:secure|requireTLS|ignoreTLS)(?!=(?:true|false)(?:&|$))(?:[=&]|$)/i.test(url);
}

export function canBeDecoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
