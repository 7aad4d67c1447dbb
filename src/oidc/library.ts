import type { errors, interactionPolicy, Provider } from 'oidc-provider';
import { urlOf } from '../common/url.js';

/** The parts of `oidc-provider` that are used here. */
export interface Library {
  readonly Provider: typeof Provider;
  readonly errors: typeof errors;
  readonly interactionPolicy: typeof interactionPolicy;
}

let loaded: Promise<Library> | undefined;

/** Takes 6 MB and half a second, so nothing imports it but this, and nobody calls this who has no clients. */
export async function loadLibrary(): Promise<Library> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Library> {
  // Node.js 20 does not have it.
  (URL as { parse?: (url: string, base?: string) => URL | null }).parse ??= (url, base) => urlOf(url, base) ?? null;
  const [{ Provider }, errors, interactionPolicy] = await Promise.all([
    import('oidc-provider/lib/provider.js'),
    import('oidc-provider/lib/helpers/errors.js'),
    import('oidc-provider/lib/helpers/interaction_policy/index.js'),
  ]);
  return { Provider, errors, interactionPolicy };
}
