import type { Timestamp } from '../common/time.js';
import type { LoginProvider } from '../config/login-providers.js';

/** What the browser and Foyer know of a log-in that is under way, and the provider does not, or only as a hash. */
export interface ProviderChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What a provider says about whoever has logged in there. */
export interface ProvidedIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** How the provider calls it: an address, or a name. */
  readonly label: string;
  /** As the provider has it. Nobody has proved it here. */
  readonly email?: string | undefined;
  /** The provider calls the address verified, and the operator trusts it in that. */
  readonly isEmailProved: boolean;
  readonly name?: string | undefined;
  /** When this person last logged in there. Undefined if the provider does not say. */
  readonly authenticatedAt?: Timestamp | undefined;
}

/** One kind of provider. */
export interface ProviderKind {
  /** Where the browser logs in. @throws ProviderFailed. */
  loginUrl(provider: LoginProvider, checks: ProviderChecks, options: LoginOptions): Promise<URL>;
  /** Of the address that the browser has come back to. @throws ProviderFailed. */
  identityFrom(provider: LoginProvider, callback: URL, checks: ProviderChecks): Promise<ProvidedIdentity>;
}

export interface LoginOptions {
  readonly redirectUri: string;
  /** Even if somebody is logged in there. */
  readonly again: boolean;
}

/** `down`: there was no answer. `declined`: the person said no. `refused`: the answer proves nothing. */
export type Failure = 'down' | 'declined' | 'refused';

/** A provider that could not be asked, or whose answer proves nothing. */
export class ProviderFailed extends Error {
  constructor(
    readonly failure: Failure,
    /** For the log: no text of the provider's. */
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super('The provider has not said who it is.', options);
  }
}
