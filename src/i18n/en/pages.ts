export const pages = {
  'language.name': 'English',
  'language.locale': 'en-GB',

  // On every page
  'page.failed': 'Error: {title}',
  'page.account': 'Your account',
  'page.back': 'Back to {host}',
  'page.footer':
    'No tracking here. Cookies serve only to register and log in safely, and to keep the language you choose.',
  'page.problem': 'There is a problem',

  // Links that many pages share
  'way.login': 'Log in',
  'way.logout': 'Log out',
  'way.register': 'Create an account',
  'way.registerAgain': 'Register again',
  'way.forgot': 'Forgot your password?',
  'way.resetAgain': 'Get a new link',
  'way.otherAddress': 'Use another address',
  'way.account': 'Your account',
  'way.backToAccount': 'Back to your account',
  'way.leaveIt': 'Leave it as it is',
  'way.start': 'To the start',

  // Shown once, on the next page after an action
  'notice.activated': 'Your address is confirmed and your account is active. You can log in now.',
  'notice.activated-and-logged-in': 'Your account is active and you are logged in.',
  'notice.logged-out': 'You are logged out.',
  'notice.resent':
    'If your registration is still open, we have sent the message again. If you ask several times in a row, it may take longer.',
  'notice.logged-out-here':
    'You are logged out in this browser. The server could not note it just now, so on the server the log-in ends by itself once it has not been used for a while. If somebody else may have used it, log in later, and end it under “Where you are logged in”.',
  'notice.disowned': 'Thank you. Whatever was begun with your address is stopped. You will get no more such mail.',
  'notice.password-reset': 'Your new password is set, and every device is logged out. Log in with it now.',
  'notice.password-changed': 'Your password is changed. All other devices are logged out.',
  'notice.email-change-asked':
    'We have sent a link to the new address. Open it there to confirm the change. Until then your account keeps the old address.',
  'notice.email-changed': 'Your new address is confirmed. Log in with it from now on.',
  'notice.email-restored': 'Your address is as it was, and your new password is set. Log in with both now.',
  'notice.done-for-another':
    'That is done. Here you are logged in with another account: log out first to use the one that you have just changed.',
  'notice.session-ended': 'That log-in is ended.',
  'notice.others-ended': 'All other log-ins are ended.',
  'notice.deletion-asked':
    'Your account is closed, and will be deleted {grace:in}. If you change your mind, log in before then.',
  'notice.deletion-cancelled': 'Welcome back. Your account will not be deleted, and everything is as it was.',

  // Error pages
  'refused.unreadable': 'That could not be read',
  'refused.unreadableBecause': 'What your browser sent could not be read, so nothing was changed. {reason}',
  'refused.tooLarge': 'That was too much',
  'refused.tooLargeBecause':
    'What your browser sent was larger than a form of this site can be. Please go back, and type less. If you did not type much, a browser extension may have added something: try a private window.',
  'refused.whole': 'It did not arrive whole. Please load the page again, and try once more.',
  'refused.twice':
    'It contained a field more than once. A browser extension may have changed the page: load it again in a private window.',
  'refused.untypable':
    'It contained a character that cannot be typed, such as a line break. Please load the page again, and try once more.',
  'field.untypable':
    'There is a character in it that cannot be typed, such as a tab or a line break. If you pasted it, paste it without that, or type it.',
  'refused.encoding':
    'Its characters are not encoded correctly. Please load the page again, and try once more, or use another browser.',
  'refused.address':
    'Its address is not encoded correctly. If it is a link from a mail, open it there once more, or copy it again.',
  'refused.unclear':
    'Its headers are not clear. Something between your browser and this site changes them: try another network.',
  'refused.type':
    'Only forms as a browser sends them are understood here. Please open the page in a browser, and send its form.',
  'refused.notUtf8': 'Its encoding is not understood here; UTF-8 is. Please use another browser.',
  'refused.unknownPage': 'There is no such page',
  'refused.unknownPageBecause': 'Perhaps the address was not copied whole, or the page has moved.',
  'refused.method': 'That does not work here',
  'refused.methodBecause': 'This page cannot be asked in this way. Please begin at the start.',
  'refused.csrf': 'This form could not be checked',
  'refused.csrfBecause':
    'This form was not sent from a page of this site, or your browser no longer had the cookie that belongs to it. Please send it again from here.',
  'refused.wrongAddressHtml':
    'You opened this site under an address at which its forms do not work. Please open <a href="{address}">{address}</a> and fill in the form there.',
  'refused.noCookieHtml':
    'Your browser sent the form without the cookie that belongs to it. Please send it once more. If this message comes back, your browser blocks the cookies of this site: allow them, then load the page again at <a href="{address}">{address}</a>.',
  'refused.otherAccount': 'You are logged in with another account now',
  'refused.otherAccountBecause':
    'This form was made for another account than {email}, with which you are logged in now. Nothing was changed. To use it for {email}, send it again from here.',
  'refused.inAdvance': 'Open this page yourself',
  'refused.inAdvanceBecause':
    'Your browser asked for it before you did. A copy of your data is made only when you open the page.',
  'refused.tooOften': 'That was too often',
  'refused.tooOftenBecause': 'That was tried too often in a short time. Please try again {wait:in}.',
  'refused.overload': 'Please try again in a moment',
  'refused.overloadBecause': 'Many people are here at this moment. Please try again {wait:in}.',
  'refused.storage': 'This cannot be saved right now',
  'refused.storageBecause':
    'The server cannot read or save data right now, so nothing was changed. Please try again {wait:in}.',
  'refused.exporting': 'A download is already running',
  'refused.exportingBecause':
    'Your data, or that of others in your network, is being downloaded already. Wait until that is complete, or try again {wait:in}.',
  'refused.language': 'This language is not spoken here. Choose another at the foot of the page.',
  'refused.form': 'That did not work',
  'refused.ours': 'Something went wrong here',
  'refused.oursBecause':
    'The mistake is ours, not yours. Please try again later. If it happens again, tell the people who run this site.',
  'refused.status': 'Error {status:number}',
  'refused.statusHtml': 'Error {status:number}. If you ask for help, mention <code>{requestId}</code>',

  // Home
  'home.title': 'Welcome',
  'home.text': 'Create an account, or log in to the one you have.',

  // Registration
  'register.title': 'Create an account',
  'register.button': 'Create account',
  'register.already': 'Do you have an account already?',
  'sent.title': 'Check your mail',
  'sent.toHtml':
    'We have sent a message to <strong>{email}</strong>. Open the link in it to go on. It works for {lifetime:duration}.',
  'sent.again': 'Nothing there after a few minutes? Look in your spam folder too, or let us send it again.',
  'sent.againButton': 'Send it again',
  'sent.wrongAddress': 'Is the address wrong?',
  'sent.elsewhere':
    'If you have just registered, open the link in the message that we have sent you. It works for {lifetime:duration}.',
  'sent.elsewhereAgain': 'Nothing there after a few minutes? Look in your spam folder too, or register again.',

  // Activation
  'activate.title': 'Activate your account',
  'activate.text':
    'This does not look like the browser that you registered in. Type the password that you chose there, so that we know it is you.',
  'activate.passwordHint': 'The one that you chose when you registered.',
  'activate.button': 'Activate and log in',
  'activate.forgotten': 'I don’t know the password',
  'activate.forgottenText':
    'If somebody else registered your address, or you forgot what you chose: choose a new password. The old one stops working.',
  'activate.newPasswordButton': 'Choose this password and log in',
  'activate.passwordMissing': 'Enter the password that was chosen at registration.',
  'activate.onlyOne': 'Fill in one of the two: the chosen password or a new one.',
  'activate.passwordWrong':
    'This is not the password that was chosen when this mail was requested. If you registered more than once, each mail has its own.',
  'activate.done.title': 'This account is already active',
  'activate.done.text': 'The link has done its work, you do not need it any more. Log in with your email and password.',
  'activate.expired.title': 'This link has expired',
  'activate.expired.text': 'Links work for {lifetime:duration}. Register again, and we will send you a new one.',
  'activate.unknown.text':
    'Perhaps it was not copied whole, or it is too old. Open it in the mail once more, or copy all of it.',
  'activate.unknown.else': 'If that does not help, register again, and we will send you a new one.',
  'activate.disowned.title': 'This registration was stopped',
  'activate.disowned.text':
    'Somebody with access to this mailbox said that it wasn’t them who registered, so the link alone no longer activates anything.',
  'activate.disowned.else':
    'Was it you after all? Some mail programs press the button by themselves. Type the password that you chose when you registered. If you did not register, there is nothing to do.',
  'activate.signedIn.title': 'You are logged in already',
  'activate.signedIn.heading': 'You are logged in as {email}',
  'activate.signedIn.text': 'This link belongs to another registration. Log out first, then open the link again.',
  'activate.signedIn.stayHtml': 'Or stay logged in and <a href="/account">go to your account</a>.',

  // Unknown and expired links of every kind
  'link.unknown.title': 'This link does not work',
  'link.over.title': 'This link no longer works',

  // "It wasn’t me"
  'notMe.title': 'It wasn’t you?',
  'notMe.text':
    'Then somebody else typed your address. If you tell us, we stop the registration that may be waiting for you, and for {blockedFor:duration} we send you no mail that somebody asks for here with your address.',
  'notMe.ends':
    'That includes mail for a forgotten password, unless you ask for it in a browser in which you have logged in before. It ends as soon as you use one of our links to get in.',
  'notMe.unknown.text':
    'Perhaps it was not copied whole, or the mail is too old. Open it from the mail once more. If more such mail comes, use the link in the newest one.',
  'notMe.button': 'It wasn’t me',

  // Log-in
  'login.title': 'Log in',
  'login.button': 'Log in',
  'login.newHere': 'New here?',
  'login.remember': 'Stay logged in on this device',
  'login.wrongPair':
    'The address or the password is wrong. If you have just registered, open the link in our mail first.',

  // Forgotten password
  'forgot.title': 'Forgot your password?',
  'forgot.text': 'Enter the address of your account. We will send you a link to choose a new password.',
  'forgot.button': 'Send the link',
  'forgot.sent.text': 'If the address has an account, a link is on its way to it. It works for {lifetime:duration}.',
  'forgot.sent.else':
    'Nothing there after a few minutes? Look in your spam folder too, and see whether the address was typed right. If you have registered but never opened the link that we sent, there is no account yet: register again.',
  'reset.title': 'Choose a new password',
  'reset.text': 'Every device that is logged in to your account will be logged out.',
  'reset.whoseHtml': 'For the account <strong>{email}</strong>.',
  'reset.button': 'Set the new password',
  'reset.over.text':
    'Links for a new password work for {lifetime:duration}, and once. If you have just set a new password, log in with it. If not, your password has not changed.',
  'reset.missing.title': 'Open the link from the mail in this browser',
  'reset.missing.text':
    'This browser has no link for a new password. It keeps one for {lifetime:duration} after you open it, and no other browser knows it. Open the link from the mail again here, or get a new one.',
  'reset.missing.cookies':
    'Have you just opened it here? Then your browser does not keep the cookies of this site. Allow them, and open the link once more.',
  'reset.replaced.title': 'Other links were opened since',
  'reset.replaced.text':
    'This page belongs to a link that this browser no longer has, as others were opened after it. Nothing was changed. Open the link from the mail again: the page then says which account it is for.',
  'reset.unknown.text': 'Perhaps it was not copied whole. Open it from the mail once more, or get a new one.',

  // Account overview
  'account.title': 'Your account',
  'account.memberSince': 'Member since',
  'account.lastLogin': 'Last log-in',
  'account.firstLogin': 'This is the first one',

  // Reauthentication
  'confirm.title': 'Is it you?',
  'confirm.text': 'The next page is an important one, so please type your password once more.',
  'confirm.button': 'Continue',

  // Password change
  'changePassword.title': 'Change your password',
  'changePassword.text': 'All other devices will be logged out. Here you stay logged in.',
  'changePassword.current': 'Current password',
  'changePassword.button': 'Change the password',

  // Email change
  'changeEmail.title': 'Change your address',
  'changeEmail.textHtml':
    'Your address is <strong>{email}</strong>. It stays so until the new one is confirmed: we send a link there.',
  'changeEmail.label': 'New email',
  'changeEmail.button': 'Send the link',
  'changeEmail.same': 'This is your address already. Enter another one.',
  'confirmEmail.title': 'Confirm your new address',
  'confirmEmail.text': 'Type the password of the account, so that we know it is you.',
  'confirmEmail.ownHtml':
    'Your account will have the address <strong>{newEmail}</strong>. All other devices will be logged out.',
  'confirmEmail.button': 'Confirm the address',
  'confirmEmail.again': 'Ask for a new link',
  'confirmEmail.over.text':
    'Links to confirm an address work for a short time, and once. Perhaps you have opened it already: see which address your account has. It also ends if the address gets an account of its own, or a newer password is set.',
  'confirmEmail.unknown.text':
    'Perhaps it was not copied whole, or something was changed since: a new password ends such links too.',
  'undo.title': 'Keep your old address',
  'undo.text':
    'Your account goes back to the address at which you got this mail. Choose a new password for it: whoever changed the address may know the old one. Every device will be logged out.',
  'undo.button': 'Keep my old address',
  'undo.over.text':
    'A change of address can be undone for {lifetime:duration}, and once. Perhaps you have done so already: then log in with your old address.',
  'undo.unknown.text':
    'Perhaps it was not copied whole, it is too old, or you have used the link of an earlier mail, which ends the later ones. Open it from the mail once more. If that does not help, log in, or choose a new password with the address that your account has now.',
  'undo.taken.title': 'This address has an account of its own',
  'undo.taken.text':
    'Since the change, somebody who reads the mail of this address has opened a new account with it. So the old account cannot have it back as long as that one has it. But your new password is set for the old account, and every device is logged out of it.',
  'undo.taken.next':
    'Log in to the old account with the new password and the address that it has now, which our mail names, and change that address. Or, if the new account is yours as well, give that one another address, and open this link again.',

  // Sessions
  'sessions.title': 'Where you are logged in',
  'sessions.textHtml':
    'Is there one that you don’t know? End it, and <a href="/account/password">change your password</a>.',
  'sessions.thisOne': 'this one',
  'sessions.address': 'Network address {ip}',
  'sessions.seen': 'Last seen',
  'sessions.begun': 'Logged in since',
  'sessions.end': 'End',
  'sessions.endThisOne': 'End this one',
  'sessions.endOthers': 'End all others',
  'device.browserOnSystem': '{browser} on {system}',
  'device.browser': '{browser}',
  'device.unknownBrowser': 'Unknown browser',

  // Activity
  'activity.title': 'What happened to your account',
  'activity.textHtml':
    'If something here was not you, <a href="/account/password">change your password</a> and <a href="/account/sessions">end what you do not know</a>.',
  'activity.from': '{device}, network address {ip}',
  'event.activated': 'The address was confirmed and the account was activated.',
  'event.signed-in': 'Somebody logged in.',
  'event.signed-in-new-device': 'Somebody logged in with a browser that was not used before.',
  'event.signed-out': 'Somebody logged out.',
  'event.password-reset': 'A new password was chosen with a mailed link. Every device was logged out.',
  'event.password-changed': 'The password was changed. All other devices were logged out.',
  'event.email-change-asked': 'A new address was asked for:',
  'event.email-changed': 'The address was changed:',
  'event.email-restored': 'A change of address was undone:',
  'event.session-ended': 'A log-in was ended from the list.',
  'event.other-sessions-ended': 'All other log-ins were ended.',
  'event.exported': 'A copy of everything stored was downloaded.',
  'event.deletion-asked': 'The deletion of the account was asked for.',
  'event.deletion-cancelled': 'The account was kept from being deleted.',

  // Data export and account deletion
  'export.title': 'Download everything stored about you',
  'delete.title': 'Delete your account',
  'delete.text':
    'Your account is closed at once, and every device is logged out. It is deleted {grace:in}, with everything stored about you. If you change your mind, log in before then: that keeps it.',
  'delete.exportHtml': 'You may want to <a href="/account/export">download everything stored about you</a> first.',
  'delete.button': 'Delete my account',

  // The development mailbox
  'dev.mails': 'Mails',
  'dev.mail': 'Mail: {subject}',
  'dev.noMails': 'No mail has gone out since the start. Register, for example.',
  'dev.html': 'As a mail program shows it',
} as const;
