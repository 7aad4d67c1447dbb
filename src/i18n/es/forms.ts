export const forms = {
  // Field labels and hints
  'label.email': 'Correo electrónico',
  'label.password': 'Contraseña',
  'label.newPassword': 'Nueva contraseña',
  'label.showPassword': 'Mostrar contraseña',
  'label.passwordHint':
    'Al menos {minLength:number} caracteres. Varias palabras sin relación entre sí son una buena opción.',

  // Form errors
  'email.missing': 'Escribe tu dirección de correo.',
  'email.dots':
    'Muchos servidores de correo rechazan un punto al principio, antes de la @ o junto a otro punto. Revisa la dirección o usa otra.',
  'email.wrong': 'Escribe una dirección de correo válida, como nombre@example.com.',
  'email.didYouMean': '¿Querías decir {email}?',
  'password.missing': 'Escribe tu contraseña.',
  'password.missingOfAccount': 'Escribe la contraseña de tu cuenta.',
  'password.wrong': 'Contraseña incorrecta. Inténtalo de nuevo.',
  'password.tooShort':
    'Usa al menos {minLength:number} caracteres. Varias palabras sin relación entre sí son una buena opción.',
  'password.tooLong': 'Usa como máximo {maxLength:number} caracteres.',
  'password.weak': '{reason} Varias palabras sin relación entre sí son una buena opción.',
  'password.weak.own-address': 'No uses partes de tu correo electrónico: los atacantes las prueban primero.',
  'password.weak.own-site': 'No uses el nombre de este sitio: los atacantes lo prueban primero.',
  'password.weak.most-used': 'Esta contraseña es muy común y fácil de adivinar.',
  'password.weak.word': 'Es casi solo una palabra común, fácil de adivinar.',
  'password.weak.repeats': 'Los caracteres repetidos son fáciles de adivinar.',
  'password.weak.sequence': 'Las secuencias como abcd o 4321 son fáciles de adivinar.',
  'password.weak.keyboard-row': 'Las teclas seguidas del teclado son fáciles de adivinar.',
  'password.weak.date': 'Las fechas y los años son fáciles de adivinar.',
  'password.weak.simple': 'Esta contraseña es demasiado fácil de adivinar.',
  'password.hardToGuess': 'Parece difícil de adivinar.',
  'displayName.tooLong': 'Usa como máximo {maxLength:number} caracteres.',
  'displayName.unprintable': 'Quita los paréntesis angulares y los caracteres invisibles.',
  'displayName.link': 'Un nombre no puede parecer un enlace: quita / \\ y @, y pon un espacio después de cada punto.',
  'displayName.noLetter': 'Usa al menos una letra o un número, o deja el campo vacío.',
} as const;
