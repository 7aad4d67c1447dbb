/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Accedi al tuo account.',
  'register.closed.title': 'Le registrazioni sono chiuse',
  'register.closed.text': 'Al momento questo sito non accetta nuovi account. Se ne hai già uno, accedi.',
  'register.invite.title': 'Ti serve un invito',
  'register.invite.text':
    'Su questo sito i nuovi account si creano solo su invito. Se ne hai uno, apri il link che contiene. Se hai già un account, accedi.',
  'email.domain': 'Qui si possono usare solo indirizzi email di {domains}.',
  'activate.expired.textForInvited':
    'I link sono validi per {lifetime:duration}. Se hai un invito, aprilo di nuovo per riceverne uno nuovo.',
  'api.inviteNeededBecause': 'Invia il token di un invito come «invite».',
  'invite.welcome': 'Hai ricevuto un invito a creare un account qui.',
  'invite.unknown.text':
    'Potrebbe essere incompleto o troppo vecchio. Aprilo di nuovo dall’invito o copialo per intero. Se non basta, chiedi un nuovo invito.',
  'invite.over.title': 'Questo invito non è più valido',
  'invite.expired.text': 'È scaduto o è stato ritirato. Chiedine uno nuovo.',
  'invite.usedUp.text':
    'Tutti gli account che consentiva sono stati creati. Se uno è tuo, accedi. Altrimenti chiedi un nuovo invito.',
  'invite.tooLate.text':
    'È stato esaurito o ritirato prima che aprissi questo link, quindi non è stato creato nessun account. Chiedi un nuovo invito.',
  'invite.otherAddress': 'Questo invito è per un altro indirizzo email. Inserisci quello a cui è stato inviato.',
  'mail.invite.subject': 'Invito a {site}',
  'mail.invite.lead': 'Hai ricevuto un invito a creare un account {site}.',
  'mail.invite.button': 'Accetta l’invito',
  'mail.invite.late': 'Questa email è arrivata in ritardo e l’invito è scaduto. Chiedine uno nuovo.',
  'mail.invite.unexpected': 'Non lo aspettavi?',
  'mail.invite.doubt': 'Puoi ignorare questa email. Nessun account viene creato se non ti registri.',
  'api.inviteOverBecause': 'L’invito è scaduto, è stato ritirato o è esaurito.',
  'waiting.title': 'Il tuo account è in attesa di approvazione',
  'waiting.text':
    'Il tuo indirizzo email è confermato. Chi gestisce questo sito esaminerà ora la tua registrazione. Ti scriveremo quando potrai accedere.',
  'mail.approval-waits.subject': 'Un nuovo account {site} attende l’approvazione',
  'mail.approval-waits.lead':
    'Qualcuno ha confermato il suo indirizzo email su {site}. Potrà accedere quando un amministratore approverà il suo account.',
  'mail.approval-waits.several.subject': '{count:number} nuovi account {site} attendono l’approvazione',
  'mail.approval-waits.several.lead':
    'Altre {count:number} persone hanno confermato il loro indirizzo email su {site} dal {since:datetime}. Potranno accedere quando un amministratore approverà i loro account.',
  'mail.approval-waits.button': 'Esamina gli account',
  'invites.closed': 'Le registrazioni su questo sito sono chiuse, quindi nessuno potrebbe usare un invito.',
  'invites.hasAccount': 'Questo indirizzo email ha già un account.',
  'invites.notMailed':
    'Per ora questo indirizzo non può ricevere altre email: oggi ne sono state richieste troppe, o il titolare le ha bloccate.',
  'invites.noGroup': 'Non esiste il gruppo «{name}».',
  'invites.tooManyGroups': 'Scegli al massimo {count:number} gruppi.',
  'invites.wrongNumber': 'Inserisci un numero intero da 1 a {most:number}.',
  'invites.oneAccount': 'Un invito per un indirizzo vale per un account.',
  'event.approval-awaited': 'Registrazione fatta, in attesa di approvazione',
} as const;
