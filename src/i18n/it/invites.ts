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
} as const;
