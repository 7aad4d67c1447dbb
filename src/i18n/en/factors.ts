/** The second step of a log-in, and what people set up for it. */
export const factors = {
  // The second step of the log-in
  'code.title': 'Confirm it’s you',
  'code.text': 'Enter the code from your authenticator app, or a recovery code.',
  'code.textWithoutApp': 'Use your passkey, or enter a recovery code.',
  'code.label': 'Code',
  'code.trust': 'Don’t ask again in this browser for {lifetime:duration}',
  'code.button': 'Log in',
  'code.missing': 'Enter a code.',
  'code.wrong': 'Wrong code. Each code works once: if you’ve just used this one, wait for the next.',
  'code.startOver': 'Log in with a different account',
  'code.lost': 'Lost your device and your recovery codes?',
  'notice.login-expired': 'The second step took longer than {pendingLogin:duration}. Log in again.',
  'notice.second-step-first': 'Your account uses two-step verification. Log in to continue.',

  // Passkeys, wherever they are used
  'passkey.use': 'Use a passkey',
  'passkey.logIn': 'Log in with a passkey',
  'passkey.wrong': 'This passkey doesn’t work here. Use a different one, or another way.',
  'passkey.expired': 'That took too long. Try again.',
  'passkey.copied': 'We rejected this passkey because someone may have copied it. Remove it from your account.',
  'passkey.notAsked': 'Your passkey wasn’t used. Try again, or use another way.',

  // Overview
  'security.link': 'Passkeys and two-step verification',
  'security.title': 'Sign-in and security',
  'security.second': 'Two-step verification',
  'security.secondText': 'Even if someone finds out your password, they can’t log in without the second step.',
  'security.on': 'Set up',
  'security.off': 'Not set up',
  'security.passkeyCount': '{count, plural, one {# passkey} other {# passkeys}}',
  'security.codesLeft': '{count, plural, one {# code left} other {# codes left}}',
  'security.none': 'None',
  'security.access': 'Access',
  'security.required':
    'This site requires two-step verification. Set up an authenticator app or a passkey to continue.',
  'security.codesMissing': 'You have no recovery codes. Create some in case you lose your device.',

  // Authenticator app
  'totp.title': 'Authenticator app',
  'totp.text': 'The app shows a new code every 30 seconds. To log in, you need your password and the current code.',
  'totp.scan': 'Scan this with the app:',
  'totp.image': 'QR code with your key',
  'totp.key': 'Or enter this key in the app:',
  'totp.code': 'Code from the app',
  'totp.button': 'Turn on',
  'totp.wrong': 'Wrong code. Enter the one the app shows now, and check that your device’s clock is correct.',
  'totp.isOn': 'Your authenticator app is set up. You need its code to log in.',
  'totp.createdAt': 'Set up',
  'totp.usedAt': 'Last used',
  'totp.neverUsed': 'Never used',
  'totp.remove': 'Remove authenticator app',
  'totp.removeText': 'All other devices will be logged out.',
  'notice.totp-added': 'Your authenticator app is set up. All other devices are logged out.',
  'notice.totp-added-save-codes':
    'Your authenticator app is set up. Now create recovery codes in case you lose your device.',
  'notice.totp-removed': 'Authenticator app removed. All other devices are logged out.',

  // Recovery codes
  'recoveryCodes.title': 'Recovery codes',
  'recoveryCodes.text': 'If you lose your device, log in with a recovery code instead. Each works once.',
  'recoveryCodes.left': 'You have {count, plural, one {# code} other {# codes}} left, created on {at:day}.',
  'recoveryCodes.none': 'You have no recovery codes.',
  'recoveryCodes.notYet': 'Set up an authenticator app or a passkey first.',
  'recoveryCodes.button': 'Create recovery codes',
  'recoveryCodes.againText': 'The new codes replace the old ones. All other devices will be logged out.',
  'recoveryCodes.again': 'Create new codes',
  'recoveryCodes.made.title': 'Your recovery codes',
  'recoveryCodes.made.text': 'Save them now, where you can find them without your device. They aren’t shown again.',
  'recoveryCodes.copy': 'Copy',
  'recoveryCodes.copied': 'Copied',
  'recoveryCodes.download': 'Download',
  'recoveryCodes.print': 'Print',
  'recoveryCodes.done': 'I’ve saved them',

  // Passkeys of the account
  'passkeys.title': 'Passkeys',
  'passkeys.text':
    'Log in with your fingerprint, face or PIN instead of your password. A passkey can’t be guessed and only works on this site.',
  'passkeys.none': 'You have no passkeys.',
  'passkeys.name': 'Name',
  'passkeys.nameHint': 'Where it is, such as “Work laptop”.',
  'passkeys.rename': 'Rename',
  'passkeys.add': 'Add a passkey',
  'passkeys.needsScript': 'Passkeys need JavaScript and a browser that supports them.',
  'passkeys.needsName': 'Passkeys only work on sites with a domain name. You opened this one by its IP address.',
  'passkeys.createdAt': 'Added on {at:day}',
  'passkeys.usedAt': 'Last used',
  'passkeys.neverUsed': 'Never used',
  'passkeys.backedUp': 'Backed up or synced',
  'passkeys.oneDevice': 'On one device only',
  'passkeys.remove': 'Remove',
  'passkeys.removeText': 'If you add or remove one, all other devices will be logged out.',
  'passkeys.known': 'You’ve already added this passkey.',
  'passkeys.tooMany': 'You already have {count:number} passkeys. Remove one first.',
  'passkeys.unnamed': 'Passkey',
  'notice.passkey-added': 'Passkey added. All other devices are logged out.',
  'notice.passkey-added-save-codes': 'Passkey added. Now create recovery codes in case you lose your device.',
  'notice.passkey-renamed': 'Passkey renamed.',
  'notice.passkey-removed': 'Passkey removed. All other devices are logged out.',

  'factor.last': 'This site requires two-step verification. Set up another second step before you remove this one.',

  // Confirming with something else than the password
  'confirm.withFactor': 'For your security, enter your password or a code, or use a passkey.',
  'confirm.titleWithFactor': 'Confirm it’s you',
  'confirm.onlyOne': 'Enter either your password or a code, not both.',
  'confirm.missing': 'Enter your password or a code.',

  // Way back without the second step
  'recovery.title': 'Log in without the second step',
  'recovery.text':
    'If you’ve lost your device and your recovery codes, you can turn off two-step verification after {wait:duration}. You need your password and the email we’ll send you.',
  'recovery.button': 'Send email',
  'notice.recovery-asked':
    'The link in our email lets you turn off two-step verification after {wait:duration}. Until then, it only lets you cancel this request.',
  'recovery.waiting.title': 'Not yet',
  'recovery.waiting.text':
    'You can turn off two-step verification from {from:datetime}. Keep the email, and open its link again then.',
  'recovery.stopText': 'Didn’t request this? Cancel it and change your password: someone else knows it.',
  'recovery.stop': 'Cancel request',
  'notice.recovery-stopped':
    'Two-step verification stays on. Whoever requested this knows your password: change it now.',
  'recovery.ready.title': 'Turn off two-step verification',
  'recovery.ready.text':
    'Enter your password. Your authenticator app, passkeys and recovery codes will be removed, and all devices will be logged out.',
  'recovery.ready.button': 'Turn off',
  'recovery.over.text':
    'The link was used or has expired, or the request was cancelled. A log-in with your second step or a change to your account also ends it.',
  'notice.factors-removed': 'Two-step verification is off. Log in with your password, and set it up again.',

  // Activity
  'event.totp-added': 'Authenticator app added, all other devices logged out',
  'event.totp-removed': 'Authenticator app removed, all other devices logged out',
  'event.passkey-added': 'Passkey added, all other devices logged out:',
  'event.passkey-removed': 'Passkey removed, all other devices logged out:',
  'event.passkey-renamed': 'Passkey renamed:',
  'event.passkey-copied': 'Possibly copied passkey rejected:',
  'event.recovery-codes-made': 'Recovery codes created, all other devices logged out',
  'event.recovery-code-used': 'Recovery code used',
  'event.factors-removed': 'Two-step verification turned off, all devices logged out',
  'event.factor-recovery-asked': 'Request to turn off two-step verification',
  'event.factor-recovery-stopped': 'Request to turn off two-step verification cancelled',

  // API
  'api.secondFactorNeeded': 'Second step needed',
  'api.secondFactorNeededBecause':
    'The password is correct. Also send a code from the authenticator app, or a recovery code, as “code”.',
  'api.secondFactorMissing': 'Set up two-step verification first',
  'api.secondFactorMissingBecause': 'This site requires it. Log in on the site to set it up.',

  // Mails
  'mail.totp-added.subject': 'Authenticator app added to your {site} account',
  'mail.totp-added.lead':
    'An authenticator app was added to your {site} account. From now on, you need its code to log in. All other devices have been logged out.',
  'mail.totp-removed.subject': 'Authenticator app removed from your {site} account',
  'mail.totp-removed.lead':
    'The authenticator app was removed from your {site} account. Its codes no longer work. All other devices have been logged out.',
  'mail.passkey-added.subject': 'Passkey added to your {site} account',
  'mail.passkey-added.lead':
    'A passkey was added to your {site} account. It can be used to log in. All other devices have been logged out.',
  'mail.passkey-removed.subject': 'Passkey removed from your {site} account',
  'mail.passkey-removed.lead':
    'A passkey was removed from your {site} account and no longer works. All other devices have been logged out.',
  'mail.passkey-copied.subject': 'A passkey of your {site} account may have been copied',
  'mail.passkey-copied.lead':
    'We rejected a passkey of your {site} account because someone may have copied it. Log in another way and remove it.',
  'mail.recovery-codes-made.subject': 'Recovery codes created for your {site} account',
  'mail.recovery-codes-made.lead':
    'New recovery codes were created for your {site} account. Earlier ones no longer work. All other devices have been logged out.',
  'mail.recovery-code-used.subject': 'Recovery code used for your {site} account',
  'mail.recovery-code-used.lead':
    'A recovery code of your {site} account was used in place of the second step. It no longer works.',
  'mail.factors-removed.subject': 'Two-step verification turned off for your {site} account',
  'mail.factors-removed.lead':
    'Two-step verification was turned off for your {site} account: its authenticator app, passkeys and recovery codes were removed. Now only the password is needed to log in. All devices have been logged out.',
  'mail.factor-recovery-asked.subject': 'Request to turn off two-step verification for your {site} account',
  'mail.factor-recovery-asked.lead':
    'Someone who knows the password of your {site} account asked to turn off two-step verification. The link below allows this from {from:datetime}.',
  'mail.factor-recovery-asked.button': 'Review request',
  'mail.factor-recovery-asked.doubt':
    'Someone knows your password. Open the link above to cancel the request, then change your password.',
  'mail.checkFactors': 'Reset your password right away. Then log in and check “Sign-in and security”.',
} as const;
