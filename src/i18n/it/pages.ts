export const pages = {
  'language.name': 'Italiano',
  'language.locale': 'it-IT',

  // On every page
  'page.failed': 'Errore: {title}',
  'page.account': 'Il tuo account',
  'page.back': 'Torna a {host}',
  'page.footer': 'Nessun tracciamento. Solo cookie tecnici.',
  'page.problem': 'C’è un problema',
  'time.justNow': 'poco fa',

  // Links that many pages share
  'way.login': 'Accedi',
  'way.logout': 'Esci',
  'way.register': 'Crea un account',
  'way.registerAgain': 'Registrati di nuovo',
  'way.forgot': 'Password dimenticata?',
  'way.resetAgain': 'Richiedi un nuovo link',
  'way.otherAddress': 'Usa un’altra email',
  'way.account': 'Il tuo account',
  'way.backToAccount': 'Torna all’account',
  'way.leaveIt': 'Annulla',
  'way.start': 'Home',

  // Shown once, on the next page after an action
  'notice.activated-and-logged-in': 'Il tuo account è attivo e hai eseguito l’accesso.',
  'notice.logged-out': 'Disconnessione eseguita.',
  'notice.resent':
    'Se la tua registrazione è ancora in sospeso, abbiamo inviato di nuovo l’email. Le richieste ripetute possono richiedere più tempo.',
  'notice.logged-out-here':
    'Hai eseguito la disconnessione in questo browser, ma il server non è riuscito a terminare la sessione. Se non viene usata, scade da sola. Per terminarla prima, accedi più tardi e apri “Dispositivi”.',
  'notice.disowned': 'Grazie per la segnalazione. La richiesta è annullata e non riceverai più queste email.',
  'notice.emails-stopped': 'Grazie per la segnalazione. Non riceverai più queste email.',
  'notice.password-reset':
    'La nuova password è impostata e tutti i dispositivi sono stati disconnessi. Ora usala per accedere.',
  'notice.profile-changed': 'Profilo salvato.',
  'notice.password-changed': 'Password cambiata. Tutti gli altri dispositivi sono stati disconnessi.',
  'notice.email-change-asked':
    'Abbiamo inviato un link alla tua nuova email. Aprilo per confermare la modifica. Fino ad allora non cambia nulla.',
  'notice.email-changed': 'Email cambiata. D’ora in poi accedi con quella nuova.',
  'notice.email-restored':
    'La tua vecchia email è di nuovo attiva e la nuova password è impostata. Usale entrambe per accedere.',
  'notice.done-for-another':
    'Fatto. Qui hai eseguito l’accesso con un altro account. Esci per usare quello che hai appena modificato.',
  'notice.session-ended': 'Dispositivo disconnesso.',
  'notice.others-ended': 'Tutti gli altri dispositivi sono stati disconnessi.',
  'notice.deletion-asked':
    'Il tuo account è chiuso e verrà eliminato {grace:in}. Per mantenerlo, accedi prima e ripristinalo.',
  'notice.deletion-cancelled': 'Ciao di nuovo. Il tuo account non verrà eliminato.',

  // Error pages
  'refused.unreadable': 'Richiesta non valida',
  'refused.unreadableBecause':
    'Non siamo riusciti a leggere la richiesta del tuo browser. Non è stato modificato nulla. {reason}',
  'refused.tooLarge': 'Troppi dati',
  'refused.tooLargeBecause':
    'Il modulo era troppo grande. Torna indietro e accorcia il testo. Se era breve, un’estensione del browser potrebbe aver aggiunto qualcosa: prova in una finestra in incognito.',
  'refused.whole': 'Era incompleta. Ricarica la pagina e riprova.',
  'refused.twice':
    'Conteneva un campo più di una volta. La causa può essere un’estensione del browser: prova in una finestra in incognito.',
  'refused.untypable':
    'Conteneva un carattere non valido, ad esempio un’interruzione di riga. Ricarica la pagina e riprova.',
  'field.untypable': 'Rimuovi i caratteri non validi, ad esempio tabulazioni o interruzioni di riga.',
  'refused.encoding': 'La sua codifica non è valida. Ricarica la pagina e riprova, oppure usa un altro browser.',
  'refused.address': 'Il link non è codificato correttamente. Aprilo di nuovo dall’email o copialo un’altra volta.',
  'refused.unclear':
    'Le sue intestazioni sono ambigue. Qualcosa tra il tuo browser e questo sito le modifica: prova con un’altra rete.',
  'refused.type': 'Sono accettati solo i moduli inviati da un browser. Apri la pagina in un browser e invia il modulo.',
  'refused.notUtf8': 'È supportato solo UTF-8. Prova con un altro browser.',
  'refused.unknownPage': 'Pagina non trovata',
  'refused.unknownPageBecause': 'L’indirizzo potrebbe essere incompleto, oppure la pagina è stata spostata.',
  'refused.method': 'Richiesta non consentita',
  'refused.methodBecause': 'Questa pagina non si può usare così. Inizia dalla home.',
  'refused.csrf': 'Non siamo riusciti a verificare il modulo',
  'refused.csrfBecause': 'Il modulo non proveniva da questo sito o mancava il suo cookie. Invialo di nuovo da qui.',
  'refused.wrongAddressHtml':
    'I moduli non funzionano a questo indirizzo. Apri <a href="{address}">{address}</a> e compila lì il modulo.',
  'refused.noCookieHtml':
    'Il tuo browser ha inviato il modulo senza il suo cookie. Invialo di nuovo. Se rivedi questo messaggio, consenti i cookie per questo sito e ricarica <a href="{address}">{address}</a>.',
  'refused.otherAccount': 'Hai eseguito l’accesso con un altro account',
  'refused.otherAccountBecause':
    'Questo modulo era per un altro account, quindi non è stato modificato nulla. Hai eseguito l’accesso come {email}. Per usare il modulo con {email}, invialo di nuovo da qui.',
  'refused.inAdvance': 'Apri questa pagina direttamente',
  'refused.inAdvanceBecause':
    'Il tuo browser l’ha richiesta in anticipo. La copia dei tuoi dati viene creata solo quando apri la pagina.',
  'refused.tooOften': 'Riprova più tardi',
  'refused.tooOftenBecause': 'Troppi tentativi. Riprova {wait:in}.',
  'refused.waitOver': 'Ora puoi riprovare.',
  'refused.overload': 'Riprova tra poco',
  'refused.overloadBecause': 'In questo momento il sito è molto trafficato. Riprova {wait:in}.',
  'refused.storage': 'Al momento non possiamo salvare',
  'refused.storageBecause':
    'Al momento il server non riesce a leggere o salvare i dati. Non è stato modificato nulla. Riprova {wait:in}.',
  'refused.exporting': 'Un download è già in corso',
  'refused.exportingBecause':
    'Un download per te o per la tua rete è già in corso. Attendi che finisca o riprova {wait:in}.',
  'refused.language': 'Questa lingua non è disponibile. Scegline un’altra in fondo alla pagina.',
  'refused.form': 'Non ha funzionato',
  'refused.ours': 'Qualcosa è andato storto',
  'refused.oursBecause': 'L’errore è nostro. Riprova più tardi. Se si ripete, contatta chi gestisce questo sito.',
  'refused.status': 'Errore {status:number}',
  'refused.statusHtml': 'Errore {status:number}. Se chiedi assistenza, indica <code>{requestId}</code>',

  // Home
  'home.title': 'Ti diamo il benvenuto',
  'home.text': 'Crea un account o accedi al tuo.',

  // Registration
  'register.title': 'Crea un account',
  'register.button': 'Crea account',
  'register.already': 'Hai già un account?',
  'sent.title': 'Controlla la tua email',
  'sent.toHtml':
    'Abbiamo inviato un’email a <strong>{email}</strong>. Apri il link che contiene per continuare. Il link è valido per {lifetime:duration}.',
  'sent.again': 'L’email non arriva dopo qualche minuto? Controlla la cartella spam o inviala di nuovo.',
  'sent.againButton': 'Invia di nuovo',
  'sent.againIn': 'Potrai richiederla di nuovo {wait:in}.',
  'sent.againNow': 'Ora puoi richiederla di nuovo.',
  'sent.wrongAddress': 'Indirizzo sbagliato?',
  'sent.elsewhere':
    'Se hai appena creato un account, apri il link nell’email che ti abbiamo inviato. È valido per {lifetime:duration}.',
  'sent.elsewhereAgain': 'L’email non arriva dopo qualche minuto? Controlla la cartella spam o registrati di nuovo.',

  // Activation
  'activate.title': 'Attiva il tuo account',
  'activate.text':
    'Sembra che la registrazione sia avvenuta in un altro browser. Inserisci la password che hai scelto lì per confermare la tua identità.',
  'activate.passwordHint': 'Quella che hai scelto durante la registrazione.',
  'activate.button': 'Attiva e accedi',
  'activate.forgotten': 'Non conosco la password',
  'activate.forgottenText':
    'Se l’hai dimenticata, o se qualcun altro ha registrato la tua email, imposta una nuova password. Quella vecchia non funzionerà più.',
  'activate.newPasswordButton': 'Imposta password e accedi',
  'activate.passwordMissing': 'Inserisci la password che hai scelto durante la registrazione.',
  'activate.onlyOne': 'Inserisci la tua password o una nuova, non entrambe.',
  'activate.passwordWrong':
    'Password errata. Se hai fatto più registrazioni, inserisci quella che corrisponde a questa email.',
  'activate.done.title': 'Il tuo account è già attivo',
  'activate.done.text': 'Questo link non ti serve più. Accedi con la tua email e la tua password.',
  'activate.expired.title': 'Questo link è scaduto',
  'activate.expired.text': 'I link sono validi per {lifetime:duration}. Registrati di nuovo per riceverne uno nuovo.',
  'activate.unknown.text':
    'Potrebbe essere incompleto o troppo vecchio. Aprilo di nuovo dall’email o copialo per intero.',
  'activate.unknown.else': 'Se non funziona, registrati di nuovo per riceverne uno nuovo.',
  'activate.disowned.title': 'Questa registrazione è stata annullata',
  'activate.disowned.text':
    'Qualcuno con accesso a questa casella di posta non l’ha riconosciuta, quindi il link da solo non attiva più l’account.',
  'activate.disowned.else':
    'Eri tu? Alcuni programmi di posta premono il pulsante da soli. Inserisci la password che hai scelto durante la registrazione. Se non hai creato tu l’account, puoi ignorare questa pagina.',
  'activate.signedIn.title': 'Hai già eseguito l’accesso',
  'activate.signedIn.heading': 'Hai eseguito l’accesso come {email}',
  'activate.signedIn.text': 'Questo link appartiene a un’altra registrazione. Esci, poi aprilo di nuovo.',
  'activate.signedIn.stayHtml': 'Oppure non uscire e <a href="/account">vai al tuo account</a>.',

  // Unknown and expired links of every kind
  'link.unknown.title': 'Questo link non funziona',
  'link.over.title': 'Questo link non funziona più',

  // "It wasn’t me"
  'notMe.title': 'Non l’hai richiesto tu?',
  'notMe.text':
    'Qualcun altro ha inserito la tua email. Possiamo annullare la registrazione e non inviarti per {blockedFor:duration} le email che altri richiedono con il tuo indirizzo.',
  'notMe.textForOthers':
    'Qualcun altro ha inserito la tua email. Possiamo non inviarti per {blockedFor:duration} le email che altri richiedono con il tuo indirizzo.',
  'notMe.textForInvited':
    'Chi gestisce questo sito ti ha invitato. Puoi ignorare l’invito: senza registrazione non viene creato alcun account. Possiamo anche non inviarti per {blockedFor:duration} inviti e altre email richieste per il tuo indirizzo.',
  'notMe.ends':
    'Questo vale anche per la reimpostazione della password, a meno che tu non la richieda in un browser con cui hai già eseguito l’accesso. Il blocco termina appena usi uno dei nostri link per accedere.',
  'notMe.unknown.text':
    'Potrebbe essere incompleto o troppo vecchio. Aprilo di nuovo dall’email. Se ricevi altre email come questa, usa il link nella più recente.',
  'notMe.button': 'Non ricevere più queste email',

  // Log-in
  'login.title': 'Accedi',
  'login.toContinue': 'Accedi per continuare.',
  'login.button': 'Accedi',
  'login.remember': 'Mantieni l’accesso su questo dispositivo',
  'login.newHere': 'Non hai un account?',
  'login.wrongPair': 'Email o password errata. Se hai appena creato un account, apri prima il link nella nostra email.',

  // Forgotten password
  'forgot.title': 'Reimposta la password',
  'forgot.text': 'Inserisci la tua email e ti invieremo un link per impostare una nuova password.',
  'forgot.button': 'Invia link',
  'forgot.sent.text':
    'Se esiste un account con questa email, abbiamo inviato un link a quell’indirizzo. Il link è valido per {lifetime:duration}.',
  'forgot.sent.else':
    'L’email non arriva dopo qualche minuto? Controlla la cartella spam e verifica di aver scritto bene il tuo indirizzo. Se non hai mai attivato il tuo account, registrati di nuovo.',
  'reset.title': 'Imposta una nuova password',
  'reset.text': 'Tutti i tuoi dispositivi verranno disconnessi.',
  'reset.whoseHtml': 'Per <strong>{email}</strong>.',
  'reset.button': 'Salva password',
  'reset.over.text':
    'I link di reimpostazione sono validi per {lifetime:duration} e funzionano una sola volta. Se hai appena impostato una nuova password, usala per accedere. Altrimenti la tua password non è cambiata.',
  'reset.missing.title': 'Apri il link dell’email in questo browser',
  'reset.missing.text':
    'In questo browser non c’è un link di reimpostazione. Apri qui il link dell’email o richiedine uno nuovo. Dopo l’apertura hai {lifetime:duration} di tempo.',
  'reset.missing.cookies':
    'L’hai appena aperto qui? Allora il tuo browser blocca i cookie di questo sito. Consentili e apri di nuovo il link.',
  'reset.replaced.title': 'Questa pagina non è aggiornata',
  'reset.replaced.text':
    'Nel frattempo, in questo browser sono stati aperti altri link di reimpostazione. Non è stato modificato nulla. Apri di nuovo il link dall’email: la pagina mostra a quale account si riferisce.',
  'reset.unknown.text': 'Potrebbe essere incompleto. Aprilo di nuovo dall’email o richiedine uno nuovo.',

  // Account overview
  'account.title': 'Il tuo account',
  'account.memberSince': 'Data di iscrizione',
  'account.lastLogin': 'Ultimo accesso',
  'account.firstLogin': 'Questo è il tuo primo accesso',
  'account.profile': 'Profilo',
  'account.security': 'Accesso e sicurezza',
  'account.data': 'I tuoi dati',
  'account.noName': 'Nessuno',
  'account.language': 'Lingua',
  'account.changed': 'Cambiata',
  'account.neverChanged': 'Mai cambiata',
  'account.devices': '{count, plural, one {# dispositivo} other {# dispositivi}}',

  // Profile
  'profile.title': 'Profilo',
  'profile.displayName': 'Nome visualizzato',
  'profile.hint': 'Facoltativo. Appare nelle tue pagine e nel saluto delle email sul tuo account.',
  'profile.button': 'Salva',

  // Reauthentication
  'confirm.title': 'Conferma la password',
  'confirm.text': 'Per la tua sicurezza, inserisci la password per continuare.',
  'confirm.button': 'Continua',

  // Password change
  'changePassword.title': 'Cambia password',
  'changePassword.text': 'Tutti gli altri dispositivi verranno disconnessi, ma non questo.',
  'changePassword.current': 'Password attuale',
  'changePassword.button': 'Cambia password',

  // Email change
  'changeEmail.title': 'Cambia email',
  'changeEmail.textHtml':
    'La tua email attuale è <strong>{email}</strong>. Resta in uso finché non confermi quella nuova con il link che invieremo a quell’indirizzo.',
  'changeEmail.label': 'Nuova email',
  'changeEmail.button': 'Invia link di conferma',
  'changeEmail.same': 'Questa è già la tua email. Inseriscine un’altra.',
  'confirmEmail.title': 'Conferma la tua nuova email',
  'confirmEmail.text': 'Inserisci la password del tuo account per confermare la tua identità.',
  'confirmEmail.ownHtml':
    'La tua email diventerà <strong>{newEmail}</strong>. Tutti gli altri dispositivi verranno disconnessi.',
  'confirmEmail.button': 'Conferma email',
  'confirmEmail.again': 'Richiedi un nuovo link',
  'confirmEmail.over.text':
    'I link di conferma scadono presto e funzionano una sola volta. Controlla il tuo account: l’email potrebbe essere già cambiata. Anche una nuova password, o un account con la nuova email, disattiva il link.',
  'confirmEmail.unknown.text':
    'Potrebbe essere incompleto, oppure il tuo account è cambiato nel frattempo: anche una nuova password disattiva questi link.',
  'undo.title': 'Mantieni la tua vecchia email',
  'undo.text':
    'Il tuo account torna all’email a cui abbiamo inviato questo link. Imposta una nuova password: chi ha cambiato l’email potrebbe conoscere quella vecchia. Tutti i dispositivi verranno disconnessi.',
  'undo.button': 'Mantieni vecchia email',
  'undo.over.text':
    'Il cambio dell’email si può annullare una sola volta, entro {lifetime:duration}. Se l’hai già fatto, accedi con la tua vecchia email.',
  'undo.unknown.text':
    'Potrebbe essere incompleto o troppo vecchio, oppure hai già usato il link di un’email precedente. Aprilo di nuovo dall’email. Se non funziona, accedi o reimposta la password con l’email attuale del tuo account.',
  'undo.taken.title': 'Questa email ha un nuovo account',
  'undo.taken.text':
    'Qualcuno con accesso a questa casella di posta ha creato un nuovo account con questa email, quindi il tuo vecchio account non può riaverla. La nuova password è impostata per il vecchio account e tutti i suoi dispositivi sono stati disconnessi.',
  'undo.taken.next':
    'Accedi al vecchio account con l’email indicata nel nostro messaggio e cambiala lì. Se anche il nuovo account è tuo, cambia la sua email e apri di nuovo questo link.',

  // Sessions
  'sessions.title': 'Dispositivi',
  'sessions.textHtml':
    'Non riconosci un dispositivo? Disconnettilo e <a href="/account/password">cambia la password</a>.',
  'sessions.thisOne': 'Questo dispositivo',
  'sessions.address': 'Indirizzo IP {ip}',
  'sessions.seen': 'Ultima attività:',
  'sessions.begun': 'Accesso eseguito:',
  'sessions.end': 'Disconnetti',
  'sessions.endThisOne': 'Disconnetti questo dispositivo',
  'sessions.endOthers': 'Disconnetti tutti gli altri dispositivi',
  'device.browserOnSystem': '{browser} su {system}',
  'device.browser': '{browser}',
  'device.unknownBrowser': 'Browser sconosciuto',

  // Activity
  'activity.title': 'Attività recente',
  'activity.textHtml':
    'Non riconosci qualcosa? <a href="/account/password">Cambia la password</a> e <a href="/account/sessions">disconnetti i dispositivi sconosciuti</a>.',
  'activity.from': '{device}, indirizzo IP {ip}',
  'event.activated': 'Account attivato',
  'event.signed-in': 'Nuovo accesso',
  'event.signed-in-new-device': 'Accesso da un nuovo browser',
  'event.signed-out': 'Disconnessione',
  'event.password-reset': 'Password reimpostata tramite email, tutti i dispositivi disconnessi',
  'event.password-changed': 'Password cambiata, tutti gli altri dispositivi disconnessi',
  'event.profile-changed': 'Nome visualizzato cambiato',
  'event.email-change-asked': 'Cambio email richiesto:',
  'event.email-changed': 'Email cambiata:',
  'event.email-restored': 'Cambio email annullato:',
  'event.session-ended': 'Dispositivo disconnesso',
  'event.other-sessions-ended': 'Tutti gli altri dispositivi disconnessi',
  'event.exported': 'Dati scaricati',
  'event.deletion-asked': 'Eliminazione dell’account richiesta',
  'event.deletion-cancelled': 'Eliminazione dell’account annullata',

  // Data export and account deletion
  'export.title': 'Scarica i tuoi dati',
  'delete.title': 'Elimina account',
  'delete.text':
    'Il tuo account viene chiuso subito e tutti i dispositivi vengono disconnessi. Verrà eliminato {grace:in}, con tutti i tuoi dati. Per mantenerlo, accedi prima e ripristinalo.',
  'delete.lastAdmin':
    'Sei l’unico amministratore di questo sito e senza di te nessuno potrebbe gestirlo. Rendi prima amministratore qualcun altro, poi potrai eliminare il tuo account.',
  'delete.toPeople': 'Gestisci le persone',
  'delete.exportHtml': 'Prima potresti voler <a href="/account/export">scaricare i tuoi dati</a>.',
  'delete.button': 'Elimina account',
  'restore.title': 'Ripristinare il tuo account?',
  'restore.text':
    'Questo account verrà eliminato il giorno {deleteAfter:day}, con tutti i tuoi dati. Fino ad allora puoi ripristinarlo.',
  'restore.button': 'Ripristina account',
  'restore.leaveHtml':
    'Se vuoi che venga eliminato, esci. Prima puoi <a href="/account/export">scaricare i tuoi dati</a>.',

  // The development mailbox
  'dev.mails': 'Email',
  'dev.mail': 'Email: {subject}',
  'dev.noMails': 'Ancora nessuna email. Crea un account per riceverne una.',
  'dev.previews': 'Tutte le email',
  'dev.previewsText': 'Ogni tipo di email in ogni lingua, con dati inventati. I link non funzionano.',
  'dev.html': 'Versione HTML',
} as const;
