/** The second step of a log-in, and what people set up for it. */
export const factors = {
  // The second step of the log-in
  'code.title': 'Conferma la tua identità',
  'code.text': 'Inserisci il codice della tua app di autenticazione o un codice di recupero.',
  'code.textWithoutApp': 'Usa la tua passkey o inserisci un codice di recupero.',
  'code.label': 'Codice',
  'code.trust': 'Non chiedere più in questo browser per {lifetime:duration}',
  'code.button': 'Accedi',
  'code.missing': 'Inserisci un codice.',
  'code.wrong':
    'Codice errato. Ogni codice funziona una sola volta: se hai appena usato questo, attendi il successivo.',
  'code.startOver': 'Accedi con un altro account',
  'code.lost': 'Hai perso il dispositivo e i codici di recupero?',
  'notice.login-expired': 'Il secondo passaggio ha richiesto più di {pendingLogin:duration}. Accedi di nuovo.',
  'notice.second-step-first': 'Il tuo account usa la verifica in due passaggi. Accedi per continuare.',

  // Passkeys, wherever they are used
  'passkey.use': 'Usa una passkey',
  'passkey.logIn': 'Accedi con una passkey',
  'passkey.wrong': 'Questa passkey non funziona qui. Prova con un’altra o in un altro modo.',
  'passkey.expired': 'È passato troppo tempo. Riprova.',
  'passkey.copied':
    'Abbiamo rifiutato questa passkey perché qualcuno potrebbe averla copiata. Rimuovila dal tuo account.',
  'passkey.notAsked': 'La tua passkey non è stata usata. Riprova o usa un altro modo.',

  // Overview
  'security.link': 'Passkey e verifica in due passaggi',
  'security.title': 'Accesso e sicurezza',
  'security.second': 'Verifica in due passaggi',
  'security.secondText': 'Anche se qualcuno scopre la tua password, non può accedere senza il secondo passaggio.',
  'security.on': 'Configurata',
  'security.off': 'Non configurata',
  'security.passkeyCount': '{count, plural, one {# passkey} other {# passkey}}',
  'security.codesLeft': '{count, plural, one {# codice rimasto} other {# codici rimasti}}',
  'security.none': 'Non ce ne sono',
  'security.access': 'Accessi',
  'security.required':
    'Questo sito richiede la verifica in due passaggi. Configura un’app di autenticazione o una passkey per continuare.',
  'security.codesMissing': 'Non hai nessun codice di recupero. Creali nel caso in cui perdessi il dispositivo.',

  // Authenticator app
  'totp.title': 'App di autenticazione',
  'totp.text': 'L’app mostra un nuovo codice ogni 30 secondi. Per accedere ti servono la password e il codice attuale.',
  'totp.scan': 'Scansiona con l’app:',
  'totp.image': 'Codice QR con la tua chiave',
  'totp.key': 'Oppure inserisci questa chiave nell’app:',
  'totp.code': 'Codice dell’app',
  'totp.button': 'Attiva',
  'totp.wrong':
    'Codice errato. Inserisci quello che l’app mostra ora e verifica che l’orologio del dispositivo sia giusto.',
  'totp.isOn': 'La tua app di autenticazione è configurata. Per accedere ti serve il suo codice.',
  'totp.createdAt': 'Configurata',
  'totp.usedAt': 'Ultimo uso',
  'totp.neverUsed': 'Mai usata',
  'totp.remove': 'Rimuovi app di autenticazione',
  'totp.removeText': 'Tutti gli altri dispositivi verranno disconnessi.',
  'notice.totp-added':
    'La tua app di autenticazione è configurata. Tutti gli altri dispositivi sono stati disconnessi.',
  'notice.totp-added-save-codes':
    'La tua app di autenticazione è configurata. Ora crea i codici di recupero nel caso in cui perdessi il dispositivo.',
  'notice.totp-removed': 'App di autenticazione rimossa. Tutti gli altri dispositivi sono stati disconnessi.',

  // Recovery codes
  'recoveryCodes.title': 'Codici di recupero',
  'recoveryCodes.text':
    'Se perdi il dispositivo, accedi con un codice di recupero. Ogni codice funziona una sola volta.',
  'recoveryCodes.left':
    'Ti {count, plural, one {resta # codice} other {restano # codici}}. Data di creazione: {at:day}.',
  'recoveryCodes.none': 'Non hai nessun codice di recupero.',
  'recoveryCodes.notYet': 'Configura prima un’app di autenticazione o una passkey.',
  'recoveryCodes.button': 'Crea codici di recupero',
  'recoveryCodes.againText':
    'I nuovi codici sostituiscono quelli vecchi. Tutti gli altri dispositivi verranno disconnessi.',
  'recoveryCodes.again': 'Crea nuovi codici',
  'recoveryCodes.made.title': 'I tuoi codici di recupero',
  'recoveryCodes.made.text':
    'Salvali ora in un posto che puoi raggiungere senza il dispositivo. Non verranno più mostrati.',
  'recoveryCodes.copy': 'Copia',
  'recoveryCodes.copied': 'Copiato',
  'recoveryCodes.download': 'Scarica',
  'recoveryCodes.print': 'Stampa',
  'recoveryCodes.done': 'Li ho salvati',

  // Passkeys of the account
  'passkeys.title': 'Passkey',
  'passkeys.text':
    'Accedi con l’impronta, il volto o un PIN al posto della password. Una passkey non si può indovinare e funziona solo su questo sito.',
  'passkeys.none': 'Non hai nessuna passkey.',
  'passkeys.name': 'Nome',
  'passkeys.nameHint': 'Dove si trova, ad esempio “Portatile di lavoro”.',
  'passkeys.rename': 'Rinomina',
  'passkeys.add': 'Aggiungi una passkey',
  'passkeys.needsScript': 'Le passkey richiedono JavaScript e un browser che le supporti.',
  'passkeys.needsName':
    'Le passkey funzionano solo sui siti con un nome di dominio. Hai aperto questo con il suo indirizzo IP.',
  'passkeys.createdAt': 'Aggiunta il giorno {at:day}',
  'passkeys.usedAt': 'Ultimo uso:',
  'passkeys.neverUsed': 'Mai usata',
  'passkeys.backedUp': 'Con backup o sincronizzata',
  'passkeys.oneDevice': 'Solo su un dispositivo',
  'passkeys.remove': 'Rimuovi',
  'passkeys.removeText': 'Se ne aggiungi o rimuovi una, tutti gli altri dispositivi verranno disconnessi.',
  'passkeys.known': 'Hai già aggiunto questa passkey.',
  'passkeys.tooMany': 'Hai già {count:number} passkey. Prima rimuovine una.',
  'passkeys.unnamed': 'Passkey',
  'notice.passkey-added': 'Passkey aggiunta. Tutti gli altri dispositivi sono stati disconnessi.',
  'notice.passkey-added-save-codes':
    'Passkey aggiunta. Ora crea i codici di recupero nel caso in cui perdessi il dispositivo.',
  'notice.passkey-renamed': 'Passkey rinominata.',
  'notice.passkey-removed': 'Passkey rimossa. Tutti gli altri dispositivi sono stati disconnessi.',

  'factor.last':
    'Questo sito richiede la verifica in due passaggi. Configura un altro secondo passaggio prima di rimuovere questo.',

  // Confirming with something else than the password
  'confirm.withFactor': 'Per la tua sicurezza, inserisci la password o un codice, oppure usa una passkey.',
  'confirm.titleWithFactor': 'Conferma la tua identità',
  'confirm.onlyOne': 'Inserisci la password o un codice, non entrambi.',
  'confirm.missing': 'Inserisci la password o un codice.',

  // Way back without the second step
  'recovery.title': 'Accedi senza il secondo passaggio',
  'recovery.text':
    'Se hai perso il dispositivo e i codici di recupero, {wait:in} potrai disattivare la verifica in due passaggi. Ti servono la password e l’email che ti invieremo.',
  'recovery.button': 'Invia email',
  'notice.recovery-asked':
    'Con il link nella nostra email, {wait:in} potrai disattivare la verifica in due passaggi. Fino ad allora il link serve solo ad annullare questa richiesta.',
  'recovery.waiting.title': 'Non è ancora possibile',
  'recovery.waiting.text':
    'Potrai disattivare la verifica in due passaggi a partire dal giorno {from:datetime}. Conserva l’email e apri di nuovo il link in quel momento.',
  'recovery.stopText': 'Non l’hai richiesto tu? Annulla la richiesta e cambia la password: qualcun altro la conosce.',
  'recovery.stop': 'Annulla la richiesta',
  'notice.recovery-stopped':
    'La verifica in due passaggi resta attiva. Chi ha fatto questa richiesta conosce la tua password: cambiala ora.',
  'recovery.ready.title': 'Disattiva la verifica in due passaggi',
  'recovery.ready.text':
    'Inserisci la password. L’app di autenticazione, le passkey e i codici di recupero verranno rimossi e tutti i dispositivi verranno disconnessi.',
  'recovery.ready.button': 'Disattiva',
  'recovery.over.text':
    'Il link è stato usato o è scaduto, oppure la richiesta è stata annullata. Anche un accesso con il secondo passaggio o una modifica all’account disattiva il link.',
  'notice.factors-removed': 'La verifica in due passaggi è disattivata. Accedi con la password e configurala di nuovo.',

  // Activity
  'event.totp-added': 'App di autenticazione aggiunta, tutti gli altri dispositivi disconnessi',
  'event.totp-removed': 'App di autenticazione rimossa, tutti gli altri dispositivi disconnessi',
  'event.passkey-added': 'Passkey aggiunta, tutti gli altri dispositivi disconnessi:',
  'event.passkey-removed': 'Passkey rimossa, tutti gli altri dispositivi disconnessi:',
  'event.passkey-renamed': 'Passkey rinominata:',
  'event.passkey-copied': 'Passkey forse copiata, rifiutata:',
  'event.recovery-codes-made': 'Codici di recupero creati, tutti gli altri dispositivi disconnessi',
  'event.recovery-code-used': 'Codice di recupero usato',
  'event.factors-removed': 'Verifica in due passaggi disattivata, tutti i dispositivi disconnessi',
  'event.factor-recovery-asked': 'Disattivazione della verifica in due passaggi richiesta',
  'event.factor-recovery-stopped': 'Disattivazione della verifica in due passaggi annullata',

  // API
  'api.secondFactorNeeded': 'Serve il secondo passaggio',
  'api.secondFactorNeededBecause':
    'La password è corretta. Invia anche un codice dell’app di autenticazione o un codice di recupero come “code”.',
  'api.secondFactorMissing': 'Configura prima la verifica in due passaggi',
  'api.secondFactorMissingBecause': 'Questo sito la richiede. Accedi sul sito per configurarla.',

  // Mails
  'mail.totp-added.subject': 'App di autenticazione aggiunta al tuo account {site}',
  'mail.totp-added.lead':
    'È stata aggiunta un’app di autenticazione al tuo account {site}. D’ora in poi per accedere ti serve il suo codice. Tutti gli altri dispositivi sono stati disconnessi.',
  'mail.totp-removed.subject': 'App di autenticazione rimossa dal tuo account {site}',
  'mail.totp-removed.lead':
    'L’app di autenticazione è stata rimossa dal tuo account {site}. I suoi codici non funzionano più. Tutti gli altri dispositivi sono stati disconnessi.',
  'mail.passkey-added.subject': 'Passkey aggiunta al tuo account {site}',
  'mail.passkey-added.lead':
    'È stata aggiunta una passkey al tuo account {site}. Si può usare per accedere. Tutti gli altri dispositivi sono stati disconnessi.',
  'mail.passkey-removed.subject': 'Passkey rimossa dal tuo account {site}',
  'mail.passkey-removed.lead':
    'Una passkey è stata rimossa dal tuo account {site} e non funziona più. Tutti gli altri dispositivi sono stati disconnessi.',
  'mail.passkey-copied.subject': 'Una passkey del tuo account {site} potrebbe essere stata copiata',
  'mail.passkey-copied.lead':
    'Abbiamo rifiutato una passkey del tuo account {site} perché qualcuno potrebbe averla copiata. Accedi in un altro modo e rimuovila.',
  'mail.recovery-codes-made.subject': 'Codici di recupero creati per il tuo account {site}',
  'mail.recovery-codes-made.lead':
    'Sono stati creati nuovi codici di recupero per il tuo account {site}. Quelli precedenti non funzionano più. Tutti gli altri dispositivi sono stati disconnessi.',
  'mail.recovery-code-used.subject': 'Codice di recupero usato per il tuo account {site}',
  'mail.recovery-code-used.lead':
    'Un codice di recupero del tuo account {site} è stato usato al posto del secondo passaggio. Non funziona più.',
  'mail.factors-removed.subject': 'Verifica in due passaggi disattivata per il tuo account {site}',
  'mail.factors-removed.lead':
    'La verifica in due passaggi è stata disattivata per il tuo account {site}: l’app di autenticazione, le passkey e i codici di recupero sono stati rimossi. Ora per accedere basta la password. Tutti i dispositivi sono stati disconnessi.',
  'mail.factor-recovery-asked.subject': 'Richiesta di disattivare la verifica in due passaggi su {site}',
  'mail.factor-recovery-asked.lead':
    'Qualcuno che conosce la password del tuo account {site} ha chiesto di disattivare la verifica in due passaggi. Il link qui sotto lo permetterà a partire dal giorno {from:datetime}.',
  'mail.factor-recovery-asked.button': 'Vedi la richiesta',
  'mail.factor-recovery-asked.doubt':
    'Qualcuno conosce la tua password. Apri il link qui sopra per annullare la richiesta, poi cambia la password.',
  'mail.checkFactors': 'Reimposta subito la password. Poi accedi e controlla “Accesso e sicurezza”.',
} as const;
