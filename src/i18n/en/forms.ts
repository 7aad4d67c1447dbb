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
    'Many mail servers reject a dot at the start, before the @, or next to another dot. Check the address or use a different one.',
  'email.wrong': 'Enter a valid email, such as name@example.com.',
  'email.didYouMean': 'Did you mean {email}?',
  'password.missing': 'Enter your password.',
  'password.missingOfAccount': 'Enter your account’s password.',
  'password.wrong': 'Wrong password. Try again.',
  'password.tooShort': 'Use at least {minLength:number} characters. A few unrelated words work well.',
  'password.tooLong': 'Use at most {maxLength:number} characters.',
  'password.weak': '{reason} A few unrelated words work well.',
  'password.weak.own-address': 'Don’t use parts of your email: attackers try them first.',
  'password.weak.own-site': 'Don’t use the name of this site: attackers try it first.',
  'password.weak.most-used': 'This password is very common and easy to guess.',
  'password.weak.word': 'This is mostly a common word, which is easy to guess.',
  'password.weak.repeats': 'Repeated characters are easy to guess.',
  'password.weak.sequence': 'Sequences such as abcd or 4321 are easy to guess.',
  'password.weak.keyboard-row': 'Rows of the keyboard are easy to guess.',
  'password.weak.date': 'Dates and years are easy to guess.',
  'password.weak.simple': 'This password is too easy to guess.',
  'password.hardToGuess': 'This looks hard to guess.',
} as const;
