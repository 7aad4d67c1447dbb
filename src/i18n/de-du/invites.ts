/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Melde dich bei deinem Konto an.',
  'register.closed.text':
    'Auf dieser Website können zurzeit keine neuen Konten erstellt werden. Wenn du schon eines hast, melde dich an.',
  'register.invite.title': 'Du brauchst eine Einladung',
  'register.invite.text':
    'Auf dieser Website gibt es neue Konten nur auf Einladung. Wenn du eine hast, öffne den Link darin. Wenn du schon ein Konto hast, melde dich an.',
  'activate.expired.textForInvited':
    'Links sind {lifetime:duration} gültig. Wenn du eine Einladung hast, öffne sie erneut, um einen neuen zu erhalten.',
  'api.inviteNeededBecause': 'Sende das Token einer Einladung als „invite“.',
} as const;
