import { isIP } from 'node:net';

/** Not with `URL.canParse`: once optimized, Node 20's returns false for every URL with a letter such as ä. */
export function urlOf(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** The address that a URL names instead of a host, without the brackets of IPv6. The parser has spelled it out: 0x7f.1 is 127.0.0.1. */
export function addressIn({ hostname }: Pick<URL, 'hostname'>): string | undefined {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) === 0 ? undefined : address;
}
