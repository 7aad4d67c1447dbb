export const forms = {
  // Field labels and hints
  'label.email': 'Email',
  'label.password': 'Password',
  'label.newPassword': 'Nuova password',
  'label.showPassword': 'Mostra password',
  'label.passwordHint':
    'Almeno {minLength:number} caratteri. Alcune parole senza legami tra loro sono una buona scelta.',

  // Form errors
  'email.missing': 'Inserisci il tuo indirizzo email.',
  'email.dots':
    'Molti server di posta rifiutano un punto all’inizio, prima della @ o accanto a un altro punto. Controlla l’indirizzo o usane un altro.',
  'email.wrong': 'Inserisci un indirizzo email valido, ad esempio nome@example.com.',
  'email.didYouMean': 'Intendevi {email}?',
  'password.missing': 'Inserisci la password.',
  'password.missingOfAccount': 'Inserisci la password del tuo account.',
  'password.wrong': 'Password errata. Riprova.',
  'password.tooShort':
    'Usa almeno {minLength:number} caratteri. Alcune parole senza legami tra loro sono una buona scelta.',
  'password.tooLong': 'Usa al massimo {maxLength:number} caratteri.',
  'password.weak': '{reason} Alcune parole senza legami tra loro sono una buona scelta.',
  'password.weak.own-address': 'Non usare parti della tua email: sono le prime che un malintenzionato prova.',
  'password.weak.own-site': 'Non usare il nome di questo sito: è il primo che un malintenzionato prova.',
  'password.weak.most-used': 'Questa password è molto comune e facile da indovinare.',
  'password.weak.word': 'È quasi solo una parola comune, facile da indovinare.',
  'password.weak.repeats': 'I caratteri ripetuti sono facili da indovinare.',
  'password.weak.sequence': 'Le sequenze come abcd o 4321 sono facili da indovinare.',
  'password.weak.keyboard-row': 'I tasti in fila sulla tastiera sono facili da indovinare.',
  'password.weak.date': 'Le date e gli anni sono facili da indovinare.',
  'password.weak.simple': 'Questa password è troppo facile da indovinare.',
  'password.hardToGuess': 'Sembra difficile da indovinare.',
  'displayName.tooLong': 'Usa al massimo {maxLength:number} caratteri.',
  'displayName.unprintable': 'Rimuovi le parentesi angolari e i caratteri invisibili.',
  'displayName.link': 'Un nome non può sembrare un link: rimuovi / \\ e @ e aggiungi uno spazio dopo ogni punto.',
  'displayName.noLetter': 'Usa almeno una lettera o una cifra, oppure lascia il campo vuoto.',
} as const;
