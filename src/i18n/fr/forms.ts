export const forms = {
  // Field labels and hints
  'label.email': 'Adresse e-mail',
  'label.password': 'Mot de passe',
  'label.newPassword': 'Nouveau mot de passe',
  'label.showPassword': 'Afficher le mot de passe',
  'label.passwordHint': 'Au moins {minLength:number} caractères. Quelques mots sans lien entre eux conviennent bien.',

  // Form errors
  'email.missing': 'Saisissez votre adresse e-mail.',
  'email.dots':
    'De nombreux serveurs de messagerie refusent un point au début, avant le @ ou à côté d’un autre point. Vérifiez l’adresse ou utilisez-en une autre.',
  'email.wrong': 'Saisissez une adresse e-mail valide, par exemple name@example.com.',
  'email.didYouMean': 'Vouliez-vous dire {email} ?',
  'displayName.tooLong': 'Utilisez au maximum {maxLength:number} caractères.',
  'displayName.unprintable': 'Retirez les chevrons et les caractères invisibles.',
  'displayName.link':
    'Un nom ne peut pas ressembler à un lien : retirez / \\ et @, et ajoutez une espace après chaque point.',
  'displayName.noLetter': 'Utilisez au moins une lettre ou un chiffre, ou laissez le champ vide.',
  'password.missing': 'Saisissez votre mot de passe.',
  'password.missingOfAccount': 'Saisissez le mot de passe de votre compte.',
  'password.wrong': 'Mot de passe incorrect. Réessayez.',
  'password.tooShort':
    'Utilisez au moins {minLength:number} caractères. Quelques mots sans lien entre eux conviennent bien.',
  'password.tooLong': 'Utilisez au maximum {maxLength:number} caractères.',
  'password.weak': '{reason} Quelques mots sans lien entre eux conviennent bien.',
  'password.weak.own-address':
    'N’utilisez pas d’éléments de votre adresse e-mail : ils sont essayés en premier lors d’une attaque.',
  'password.weak.own-site': 'N’utilisez pas le nom de ce site : il est essayé en premier lors d’une attaque.',
  'password.weak.most-used': 'Ce mot de passe est très courant et facile à deviner.',
  'password.weak.word': 'Ce mot de passe se résume presque à un mot courant, facile à deviner.',
  'password.weak.repeats': 'Les caractères répétés sont faciles à deviner.',
  'password.weak.sequence': 'Les suites comme abcd ou 4321 sont faciles à deviner.',
  'password.weak.keyboard-row': 'Les suites de touches du clavier sont faciles à deviner.',
  'password.weak.date': 'Les dates et les années sont faciles à deviner.',
  'password.weak.simple': 'Ce mot de passe est trop facile à deviner.',
  'password.hardToGuess': 'Ce mot de passe semble difficile à deviner.',
} as const;
