/** Other sites that people enter with their account. */
export const apps = {
  'apps.title': 'Le tue applicazioni',
  'apps.lead': 'Puoi usarle con il tuo account.',
  'apps.none': 'Non ci sono ancora applicazioni per il tuo account.',
  'enter.title': 'Verso {application}',
  'enter.continue': 'Continua su {application}',
  'enter.going': 'Ci vuole solo un momento.',
  'enter.lost': 'Hai di nuovo effettuato l’accesso. Il tuo ultimo invio non è arrivato: continua e invialo di nuovo.',
  'enter.cookies':
    'Il tuo browser è tornato senza il cookie che aveva ricevuto lì. Consenti i cookie per questa applicazione, poi continua.',
  'enter.expired': 'Ci è voluto troppo tempo, oppure questo link è già stato usato. Continua per riprovare.',
  'enter.loop':
    'L’applicazione continua a rimandarti qui. Aspetta un minuto e riprova. Se non basta, avvisa chi gestisce questo sito.',
  'enter.refused': 'Non puoi aprire questa applicazione',
  'enter.refusedBecause': 'Il tuo account non è in un gruppo che può usarla. Chiedi a chi gestisce questo sito.',
  'enter.unknown': 'Applicazione sconosciuta',
  'enter.unknownBecause': 'Questo link non porta a un’applicazione di questo sito.',
} as const;
