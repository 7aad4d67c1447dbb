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
  'invite.welcome': 'Du wurdest eingeladen, hier ein Konto zu erstellen.',
  'invite.unknown.text':
    'Er ist vielleicht unvollständig oder zu alt. Öffne ihn erneut aus der Einladung oder kopiere ihn vollständig. Wenn das nicht hilft, bitte um eine neue Einladung.',
  'invite.expired.text': 'Die Einladung ist abgelaufen oder wurde zurückgezogen. Bitte um eine neue.',
  'invite.usedUp.text':
    'Alle Konten, für die sie galt, sind erstellt. Wenn eines davon deines ist, melde dich an. Bitte sonst um eine neue Einladung.',
  'invite.tooLate.text':
    'Die Einladung war aufgebraucht oder wurde zurückgezogen, bevor du diesen Link geöffnet hast. Es wurde kein Konto erstellt. Bitte um eine neue Einladung.',
  'invite.otherAddress': 'Diese Einladung gilt für eine andere E-Mail-Adresse. Gib die ein, an die sie gesendet wurde.',
  'mail.invite.lead': 'Du wurdest eingeladen, ein Konto bei {site} zu erstellen.',
  'mail.invite.late': 'Diese E-Mail kam verspätet an, und die Einladung ist abgelaufen. Bitte um eine neue.',
  'mail.invite.doubt': 'Du kannst diese E-Mail ignorieren. Ohne Registrierung entsteht kein Konto.',
  'waiting.title': 'Dein Konto wartet auf die Freigabe',
  'waiting.text':
    'Deine E-Mail-Adresse ist bestätigt. Die Betreiber dieser Website prüfen nun deine Registrierung. Wir schreiben dir, sobald du dich anmelden kannst.',
  'invites.tooManyGroups': 'Wähle höchstens {count:number} Gruppen.',
  'invites.wrongNumber': 'Gib eine ganze Zahl von 1 bis {most:number} ein.',
  'adminInvites.emailHint': 'Leer lassen für einen Link, den du selbst weitergibst.',
  'adminInvites.madeText':
    'Kopiere den Link jetzt: Er wird nicht noch einmal angezeigt. Wer ihn hat, kann sich registrieren.',
} as const;
