import { isIP } from 'node:net';
import { z } from 'zod';
import { ConfigError } from '../common/config-error.js';
import { isWholeNumber, notWhole } from './whole-number.js';

/** Where Foyer listens: a port and a host, or a Unix socket. */
export const listenFields = {
  PORT: z
    .string()
    .refine((text) => text.includes('/') || isWholeNumber(text, 1, 65_535), notWhole('PORT', 1, 65_535))
    .refine(
      (text) => !text.includes('/') || (/^\/[^$%?"']*[^/]$/.test(text) && Buffer.byteLength(text) <= 107),
      'PORT must be a port, or the absolute path of a Unix socket in at most 107 bytes, such as /run/foyer/foyer.sock.',
    )
    .transform((text) => (text.includes('/') ? text : Number(text)))
    .default(3000),
  HOST: z
    .string()
    .refine(isHost, 'HOST must be an IP address or a host name, without a port, such as 127.0.0.1 or 0.0.0.0.')
    .default('127.0.0.1'),
};

interface Values extends z.output<z.ZodObject<typeof listenFields>> {
  readonly BASE_URL?: string | undefined;
  readonly TRUST_PROXY: unknown;
}

/** Only a proxy can reach a socket, under an address that Foyer cannot know. @throws ConfigError if it is not set. */
export function checkSocket({ PORT, BASE_URL, TRUST_PROXY }: Values): void {
  if (typeof PORT === 'number') return;
  if (BASE_URL === undefined) throw new ConfigError('If PORT is the path of a Unix socket, BASE_URL must be set.');
  if (TRUST_PROXY === 0)
    throw new ConfigError('If PORT is the path of a Unix socket, TRUST_PROXY must be set, such as TRUST_PROXY=1.');
}

/** Not `10.0.0` or `1`, which is 0.0.0.1 for a resolver. */
function isHost(text: string): boolean {
  return isIP(text) !== 0 || (/^[a-z\d](?:[\w.-]*[a-z\d])?$/i.test(text) && !/(?:^|\.)\d+$/.test(text));
}
