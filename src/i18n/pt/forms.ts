export const forms = {
  // Field labels and hints
  'label.email': 'E-mail',
  'label.password': 'Senha',
  'label.newPassword': 'Nova senha',
  'label.showPassword': 'Mostrar senha',
  'label.passwordHint':
    'Pelo menos {minLength:number} caracteres. Algumas palavras sem relação entre si funcionam bem.',

  // Form errors
  'email.missing': 'Informe seu e-mail.',
  'email.dots':
    'Muitos servidores de e-mail recusam um ponto no início, antes do @ ou ao lado de outro ponto. Verifique o endereço ou use outro.',
  'email.wrong': 'Informe um e-mail válido, como name@example.com.',
  'email.didYouMean': 'Você quis dizer {email}?',
  'displayName.tooLong': 'Use no máximo {maxLength:number} caracteres.',
  'displayName.unprintable': 'Remova os sinais de menor e de maior e os caracteres invisíveis.',
  'displayName.link': 'O nome não pode parecer um link: remova / \\ e @ e coloque um espaço depois de cada ponto.',
  'displayName.noLetter': 'Use pelo menos uma letra ou um número, ou deixe o campo em branco.',
  'password.missing': 'Informe sua senha.',
  'password.missingOfAccount': 'Informe a senha da sua conta.',
  'password.wrong': 'Senha incorreta. Tente novamente.',
  'password.tooShort':
    'Use pelo menos {minLength:number} caracteres. Algumas palavras sem relação entre si funcionam bem.',
  'password.tooLong': 'Use no máximo {maxLength:number} caracteres.',
  'password.weak': '{reason} Algumas palavras sem relação entre si funcionam bem.',
  'password.weak.own-address': 'Não use partes do seu e-mail: elas são as primeiras a serem testadas em um ataque.',
  'password.weak.own-site': 'Não use o nome deste site: ele é o primeiro a ser testado em um ataque.',
  'password.weak.most-used': 'Esta senha é muito comum e fácil de adivinhar.',
  'password.weak.word': 'Esta senha é quase só uma palavra comum, fácil de adivinhar.',
  'password.weak.repeats': 'Caracteres repetidos são fáceis de adivinhar.',
  'password.weak.sequence': 'Sequências como abcd ou 4321 são fáceis de adivinhar.',
  'password.weak.keyboard-row': 'Sequências de teclas do teclado são fáceis de adivinhar.',
  'password.weak.date': 'Datas e anos são fáceis de adivinhar.',
  'password.weak.simple': 'Esta senha é muito fácil de adivinhar.',
  'password.hardToGuess': 'Esta senha parece difícil de adivinhar.',
} as const;
