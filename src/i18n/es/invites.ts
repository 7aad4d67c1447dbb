/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Inicia sesión en tu cuenta.',
  'register.closed.title': 'El registro está cerrado',
  'register.closed.text': 'Este sitio no admite cuentas nuevas por ahora. Si ya tienes una, inicia sesión.',
  'register.invite.title': 'Necesitas una invitación',
  'register.invite.text':
    'En este sitio solo se crean cuentas nuevas con invitación. Si tienes una, abre su enlace. Si ya tienes una cuenta, inicia sesión.',
  'email.domain': 'Aquí solo se pueden usar direcciones de correo de {domains}.',
  'activate.expired.textForInvited':
    'Los enlaces son válidos durante {lifetime:duration}. Si tienes una invitación, vuelve a abrirla para obtener otro.',
  'api.inviteNeededBecause': 'Envía el token de una invitación como «invite».',
} as const;
