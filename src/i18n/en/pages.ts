export const pages = {
  'language.name': 'English',
  'language.locale': 'en-GB',

  // On every page
  'page.failed': 'Error: {title}',
  'page.account': 'Your account',
  'page.back': 'Back to {host}',
  'page.footer': 'No tracking. Only essential cookies.',
  'page.problem': 'There is a problem',

  'time.justNow': 'just now',

  // Links that many pages share
  'way.login': 'Log in',
  'way.logout': 'Log out',
  'way.register': 'Create an account',
  'way.registerAgain': 'Register again',
  'way.forgot': 'Forgot your password?',
  'way.resetAgain': 'Request a new link',
  'way.otherAddress': 'Use a different email',
  'way.account': 'Your account',
  'way.backToAccount': 'Back to account',
  'way.leaveIt': 'Cancel',
  'way.start': 'Home',

  // Shown once, on the next page after an action
  'notice.activated-and-logged-in': 'Your account is active and you’re logged in.',
  'notice.logged-out': 'You’re logged out.',
  'notice.resent': 'If your registration is still open, we’ve sent the email again. Repeated requests may take longer.',
  'notice.logged-out-here':
    'You’re logged out in this browser, but the server couldn’t end the session. It expires when unused. To end it sooner, log in later and open “Devices”.',
  'notice.disowned': 'Thanks for letting us know. The request is cancelled, and these emails stop.',
  'notice.emails-stopped': 'Thanks for letting us know. These emails stop.',
  'notice.password-reset': 'Your new password is set, and all devices are logged out. Log in with it now.',
  'notice.profile-changed': 'Profile saved.',
  'notice.password-changed': 'Password changed. All other devices are logged out.',
  'notice.email-change-asked':
    'We’ve sent a link to your new email. Open it to confirm the change. Until then, nothing changes.',
  'notice.email-changed': 'Email changed. Use your new email to log in from now on.',
  'notice.email-restored': 'Your old email is back, and your new password is set. Log in with both.',
  'notice.done-for-another':
    'Done. You’re logged in with a different account here. Log out to use the one you just changed.',
  'notice.session-ended': 'Device logged out.',
  'notice.others-ended': 'All other devices are logged out.',
  'notice.deletion-asked':
    'Your account is closed and will be deleted {grace:in}. To keep it, log in before then and restore it.',
  'notice.deletion-cancelled': 'Welcome back. Your account won’t be deleted.',

  // Error pages
  'refused.unreadable': 'Invalid request',
  'refused.unreadableBecause': 'We couldn’t read your browser’s request. Nothing was changed. {reason}',
  'refused.tooLarge': 'Too much data',
  'refused.tooLargeBecause':
    'This form was too large. Go back and shorten what you typed. If it was short, a browser extension may have added something: try a private window.',
  'refused.whole': 'It was incomplete. Reload the page and try again.',
  'refused.twice': 'It contained a field more than once. A browser extension may be the cause: try a private window.',
  'refused.untypable': 'It contained an invalid character, such as a line break. Reload the page and try again.',
  'field.untypable': 'Remove invalid characters, such as tabs or line breaks.',
  'refused.encoding': 'Its encoding is invalid. Reload the page and try again, or use another browser.',
  'refused.address': 'The link is not encoded correctly. Open it from the email again, or copy it again.',
  'refused.unclear':
    'Its headers are ambiguous. Something between your browser and this site changes them: try another network.',
  'refused.type': 'Only forms sent by a browser are accepted. Open the page in a browser and submit its form.',
  'refused.notUtf8': 'Only UTF-8 is supported. Try another browser.',
  'refused.unknownPage': 'Page not found',
  'refused.unknownPageBecause': 'The address may be incomplete, or the page has moved.',
  'refused.method': 'This request isn’t allowed',
  'refused.methodBecause': 'This page can’t be used this way. Start from the home page.',
  'refused.csrf': 'We couldn’t verify this form',
  'refused.csrfBecause': 'The form didn’t come from this site, or its cookie was missing. Submit it again from here.',
  'refused.wrongAddressHtml':
    'Forms don’t work at this address. Open <a href="{address}">{address}</a> and fill in the form there.',
  'refused.noCookieHtml':
    'Your browser sent the form without its cookie. Submit it again. If you see this again, allow cookies for this site and reload <a href="{address}">{address}</a>.',
  'refused.otherAccount': 'You’re logged in with a different account',
  'refused.otherAccountBecause':
    'This form was for another account, so nothing was changed. You’re logged in as {email}. To use the form for {email}, submit it again from here.',
  'refused.inAdvance': 'Open this page yourself',
  'refused.inAdvanceBecause':
    'Your browser requested it before you did. A copy of your data is only made when you open the page.',
  'refused.tooOften': 'Try again later',
  'refused.tooOftenBecause': 'Too many attempts. Try again {wait:in}.',
  'refused.waitOver': 'You can try again now.',
  'refused.overload': 'Try again in a moment',
  'refused.overloadBecause': 'This site is very busy right now. Try again {wait:in}.',
  'refused.storage': 'We can’t save this right now',
  'refused.storageBecause': 'The server can’t read or save data right now. Nothing was changed. Try again {wait:in}.',
  'refused.exporting': 'A download is already running',
  'refused.exportingBecause':
    'A download for you or your network is already running. Wait until it finishes, or try again {wait:in}.',
  'refused.language': 'This language isn’t available. Choose another one at the bottom of the page.',
  'refused.form': 'That didn’t work',
  'refused.ours': 'Something went wrong',
  'refused.oursBecause':
    'The error is on our side. Try again later. If it keeps happening, contact the people who run this site.',
  'refused.status': 'Error {status:number}',
  'refused.statusHtml': 'Error {status:number}. If you ask for help, include <code>{requestId}</code>',

  // Home
  'home.title': 'Welcome',
  'home.text': 'Create an account, or log in to yours.',

  // Registration
  'register.title': 'Create an account',
  'register.button': 'Create account',
  'register.already': 'Already have an account?',
  'sent.title': 'Check your email',
  'sent.toHtml':
    'We’ve sent an email to <strong>{email}</strong>. Open the link in it to continue. The link is valid for {lifetime:duration}.',
  'sent.again': 'No email after a few minutes? Check your spam folder, or send it again.',
  'sent.againButton': 'Send again',
  'sent.againIn': 'You can ask again {wait:in}.',
  'sent.againNow': 'You can ask again now.',
  'sent.wrongAddress': 'Wrong address?',
  'sent.elsewhere':
    'If you’ve just registered, open the link in the email we sent you. It’s valid for {lifetime:duration}.',
  'sent.elsewhereAgain': 'No email after a few minutes? Check your spam folder, or register again.',

  // Activation
  'activate.title': 'Activate your account',
  'activate.text':
    'It looks like you registered in a different browser. Enter the password you chose there to confirm it’s you.',
  'activate.passwordHint': 'The one you chose when you registered.',
  'activate.button': 'Activate and log in',
  'activate.forgotten': 'I don’t know the password',
  'activate.forgottenText':
    'If you forgot it, or someone else registered your email, set a new password. The old one stops working.',
  'activate.newPasswordButton': 'Set password and log in',
  'activate.passwordMissing': 'Enter the password you chose when you registered.',
  'activate.onlyOne': 'Enter either your password or a new one, not both.',
  'activate.passwordWrong':
    'Wrong password. If you registered more than once, enter the one that belongs to this email.',
  'activate.done.title': 'Your account is already active',
  'activate.done.text': 'You don’t need this link anymore. Log in with your email and password.',
  'activate.expired.title': 'This link has expired',
  'activate.expired.text': 'Links are valid for {lifetime:duration}. Register again to get a new one.',
  'activate.unknown.text': 'It may be incomplete or too old. Open it from the email again, or copy all of it.',
  'activate.unknown.else': 'If that doesn’t help, register again to get a new one.',
  'activate.disowned.title': 'This registration was cancelled',
  'activate.disowned.text':
    'Someone with access to this mailbox didn’t recognise it, so the link alone no longer activates the account.',
  'activate.disowned.else':
    'Was it you? Some email programs press the button on their own. Enter the password you chose when you registered. If you didn’t register, you can ignore this page.',
  'activate.signedIn.title': 'You’re already logged in',
  'activate.signedIn.heading': 'You’re logged in as {email}',
  'activate.signedIn.text': 'This link belongs to another registration. Log out, then open it again.',
  'activate.signedIn.stayHtml': 'Or stay logged in and <a href="/account">go to your account</a>.',

  // Unknown and expired links of every kind
  'link.unknown.title': 'This link doesn’t work',
  'link.over.title': 'This link no longer works',

  // "It wasn’t me"
  'notMe.title': 'Didn’t request this?',
  'notMe.text':
    'Someone else entered your email. We can cancel the registration and stop emails that others request with your address for {blockedFor:duration}.',
  'notMe.textForOthers':
    'Someone else entered your email. We can stop emails that others request with your address for {blockedFor:duration}.',
  'notMe.textForInvited':
    'The people who run this site invited you. You can ignore that: no account is created unless you register. We can also stop invitations and other emails that people request for your address for {blockedFor:duration}.',
  'notMe.ends':
    'This includes password resets, unless you request one in a browser you’ve logged in with before. It ends as soon as you use one of our links to log in.',
  'notMe.unknown.text':
    'It may be incomplete or too old. Open it from the email again. If you get more of these emails, use the link in the latest one.',
  'notMe.button': 'Stop these emails',

  // Log-in
  'login.title': 'Log in',
  'login.toContinue': 'Log in to continue.',
  'login.button': 'Log in',
  'login.newHere': 'New here?',
  'login.remember': 'Stay logged in on this device',
  'login.wrongPair': 'Wrong email or password. If you’ve just registered, open the link in our email first.',

  // Forgotten password
  'forgot.title': 'Reset your password',
  'forgot.text': 'Enter your email and we’ll send you a link to set a new password.',
  'forgot.button': 'Send reset link',
  'forgot.sent.text':
    'If there’s an account with this email, we’ve sent it a link. The link is valid for {lifetime:duration}.',
  'forgot.sent.else':
    'No email after a few minutes? Check your spam folder and the spelling of your email. If you never activated your account, register again.',
  'reset.title': 'Set a new password',
  'reset.text': 'All your devices will be logged out.',
  'reset.whoseHtml': 'For <strong>{email}</strong>.',
  'reset.button': 'Set new password',
  'reset.over.text':
    'Reset links are valid for {lifetime:duration} and work once. If you’ve just set a new password, log in with it. Otherwise your password hasn’t changed.',
  'reset.missing.title': 'Open the link from the email in this browser',
  'reset.missing.text':
    'This browser has no reset link. Open the link from the email here, or request a new one. Once opened, you have {lifetime:duration}.',
  'reset.missing.cookies':
    'Opened it here just now? Then your browser blocks cookies for this site. Allow them and open the link again.',
  'reset.replaced.title': 'This page is out of date',
  'reset.replaced.text':
    'Other reset links were opened in this browser since. Nothing was changed. Open the link from the email again: the page shows which account it’s for.',
  'reset.unknown.text': 'It may be incomplete. Open it from the email again, or request a new one.',

  // Account overview
  'account.title': 'Your account',
  'account.memberSince': 'Member since',
  'account.lastLogin': 'Last login',
  'account.firstLogin': 'This is your first login',
  'account.profile': 'Profile',
  'account.security': 'Sign-in and security',
  'account.data': 'Your data',
  'account.noName': 'None',
  'account.language': 'Language',
  'account.changed': 'Changed',
  'account.neverChanged': 'Never changed',
  'account.devices': '{count, plural, one {# device} other {# devices}}',

  // Reauthentication
  'confirm.title': 'Confirm your password',
  'confirm.text': 'For your security, enter your password to continue.',
  'confirm.button': 'Continue',

  // Profile
  'profile.title': 'Profile',
  'profile.displayName': 'Display name',
  'profile.hint': 'Optional. Shown on your pages, and used to greet you in emails about your account.',
  'profile.button': 'Save',

  // Password change
  'changePassword.title': 'Change password',
  'changePassword.text': 'All other devices will be logged out. You stay logged in here.',
  'changePassword.current': 'Current password',
  'changePassword.button': 'Change password',

  // Email change
  'changeEmail.title': 'Change email',
  'changeEmail.textHtml':
    'Your current email is <strong>{email}</strong>. It stays in use until you confirm the new one with the link we’ll send there.',
  'changeEmail.label': 'New email',
  'changeEmail.button': 'Send confirmation link',
  'changeEmail.same': 'This is already your email. Enter a different one.',
  'confirmEmail.title': 'Confirm your new email',
  'confirmEmail.text': 'Enter your account’s password to confirm it’s you.',
  'confirmEmail.ownHtml':
    'Your email will change to <strong>{newEmail}</strong>. All other devices will be logged out.',
  'confirmEmail.button': 'Confirm email',
  'confirmEmail.again': 'Request a new link',
  'confirmEmail.over.text':
    'Confirmation links expire soon and work once. Check your account: the email may already be changed. A new password, or an account with the new email, also ends the link.',
  'confirmEmail.unknown.text':
    'It may be incomplete, or your account has changed since: a new password also ends these links.',
  'undo.title': 'Keep your old email',
  'undo.text':
    'Your account goes back to the email where you got this link. Set a new password: whoever changed the email may know the old one. All devices will be logged out.',
  'undo.button': 'Keep old email',
  'undo.over.text':
    'An email change can be undone once, within {lifetime:duration}. If you’ve already done it, log in with your old email.',
  'undo.unknown.text':
    'It may be incomplete or too old, or replaced by the link of an earlier email that you used. Open it from the email again. If that doesn’t help, log in or reset your password with your account’s current email.',
  'undo.taken.title': 'This email has a new account',
  'undo.taken.text':
    'Someone with access to this mailbox has created a new account with it, so your old account can’t have it back. Your new password is set for the old account, and all its devices are logged out.',
  'undo.taken.next':
    'Log in to the old account with the email named in our message, and change it there. If the new account is yours too, change its email and open this link again.',

  // Sessions
  'sessions.title': 'Devices',
  'sessions.textHtml': 'Don’t recognise a device? Log it out and <a href="/account/password">change your password</a>.',
  'sessions.thisOne': 'This device',
  'sessions.address': 'IP address {ip}',
  'sessions.seen': 'Last active',
  'sessions.begun': 'Logged in',
  'sessions.end': 'Log out',
  'sessions.endThisOne': 'Log out this device',
  'sessions.endOthers': 'Log out all other devices',
  'device.browserOnSystem': '{browser} on {system}',
  'device.browser': '{browser}',
  'device.unknownBrowser': 'Unknown browser',

  // Activity
  'activity.title': 'Recent activity',
  'activity.textHtml':
    'Don’t recognise something? <a href="/account/password">Change your password</a> and <a href="/account/sessions">log out unknown devices</a>.',
  'activity.from': '{device}, IP address {ip}',
  'event.activated': 'Account activated',
  'event.signed-in': 'New login',
  'event.signed-in-new-device': 'Login from a new browser',
  'event.signed-out': 'Logged out',
  'event.password-reset': 'Password reset by email, all devices logged out',
  'event.password-changed': 'Password changed, all other devices logged out',
  'event.profile-changed': 'Display name changed',
  'event.email-change-asked': 'Email change requested:',
  'event.email-changed': 'Email changed:',
  'event.email-restored': 'Email change undone:',
  'event.session-ended': 'Device logged out',
  'event.other-sessions-ended': 'All other devices logged out',
  'event.exported': 'Data downloaded',
  'event.deletion-asked': 'Account deletion requested',
  'event.deletion-cancelled': 'Account deletion cancelled',

  // Data export and account deletion
  'export.title': 'Download your data',
  'delete.title': 'Delete account',
  'delete.text':
    'Your account is closed immediately, and all devices are logged out. It will be deleted {grace:in}, with all your data. To keep it, log in before then and restore it.',
  'delete.lastAdmin':
    'You are the only administrator of this site, and without one nobody could manage it. Make someone else an administrator first; then you can delete your account.',
  'delete.toPeople': 'Manage people',
  'delete.exportHtml': 'You may want to <a href="/account/export">download your data</a> first.',
  'delete.button': 'Delete account',
  'restore.title': 'Restore your account?',
  'restore.text':
    'This account will be deleted on {deleteAfter:day}, with all your data. Until then you can restore it.',
  'restore.button': 'Restore account',
  'restore.leaveHtml':
    'To have it deleted, log out. You may want to <a href="/account/export">download your data</a> first.',

  // The development mailbox
  'dev.mails': 'Emails',
  'dev.mail': 'Email: {subject}',
  'dev.noMails': 'No emails yet. Create an account to get one.',
  'dev.previews': 'All emails',
  'dev.previewsText': 'Every kind of email in every language, with invented data. The links do not work.',
  'dev.html': 'HTML version',
} as const;
