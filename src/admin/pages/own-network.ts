import { urlOf } from '../../common/url.js';
import { isPrivateHost } from '../../config/urls.js';
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
  if (isPrivateHost(url)) throw new InvalidField('backchannel', 'adminClients.ownNetwork');
}
