/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Melden Sie sich bei Ihrem Konto an.',
  'register.closed.title': 'Die Registrierung ist geschlossen',
  'register.closed.text':
    'Auf dieser Website können zurzeit keine neuen Konten erstellt werden. Wenn Sie schon eines haben, melden Sie sich an.',
  'register.invite.title': 'Sie brauchen eine Einladung',
  'register.invite.text':
    'Auf dieser Website gibt es neue Konten nur auf Einladung. Wenn Sie eine haben, öffnen Sie den Link darin. Wenn Sie schon ein Konto haben, melden Sie sich an.',
  'email.domain': 'Hier sind nur E-Mail-Adressen bei {domains} möglich.',
  'activate.expired.textForInvited':
    'Links sind {lifetime:duration} gültig. Wenn Sie eine Einladung haben, öffnen Sie sie erneut, um einen neuen zu erhalten.',
  'api.inviteNeededBecause': 'Senden Sie das Token einer Einladung als „invite“.',
} as const;
