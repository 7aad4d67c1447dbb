/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Connectez-vous à votre compte.',
  'register.closed.title': 'Les inscriptions sont fermées',
  'register.closed.text':
    'Ce site n’accepte pas de nouveaux comptes pour le moment. Si vous en avez déjà un, connectez-vous.',
  'register.invite.title': 'Il vous faut une invitation',
  'register.invite.text':
    'Sur ce site, les nouveaux comptes se créent uniquement sur invitation. Si vous en avez une, ouvrez son lien. Si vous avez déjà un compte, connectez-vous.',
  'email.domain': 'Seules les adresses e-mail de {domains} sont acceptées ici.',
  'activate.expired.textForInvited':
    'Les liens sont valables {lifetime:duration}. Si vous avez une invitation, ouvrez-la à nouveau pour en recevoir un nouveau.',
  'api.inviteNeededBecause': 'Envoyez le jeton d’une invitation dans « invite ».',
} as const;
