import { urlOf } from './url.js';

/** A whole address of the web, without a user name, which people would take for the host. */
export function webAddress(text: string): URL | undefined {
  return /^https?:\/\/[^/?#@\\\s]+(?:[/?#]|$)/i.test(text) ? urlOf(text) : undefined;
}
