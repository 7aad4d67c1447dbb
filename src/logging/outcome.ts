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
  /** A wrong password on any other page. */
  | 'password-wrong'
  /** A wrong code or passkey, with the right password before it. */
  | 'code-wrong'
  /** The password was right, and the second step is still to come. */
  | 'second-step-asked';
