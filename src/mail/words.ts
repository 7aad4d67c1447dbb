import { isIP } from 'node:net';
import { momentInWords } from '../words.js';
import type { Requester } from './mail.js';

/** The network address of a request, unless a proxy passed on something else that the asker made up. */
export function requesterInWords(requester: Requester): string {
  const address = requester.ip.replace(/^::ffff:(?=\d+\.)/, '');
  const where = isIP(address) ? `the network address ${address}` : 'an unknown network address';
  return `${where} on ${momentInWords(requester.at)}`;
}
