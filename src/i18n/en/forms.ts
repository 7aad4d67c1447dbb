export const forms = {
  // Field labels and hints
  'label.email': 'Email',
  'label.password': 'Password',
  'label.newPassword': 'New password',
  'label.showPassword': 'Show password',
  'label.passwordHint': 'At least {minLength:number} characters. A few unrelated words work well.',

  // Form errors
  'email.missing': 'Enter your email address.',
  'email.dots':
    'This address has a dot at the start, before the @, or next to another dot. Many mail servers refuse that. See whether it is typed right, or use another address.',
  'email.wrong': 'Enter an email address such as name@example.com.',
  'email.didYouMean': 'Did you mean {email}?',
  'password.missing': 'Enter your password.',
  'password.missingOfAccount': 'Enter the password of the account.',
  'password.wrong': 'This is not the password of the account. Try again.',
  'password.tooShort':
    'Choose a password with at least {minLength:number} characters. A few unrelated words work well.',
  'password.tooLong': 'Choose a shorter password: it can have at most {maxLength:number} characters.',
  'password.weak': '{reason} A few unrelated words work well.',
  'password.weak.own-address':
    'This password is made from your email address, which is tried first. Choose one that has nothing to do with it.',
  'password.weak.own-site':
    'This password is made from the name of this site, which is tried first. Choose one that has nothing to do with it.',
  'password.weak.most-used':
    'This password is one of the most used ones or close to one, so it is quickly guessed. Choose another.',
  'password.weak.word': 'This password is mostly a common word, so it is quickly guessed. Choose another.',
  'password.weak.repeats': 'This password repeats the same characters, so it is quickly guessed. Choose another.',
  'password.weak.sequence':
    'This password is mostly a sequence such as abcd or 4321, so it is quickly guessed. Choose another.',
  'password.weak.keyboard-row':
    'This password follows the rows of a keyboard, so it is quickly guessed. Choose another.',
  'password.weak.date': 'This password is mostly a date or a year, so it is quickly guessed. Choose another.',
  'password.weak.simple': 'This password is too easy to guess. Choose another.',
  'password.hardToGuess': 'This password is hard to guess, as far as this page can tell.',
} as const;
