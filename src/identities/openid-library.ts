import type * as Library from 'openid-client';
import { boundedFetch, timeoutInSeconds } from './bounded-fetch.js';
import { ProviderFailed } from './provider-answer.js';

/** Imported at the first use: a site without other providers never needs it. */
export async function openIdLibrary(): Promise<typeof Library> {
  return import('openid-client');
}

/** Of every request that the library makes. */
export function requestOptions(library: typeof Library, url: string): Library.DiscoveryRequestOptions {
  return {
    [library.customFetch]: (target, { method, headers, body }) =>
      boundedFetch(target, { method, headers, body: body as RequestInit['body'] }),
    timeout: timeoutInSeconds,
    // The configuration allows it on this machine only.
    ...(url.startsWith('http:') && { execute: [library.allowInsecureRequests] }),
  };
}

/** @throws ProviderFailed instead of the library's errors. */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failureOf(error);
  }
}

function failureOf(error: unknown): ProviderFailed {
  if (error instanceof ProviderFailed) return error;
  const { code, cause, error: named } = error as { code?: unknown; cause?: unknown; error?: unknown };
  if (named === 'access_denied') return new ProviderFailed('declined', 'access_denied', { cause: error });
  // Of Node, such as ECONNREFUSED. Those of the library begin with OAUTH_.
  const own = [code, (cause as { code?: unknown } | undefined)?.code].find((text) => typeof text === 'string');
  const isAnswer = typeof code === 'string' && code.startsWith('OAUTH_') && !isMissing(code, cause);
  return new ProviderFailed(isAnswer ? 'refused' : 'down', own ?? (error as Error).name, { cause: error });
}

/** It did not come in time, or the provider answers that it cannot. */
function isMissing(code: string, cause: unknown): boolean {
  if (code === 'OAUTH_TIMEOUT') return true;
  return code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' && cause instanceof Response && cause.status >= 500;
}
