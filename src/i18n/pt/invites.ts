/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Entre na sua conta.',
  'register.closed.title': 'Os cadastros estão fechados',
  'register.closed.text': 'Este site não está aceitando novas contas no momento. Se você já tem uma, entre.',
  'register.invite.title': 'Você precisa de um convite',
  'register.invite.text':
    'Neste site, novas contas são criadas apenas por convite. Se você tem um, abra o link dele. Se já tem uma conta, entre.',
  'email.domain': 'Aqui só é possível usar e-mails de {domains}.',
  'activate.expired.textForInvited':
    'Os links são válidos por {lifetime:duration}. Se você tem um convite, abra-o novamente para receber um novo.',
  'api.inviteNeededBecause': 'Envie o token de um convite como “invite”.',
} as const;
