import { isIP } from 'node:net';
import { isPublicAddress } from '../../common/public-address.js';
import { urlOf } from '../../common/url.js';
import { isLocal } from '../../config/urls.js';
import { InvalidField } from '../../domain/errors.js';

/**
 * The server posts to it. Only whoever runs the server may say that it posts into their own network: by command, as for
 * webhooks. An address that was given so can stay.
 * @throws InvalidField at `backchannel`.
 */
export function refuseOwnNetwork(backchannel: string, given: string | null = null): void {
  const url = urlOf(backchannel);
  // What is no URL is refused with its reason.
  if (!url || backchannel === given) return;
  const { hostname } = url;
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (isLocal(hostname) || (isIP(literal) !== 0 && !isPublicAddress(literal)))
    throw new InvalidField('backchannel', 'adminClients.ownNetwork');
}
