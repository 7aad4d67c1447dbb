export const operators = {
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
