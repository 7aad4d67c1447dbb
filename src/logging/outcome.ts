/** What became of a request that did not do what was asked, where its status alone does not say it. */
export type Outcome =
  /** A page for people who are logged in, requested by somebody who is not. */
  | 'access-denied'
  /** The password had to be given again first. */
  | 'proof-asked'
  | 'csrf-refused'
  /** The disk is full or fails, or the database file is gone. */
  | 'storage-failed'
  /** A log-in with a wrong address or password. */
  | 'log-in-failed'
  /** A right log-in to an account that is disabled, or waits for approval. */
  | 'account-inactive'
  /** A wrong password on any other page. */
  | 'password-wrong'
  /** A wrong code or passkey, with the right password before it. */
  | 'code-wrong'
  /** The password was right, and the second step is still to come. */
  | 'second-step-asked'
  /** Another provider could not be asked who it is. */
  | 'provider-down'
  /** The answer of another provider proves nothing. */
  | 'provider-refused'
  /** The person did not want to log in with another provider. */
  | 'provider-declined'
  /** A browser came back from another provider without a log-in under way here, or a second time. */
  | 'provider-unasked'
  /** The account at another provider is linked to none here. */
  | 'identity-unknown'
  /** An application's proxy asked, and nobody is logged in there. */
  | 'pass-missing'
  /** The account is in no group that may enter the application. */
  | 'group-missing'
  /** No application is registered at this origin. */
  | 'application-unknown'
  /** The proxy of an application did not say what was asked for. */
  | 'address-missing'
  /** A browser came back from an application's host without its cookie. */
  | 'cookies-blocked'
  /** An application sends the same browser here again and again. */
  | 'entry-loop';
