import type { ClientMetadata } from 'oidc-provider';
import { urlOf } from '../common/url.js';
import type { Client } from './clients.js';

/** A client in the provider's words. Its secret is only known as a hash: see `Providers`. */
export function clientMetadata(client: Client): ClientMetadata {
  const { id, name, secretHash, redirectUris, postLogoutRedirectUris, backchannelLogoutUri } = client;
  return {
    client_id: id,
    client_name: name,
    ...(secretHash === null ? {} : { client_secret: secretHash }),
    token_endpoint_auth_method: secretHash === null ? 'none' : 'client_secret_basic',
    application_type: isNative(client) ? 'native' : 'web',
    redirect_uris: redirectUris,
    post_logout_redirect_uris: postLogoutRedirectUris,
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
    id_token_signed_response_alg: client.idTokenAlg,
    subject_type: client.pairwise ? 'pairwise' : 'public',
    ...(backchannelLogoutUri !== null && { backchannel_logout_uri: backchannelLogoutUri }),
  };
}

/** An app on a device, by where it is reached: by a scheme of its own, or by any port of a loopback address (RFC 8252). */
function isNative({ secretHash, redirectUris }: Client): boolean {
  return secretHash === null && redirectUris.every(isOnDevice);
}

function isOnDevice(uri: string): boolean {
  const { protocol, hostname } = urlOf(uri) ?? { protocol: '', hostname: '' };
  if (protocol === 'http:') return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  return protocol !== 'https:';
}
