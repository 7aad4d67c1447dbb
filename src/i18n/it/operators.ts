export const operators = {
  'mail.account-created.subject': 'Hai un account {site}',
  'mail.account-created.lead':
    'I gestori di {site} hanno creato un account per te. Accedi con questo indirizzo email e la password che ti hanno dato.',
  'mail.first-password.subject': 'Scegli una password per il tuo account {site}',
  'mail.first-password.lead':
    'I gestori di {site} hanno creato un account per te con questo indirizzo email. Scegli una password per accedere.',
  'mail.first-password.button': 'Scegli una password',
  'mail.first-password.doubt': 'Puoi ignorare questa email se non vuoi l’account.',
  'mail.account-disabled.subject': 'Il tuo account {site} è stato disattivato',
  'mail.account-disabled.lead':
    'I gestori di {site} hanno disattivato il tuo account e tutti i dispositivi sono stati disconnessi. I tuoi dati vengono conservati. Chiedi a loro se pensi che sia un errore.',
  'mail.account-enabled.subject': 'Il tuo account {site} è di nuovo attivo',
  'mail.account-enabled.lead': 'I gestori di {site} hanno riattivato il tuo account. Puoi accedere come prima.',
  'mail.made-admin.subject': 'Ora amministri {site}',
  'mail.made-admin.lead':
    'I gestori di {site} ti hanno affidato l’amministrazione. Ora puoi gestire gli account degli altri.',
  'mail.no-longer-admin.subject': 'Non amministri più {site}',
  'mail.no-longer-admin.lead': 'I gestori di {site} ti hanno tolto l’amministrazione. Il tuo account resta com’è.',
  'event.account-disabled': 'Account disattivato, tutti i dispositivi disconnessi',
  'event.account-enabled': 'Account riattivato',
  'event.made-admin': 'Amministrazione affidata',
  'event.no-longer-admin': 'Amministrazione tolta',
} as const;
