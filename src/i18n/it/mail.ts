export const mail = {
  // Parts that several mails share
  'mail.greeting': 'Ciao,',
  'mail.greetingByName': 'Ciao {name},',
  'mail.validity': 'Valido per {lifetime:duration}, utilizzabile una sola volta. Scadenza: {expiresAt:datetime}.',
  'mail.late': 'Questa email è arrivata in ritardo e il suo link è scaduto. Aprilo comunque per riceverne uno nuovo.',
  'mail.when': 'Data e ora',
  'mail.whenLast': 'Ultima volta',
  'mail.ip': 'Indirizzo IP',
  'mail.ipUnknown': 'Sconosciuto',
  'mail.device': 'Dispositivo',
  'mail.notRequested': 'Non l’hai richiesto tu?',
  'mail.notYou': 'Non eri tu?',
  'mail.ignore': 'Puoi ignorare questa email. Se nessuno apre il link, non succede nulla.',
  'mail.unchanged': 'Puoi ignorare questa email. Il tuo account non è cambiato.',
  'mail.stop': 'Non ricevere più queste email',
  'mail.resetPassword': 'Reimposta password',
  'mail.secure': 'Reimposta subito la password. Tutti i dispositivi verranno disconnessi.',

  // One subject and one sentence per kind of mail, and what only this kind has
  'mail.activation.subject': 'Attiva il tuo account {site}',
  'mail.activation.lead': 'Conferma questo indirizzo email per attivare il tuo account {site}.',
  'mail.activation.button': 'Attiva account',
  'mail.activation.note':
    'Apri il link nel browser che hai usato per registrarti, oppure tieni a portata di mano la password.',

  'mail.account-exists.subject': 'Hai già un account {site}',
  'mail.account-exists.lead':
    'Abbiamo ricevuto una richiesta di creare un account {site} con questo indirizzo email, ma ne hai già uno.',
  'mail.account-exists.button': 'Accedi',

  'mail.password-reset.subject': 'Reimposta la password di {site}',
  'mail.password-reset.lead': 'Abbiamo ricevuto una richiesta di reimpostare la password del tuo account {site}.',
  'mail.password-reset.doubt': 'Puoi ignorare questa email. La tua password resta la stessa.',

  'mail.password-changed.subject': 'La tua password di {site} è stata cambiata',
  'mail.password-changed.lead':
    'La password del tuo account {site} è stata cambiata. Tutti gli altri dispositivi sono stati disconnessi.',
  'mail.password-changed.several.subject': 'La tua password di {site} è stata cambiata {count:number} volte',
  'mail.password-changed.several.lead':
    'La password del tuo account {site} è stata cambiata altre {count:number} volte dal giorno {since:datetime}. Tutti gli altri dispositivi sono stati disconnessi.',

  'mail.email-change.subject': 'Conferma la tua nuova email per {site}',
  'mail.email-change.lead': 'Conferma questo indirizzo email per usarlo con il tuo account {site}.',
  'mail.email-change.button': 'Conferma email',
  'mail.email-change.note': 'Fino ad allora, l’account mantiene l’indirizzo attuale.',

  'mail.address-taken.subject': 'La tua email ha già un account {site}',
  'mail.address-taken.lead':
    'Abbiamo ricevuto una richiesta di usare questo indirizzo email per un altro account {site}. È già associato al tuo.',

  'mail.email-change-asked.subject': 'Richiesta di cambio email per il tuo account {site}',
  'mail.email-change-asked.lead':
    'L’email del tuo account {site} diventerà {newEmail} quando il nuovo indirizzo sarà confermato.',
  'mail.email-change-asked.doubt':
    'Qualcun altro potrebbe avere accesso al tuo account. Mantieni questo indirizzo email e scegli una nuova password.',
  'mail.email-change-asked.button': 'Mantieni questa email',

  'mail.email-changed.subject': 'La tua email di {site} è stata cambiata',
  'mail.email-changed.lead':
    'L’email del tuo account {site} è diventata {newEmail}. Non invieremo più email sull’account a questo indirizzo.',
  'mail.email-changed.doubt':
    'Qualcun altro potrebbe avere accesso al tuo account. Ripristina questo indirizzo email e scegli una nuova password.',
  'mail.email-changed.button': 'Ripristina questa email',

  'mail.email-changed-to-this.subject': 'La tua nuova email per {site}',
  'mail.email-changed-to-this.lead':
    'Questo è ora l’indirizzo email del tuo account {site}. D’ora in poi usalo per accedere.',

  'mail.email-restored.subject': 'Cambio email su {site} annullato',
  'mail.email-restored.lead':
    'Il cambio email di un account {site} è stato annullato. L’account ha di nuovo l’email precedente e ha una nuova password. Tutti i dispositivi sono stati disconnessi.',

  'mail.new-device.subject': 'Nuovo accesso al tuo account {site}',
  'mail.new-device.lead': 'È stato eseguito un accesso al tuo account {site} da un nuovo browser.',
  'mail.new-device.several.subject': '{count:number} nuovi accessi al tuo account {site}',
  'mail.new-device.several.lead':
    'Sono stati eseguiti altri {count:number} accessi al tuo account {site} da nuovi browser dal giorno {since:datetime}.',

  'mail.deletion-asked.subject': 'Il tuo account {site} verrà eliminato',
  'mail.deletion-asked.lead':
    'Il tuo account {site} è chiuso. Verrà eliminato con tutti i suoi dati il giorno {deleteAfter:day}. Per mantenerlo, accedi prima di quella data e ripristinalo.',
  'mail.deletion-asked.button': 'Mantieni il mio account',
  'mail.deletion-asked.doubt': 'Accedi e ripristina il tuo account, poi cambia la password.',
  'mail.deletion-asked.several.subject': 'Il tuo account {site} è stato chiuso {count:number} volte',
  'mail.deletion-asked.several.lead':
    'Il tuo account {site} è stato chiuso altre {count:number} volte dal giorno {since:datetime} e ripristinato tra una chiusura e l’altra. Se resta chiuso, verrà eliminato con tutti i suoi dati il giorno {deleteAfter:day}. Per mantenerlo, accedi prima di quella data e ripristinalo.',

  'mail.deletion-cancelled.subject': 'Il tuo account {site} è stato ripristinato',
  'mail.deletion-cancelled.lead':
    'Il tuo account {site} è stato ripristinato e non verrà eliminato. Non è andato perso nulla.',
  'mail.deletion-cancelled.several.subject': 'Il tuo account {site} è stato ripristinato {count:number} volte',
  'mail.deletion-cancelled.several.lead':
    'Il tuo account {site} chiuso è stato ripristinato altre {count:number} volte dal giorno {since:datetime}. Non è andato perso nulla.',
  'mail.token-created.subject': 'È stato creato un token di accesso per il tuo account {site}',
  'mail.token-created.lead':
    'Qualcuno che aveva appena inserito la tua password di {site} ha creato un token di accesso. Con questo token un programma può usare il tuo account.',
  'mail.token-created.several.subject': 'Sono stati creati {count:number} token di accesso per il tuo account {site}',
  'mail.token-created.several.lead':
    'Sono stati creati altri {count:number} token di accesso per il tuo account {site} dal giorno {since:datetime}. Con questi token i programmi possono usare il tuo account.',
} as const;
