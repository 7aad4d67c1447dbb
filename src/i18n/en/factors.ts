/** The second step of a log-in, and what people set up for it. */
export const factors = {
  // The second step of the log-in
  'code.title': 'Confirm it’s you',
  'code.text': 'Your password was right. Now enter the code that your authenticator app shows, or a recovery code.',
  'code.textWithoutApp': 'Your password was right. Now use your passkey, or enter a recovery code.',
  'code.label': 'Code',
  'code.trust': 'Don’t ask again in this browser for {lifetime:duration}',
  'code.button': 'Log in',
  'code.missing': 'Enter a code.',
  'code.wrong': 'Wrong code. Each code works once: if you’ve just used this one, wait for the next.',
  'code.startOver': 'Log in with another account',
  'code.lost': 'Lost your device and your recovery codes?',
  'notice.login-expired': 'You had {pendingLogin:duration} for the second step, and they’re over. Log in again.',
  'notice.second-step-first': 'Your account has a second step. Log in to continue.',

  // Passkeys, wherever they are used
  'passkey.use': 'Use a passkey',
  'passkey.logIn': 'Log in with a passkey',
  'passkey.wrong': 'This passkey doesn’t work here. Use another one, or another way.',
  'passkey.expired': 'That took too long. Try again.',
  'passkey.copied':
    'This passkey was refused: its counter went back, so somebody may have a copy. Remove it from your account.',
  'passkey.notAsked': 'Your passkey wasn’t used. Try again, or use another way.',

  // Overview
  'security.link': 'Passkeys and second step',
  'security.title': 'Sign-in and security',
  'security.second': 'Second step',
  'security.secondText': 'Whoever finds out your password still can’t log in without it.',
  'security.on': 'On since',
  'security.off': 'Off',
  'security.passkeyCount': '{count, plural, one {# passkey} other {# passkeys}}',
  'security.codesLeft': '{count, plural, one {# code left} other {# codes left}}',
  'security.none': 'None',
  'security.access': 'Access',
  'security.required':
    'This site needs a second step from everyone. Set up an authenticator app or a passkey to go on.',
  'security.codesMissing': 'You have no recovery codes left. Create new ones, in case you lose your device.',
  'notice.second-factor-needed': 'Set up a second step to go on.',

  // Authenticator app
  'totp.title': 'Authenticator app',
  'totp.text': 'The app shows a new code every 30 seconds. Besides your password, you need the current one to log in.',
  'totp.scan': 'Scan this with the app:',
  'totp.image': 'QR code with your key',
  'totp.key': 'Or enter this key in the app:',
  'totp.code': 'Code that the app shows now',
  'totp.button': 'Turn on',
  'totp.wrong': 'Wrong code. Enter the one that the app shows now, and check that your device’s clock is right.',
  'totp.isOn': 'Your authenticator app is set up. You need its code to log in.',
  'totp.createdAt': 'Set up',
  'totp.usedAt': 'Last used',
  'totp.neverUsed': 'Never used',
  'totp.remove': 'Remove authenticator app',
  'totp.removeText': 'All other devices will be logged out.',
  'notice.totp-added': 'Your authenticator app is set up. All other devices are logged out.',
  'notice.totp-added-save-codes':
    'Your authenticator app is set up. Now create recovery codes, in case you lose your device.',
  'notice.totp-removed': 'Authenticator app removed. All other devices are logged out.',

  // Recovery codes
  'recoveryCodes.title': 'Recovery codes',
  'recoveryCodes.text': 'If you lose your device, log in with one of these instead. Each works once.',
  'recoveryCodes.left': 'You have {count, plural, one {# code} other {# codes}} left, created on {at:day}.',
  'recoveryCodes.none': 'You have no recovery codes.',
  'recoveryCodes.notYet': 'Set up an authenticator app or a passkey first.',
  'recoveryCodes.button': 'Create recovery codes',
  'recoveryCodes.againText':
    'New codes replace the old ones, which stop working. All other devices will be logged out.',
  'recoveryCodes.again': 'Create new codes',
  'recoveryCodes.made.title': 'Your recovery codes',
  'recoveryCodes.made.text': 'Save them now, where you would find them without your device. They aren’t shown again.',
  'recoveryCodes.copy': 'Copy',
  'recoveryCodes.copied': 'Copied',
  'recoveryCodes.download': 'Download',
  'recoveryCodes.print': 'Print',
  'recoveryCodes.done': 'I’ve saved them',

  // Passkeys of the account
  'passkeys.title': 'Passkeys',
  'passkeys.text':
    'Log in with your fingerprint, face or PIN instead of your password. A passkey can’t be guessed, and works on this site only.',
  'passkeys.none': 'You have no passkeys.',
  'passkeys.name': 'Name',
  'passkeys.nameHint': 'Where it is, such as “Work laptop”.',
  'passkeys.rename': 'Rename',
  'passkeys.add': 'Add a passkey',
  'passkeys.needsScript': 'Passkeys need JavaScript, and a browser that supports them.',
  'passkeys.needsName': 'Passkeys need a site with a name. This one is opened by its IP address.',
  'passkeys.createdAt': 'Added on {at:day}',
  'passkeys.usedAt': 'Last used',
  'passkeys.neverUsed': 'Never used',
  'passkeys.backedUp': 'Backed up, or on several devices',
  'passkeys.oneDevice': 'On one device only',
  'passkeys.remove': 'Remove',
  'passkeys.removeText': 'When you add or remove one, all other devices will be logged out.',
  'passkeys.nameMissing': 'Enter a name.',
  'passkeys.nameTooLong': 'Use at most {maxLength:number} characters.',
  'passkeys.nameUnprintable': 'Use only visible characters.',
  'passkeys.known': 'This passkey is already added.',
  'passkeys.tooMany': 'You already have {count:number} passkeys. Remove one first.',
  'passkeys.unnamed': 'Passkey',
  'notice.passkey-added': 'Passkey added. All other devices are logged out.',
  'notice.passkey-added-save-codes': 'Passkey added. Now create recovery codes, in case you lose your device.',
  'notice.passkey-renamed': 'Passkey renamed.',
  'notice.passkey-removed': 'Passkey removed. All other devices are logged out.',

  'factor.last': 'This site needs a second step from everyone. Set up another one before you remove this one.',

  // Confirming with something else than the password
  'confirm.withFactor': 'For your security, enter your password or a code, or use a passkey.',
  'confirm.titleWithFactor': 'Confirm it’s you',
  'confirm.onlyOne': 'Enter either your password or a code, not both.',
  'confirm.missing': 'Enter your password or a code.',

  // Way back without the second step
  'recovery.title': 'Log in without your second step',
  'recovery.text':
    'If you’ve lost your device and your recovery codes, we can remove them from your account after {wait:duration}. You need your password and the email we’ll send you.',
  'recovery.button': 'Send email',
  'recovery.sent.title': 'Check your email',
  'recovery.sent.text':
    'Open the link in it after {wait:duration} to remove your second step. Until then, whoever else has access to your mailbox can stop it.',
  'recovery.waiting.title': 'Not yet',
  'recovery.waiting.text':
    'You can remove your second step from {from:datetime}. Keep the email, and open its link then.',
  'recovery.stopText': 'Didn’t ask for this? Stop it, and change your password: somebody else knows it.',
  'recovery.stop': 'Stop this',
  'recovery.stopped.title': 'Stopped',
  'recovery.stopped.text': 'Your second step stays. Whoever asked for this knows your password: change it now.',
  'recovery.ready.title': 'Remove your second step',
  'recovery.ready.text':
    'Enter your password. Your authenticator app, passkeys and recovery codes will be removed, and all devices logged out.',
  'recovery.ready.button': 'Remove second step',
  'recovery.over.text':
    'Nothing was removed. The link was used or stopped, is too old, or your account has changed since: logging in with your second step also ends it.',
  'notice.factors-removed': 'Your second step is removed. Log in with your password, and set up a new one.',

  // Activity
  'event.totp-added': 'Authenticator app added, all other devices logged out',
  'event.totp-removed': 'Authenticator app removed, all other devices logged out',
  'event.passkey-added': 'Passkey added, all other devices logged out:',
  'event.passkey-removed': 'Passkey removed, all other devices logged out:',
  'event.passkey-renamed': 'Passkey renamed:',
  'event.passkey-copied': 'Copied passkey refused:',
  'event.recovery-codes-made': 'Recovery codes created, all other devices logged out',
  'event.recovery-code-used': 'Recovery code used',
  'event.factors-removed': 'Second step removed, all devices logged out',
  'event.factor-recovery-asked': 'Removal of the second step requested',
  'event.factor-recovery-stopped': 'Removal of the second step stopped',

  // API
  'api.secondFactorNeeded': 'A second step is needed',
  'api.secondFactorNeededBecause':
    'The password was right. Send the code of the authenticator app, or a recovery code, as “code”.',
  'api.secondFactorMissing': 'Set up a second step first',
  'api.secondFactorMissingBecause': 'This site needs one from everyone. Log in on its pages to set it up.',

  // Mails
  'mail.totp-added.subject': 'Authenticator app added to your {site} account',
  'mail.totp-added.lead':
    'An authenticator app was added to your {site} account. From now on, its code is needed to log in. All other devices have been logged out.',
  'mail.totp-removed.subject': 'Authenticator app removed from your {site} account',
  'mail.totp-removed.lead':
    'The authenticator app of your {site} account was removed. Its codes no longer work. All other devices have been logged out.',
  'mail.passkey-added.subject': 'Passkey added to your {site} account',
  'mail.passkey-added.lead':
    'A passkey was added to your {site} account. It can be used to log in. All other devices have been logged out.',
  'mail.passkey-removed.subject': 'Passkey removed from your {site} account',
  'mail.passkey-removed.lead':
    'A passkey of your {site} account was removed, and no longer works. All other devices have been logged out.',
  'mail.passkey-copied.subject': 'A passkey of your {site} account may have been copied',
  'mail.passkey-copied.lead':
    'A passkey of your {site} account was refused: its counter went back. Somebody may have a copy of it. Log in another way, and remove it.',
  'mail.recovery-codes-made.subject': 'Recovery codes created for your {site} account',
  'mail.recovery-codes-made.lead':
    'New recovery codes were created for your {site} account. Earlier ones no longer work. All other devices have been logged out.',
  'mail.recovery-code-used.subject': 'Recovery code used for your {site} account',
  'mail.recovery-code-used.lead': 'A recovery code of your {site} account was used in place of its second step.',
  'mail.factors-removed.subject': 'Second step removed from your {site} account',
  'mail.factors-removed.lead':
    'The second step of your {site} account was removed: its authenticator app, passkeys and recovery codes. Only the password is needed to log in now. All devices have been logged out.',
  'mail.factor-recovery-asked.subject': 'Removal of the second step of your {site} account requested',
  'mail.factor-recovery-asked.lead':
    'Somebody who knows the password of your {site} account asked to log in without its second step. It can be removed with the link below from {from:datetime}.',
  'mail.factor-recovery-asked.button': 'Remove second step',
  'mail.factor-recovery-asked.doubt':
    'Somebody knows your password. Open the link above to stop it, then change your password.',
  'mail.checkFactors': 'Reset your password right away. Then look at your account’s security page.',
} as const;
