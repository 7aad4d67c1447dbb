export const mail = {
  // Parts that several mails share
  'mail.cameFrom': 'The request came from the network address {ip} on {at:datetime}.',
  'mail.cameFromUnknown': 'The request came from an unknown network address on {at:datetime}.',
  'mail.late': `This mail had to wait so long that its link has expired. If you still want it, open the link all the same: its page leads to a new one.`,
  'mail.notMe': `To get no more such mail, open this link:

{notMe}`,

  // One subject and one text per kind of mail
  'mail.activation.subject': 'Activate your account at {site}',
  'mail.activation.text': `Hello,

Somebody, probably you, has registered at {site} with this address. To activate the account, open this link:

{link}

The link works for {lifetime:duration}, until {expiresAt:datetime}. In another browser than the one you registered with, you will be asked for the password that you chose.

{cameFrom} If this wasn’t you, you need not do anything. Without the link above nothing happens.`,

  'mail.account-exists.subject': 'You already have an account at {site}',
  'mail.account-exists.text': `Hello,

Somebody, probably you, has tried to register at {site} with this address. It already has an account, so there is nothing to register. Log in here:

{login}

If you do not remember the password, choose a new one here:

{forgot}

{cameFrom} If this wasn’t you, you need not do anything. Your account is as it was.`,

  'mail.password-reset.subject': 'Choose a new password for {site}',
  'mail.password-reset.text': `Hello,

Somebody, probably you, has asked for a new password for your account at {site}. To choose it, open this link:

{link}

The link works for {lifetime:duration}, until {expiresAt:datetime}, and once. Until you have chosen, the old password stays.

{cameFrom} If this wasn’t you, you need not do anything. Without the link above nothing happens.`,

  'mail.password-changed.subject': 'Your password at {site} was changed',
  'mail.password-changed.text': `Hello,

The password of your account at {site} was changed. All other devices are logged out.

{cameFrom} If this wasn’t you, choose a new password at once:

{forgot}`,

  'mail.password-changed.several.subject': 'Your password at {site} was changed {count:number} times',
  'mail.password-changed.several.text': `Hello,

The password of your account at {site} was changed {count:number} more times since {since:datetime}. All other devices are logged out.

This is about the last one: {cameFrom} If this wasn’t you, choose a new password at once:

{forgot}`,

  'mail.email-change.subject': 'Confirm your new address at {site}',
  'mail.email-change.text': `Hello,

Somebody, probably you, wants to use this address for an account at {site}. To confirm it, open this link:

{link}

The link works for {lifetime:duration}, until {expiresAt:datetime}. Until then the account keeps its old address.

{cameFrom} If this wasn’t you, you need not do anything. Without the link above nothing happens.`,

  'mail.address-taken.subject': 'Your address at {site}',
  'mail.address-taken.text': `Hello,

Somebody, perhaps you, wanted to use this address for another account at {site}. It belongs to your account already, so nothing was changed.

{cameFrom} If this wasn’t you, you need not do anything. Your account is as it was.`,

  'mail.email-change-asked.subject': 'A new address for your account at {site}',
  'mail.email-change-asked.text': `Hello,

Your account at {site} is about to get a new address: {newEmail}. That happens as soon as the new address is confirmed; until then this one stays.

{cameFrom} If this was you, there is nothing to do here.

If this wasn’t you, somebody else is using your account. Open this link, and choose a new password:

{link}

It keeps this address for your account, and works for {lifetime:duration}, until {expiresAt:datetime}.`,

  'mail.email-changed.subject': 'Your account at {site} has a new address',
  'mail.email-changed.text': `Hello,

Your account at {site} now has the address {newEmail}. Mail about it no longer comes here.

{cameFrom} If this was you, there is nothing to do here.

If this wasn’t you, open this link, and choose a new password:

{link}

It gives this address back to your account, and works for {lifetime:duration}, until {expiresAt:datetime}.`,

  'mail.email-changed-to-this.subject': 'Your new address at {site}',
  'mail.email-changed-to-this.text': `Hello,

Your account at {site} now has this address. You log in with it from now on.

{cameFrom}`,

  'mail.email-restored.subject': 'A change of address at {site} was undone',
  'mail.email-restored.text': `Hello,

The change of address of an account at {site} was undone. The account has its old address again, a new password, and nobody is logged in.

{cameFrom}`,

  'mail.new-device.subject': 'A new log-in to your account at {site}',
  'mail.new-device.text': `Hello,

Somebody, probably you, has logged in to your account at {site} with a browser that was not used before: {device}.

{cameFrom} If this wasn’t you, choose a new password at once; that logs out every device:

{forgot}`,

  'mail.new-device.several.subject': '{count:number} log-ins from new browsers to your account at {site}',
  'mail.new-device.several.text': `Hello,

Since {since:datetime}, {count:number} more browsers that were not used before have logged in to your account at {site}. The last one was {device}.

This is about the last one: {cameFrom} If this wasn’t you, choose a new password at once; that logs out every device:

{forgot}`,

  'mail.deletion-asked.subject': 'Your account at {site} will be deleted',
  'mail.deletion-asked.text': `Hello,

Your account at {site} is closed, and will be deleted with everything in it on {deleteAfter:day}. If you want to keep it, log in before then and restore it:

{login}

{cameFrom} If this wasn’t you, log in, restore your account and change your password.`,

  'mail.deletion-asked.several.subject': 'Your account at {site} was closed {count:number} times',
  'mail.deletion-asked.several.text': `Hello,

Your account at {site} was closed {count:number} more times since {since:datetime}, and restored in between. If it stays closed, it will be deleted with everything in it on {deleteAfter:day}. If you want to keep it, log in before then and restore it:

{login}

This is about the last one: {cameFrom} If this wasn’t you, log in, restore your account and change your password.`,

  'mail.deletion-cancelled.subject': 'Your account at {site} stays',
  'mail.deletion-cancelled.text': `Hello,

You have restored your account at {site}, so it will not be deleted. Everything is as it was.

{cameFrom} If this wasn’t you, choose a new password at once:

{forgot}`,

  'mail.deletion-cancelled.several.subject': 'Your account at {site} was restored {count:number} times',
  'mail.deletion-cancelled.several.text': `Hello,

Your closed account at {site} was restored {count:number} more times since {since:datetime}. Everything is as it was.

This is about the last one: {cameFrom} If this wasn’t you, choose a new password at once:

{forgot}`,
} as const;
