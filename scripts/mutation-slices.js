/**
 * The files that hold guards, and the tests that must notice when one of them goes: the folder of the same name, and
 * more. Paths below `src` and below `test`, each the beginning of a file's path.
 */
export const slices = [
  ['http/access', ['http/access', 'auth/reauthentication', 'limits/limits-per-network']],
  ['http/csrf', ['http/csrf']],
  ['http/security/cookies', ['http/security/headers', 'auth/login', 'http/session']],
  ['http/security/headers', ['http/security/headers']],
  ['http/security/load-shedding', ['http/security/overload']],
  ['http/security/local-path', ['http/security/next']],
  [
    'http/security/methods',
    ['http/security/other-methods', 'auth/activation/activation-ignores', 'mail/link-scanners'],
  ],
  ['http/session', ['http/session', 'sessions', 'auth/login', 'auth/reauthentication']],
  ['http/forms/form-body', ['http/forms']],
  ['limits', ['limits', 'app/clock-changes']],
  ['common/keyring', ['common', 'auth/links-work', 'sessions/sessions-keep', 'auth/registration/registration-keeps']],
  ['users/links', ['auth/links-work', 'auth/password-reset', 'account/email-change', 'limits/limits-on-unknown']],
  ['sessions', ['sessions', 'account/sessions', 'auth/login', 'app/clock-changes']],
  ['auth/login', ['auth/login', 'auth/everyone', 'users', 'limits']],
  ['auth/password-reset', ['auth/password-reset', 'auth/links-work', 'auth/everyone']],
  ['auth/reauthentication', ['auth/reauthentication', 'limits/limits-on-every-password']],
  ['auth/activation', ['auth/activation', 'auth/registration']],
  ['account/email-change', ['account/email-change', 'auth/links-work', 'sessions']],
  ['account/tokens', ['account/tokens', 'api/tokens-end']],
  ['account/deletion', ['account/deletion', 'sessions']],
  ['mail/suppression-list', ['auth/registration/unrequested', 'auth/links-work']],
];
