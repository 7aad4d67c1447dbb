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
  'invite.welcome': 'Sie wurden eingeladen, hier ein Konto zu erstellen.',
  'invite.unknown.text':
    'Er ist vielleicht unvollständig oder zu alt. Öffnen Sie ihn erneut aus der Einladung oder kopieren Sie ihn vollständig. Wenn das nicht hilft, bitten Sie um eine neue Einladung.',
  'invite.over.title': 'Diese Einladung gilt nicht mehr',
  'invite.expired.text': 'Die Einladung ist abgelaufen oder wurde zurückgezogen. Bitten Sie um eine neue.',
  'invite.usedUp.text':
    'Alle Konten, für die sie galt, sind erstellt. Wenn eines davon Ihres ist, melden Sie sich an. Bitten Sie sonst um eine neue Einladung.',
  'invite.tooLate.text':
    'Die Einladung war aufgebraucht oder wurde zurückgezogen, bevor Sie diesen Link geöffnet haben. Es wurde kein Konto erstellt. Bitten Sie um eine neue Einladung.',
  'invite.otherAddress':
    'Diese Einladung gilt für eine andere E-Mail-Adresse. Geben Sie die ein, an die sie gesendet wurde.',
  'mail.invite.subject': 'Einladung zu {site}',
  'mail.invite.lead': 'Sie wurden eingeladen, ein Konto bei {site} zu erstellen.',
  'mail.invite.button': 'Einladung annehmen',
  'mail.invite.late': 'Diese E-Mail kam verspätet an, und die Einladung ist abgelaufen. Bitten Sie um eine neue.',
  'mail.invite.unexpected': 'Nicht erwartet?',
  'mail.invite.doubt': 'Sie können diese E-Mail ignorieren. Ohne Registrierung entsteht kein Konto.',
  'api.inviteOverBecause': 'Die Einladung ist abgelaufen, zurückgezogen oder aufgebraucht.',
  'waiting.title': 'Ihr Konto wartet auf die Freigabe',
  'waiting.text':
    'Ihre E-Mail-Adresse ist bestätigt. Die Betreiber dieser Website prüfen nun Ihre Registrierung. Wir schreiben Ihnen, sobald Sie sich anmelden können.',
  'mail.approval-waits.subject': 'Ein neues Konto bei {site} wartet auf die Freigabe',
  'mail.approval-waits.lead':
    'Bei {site} hat jemand seine E-Mail-Adresse bestätigt. Anmelden kann sich die Person erst, wenn jemand aus der Administration ihr Konto freigibt.',
  'mail.approval-waits.several.subject': '{count:number} neue Konten bei {site} warten auf die Freigabe',
  'mail.approval-waits.several.lead':
    'Bei {site} haben seit {since:datetime} {count:number} weitere Personen ihre E-Mail-Adressen bestätigt. Anmelden können sie sich erst, wenn jemand aus der Administration ihre Konten freigibt.',
  'mail.approval-waits.button': 'Konten ansehen',
  'invites.closed': 'Die Registrierung auf dieser Website ist geschlossen. Niemand könnte eine Einladung verwenden.',
  'invites.hasAccount': 'Zu dieser E-Mail-Adresse gibt es schon ein Konto.',
  'invites.notMailed':
    'An diese Adresse geht jetzt keine weitere E-Mail: Heute wurden zu viele angefordert, oder ihre Inhaberin oder ihr Inhaber hat sie abbestellt.',
  'invites.noGroup': 'Es gibt keine Gruppe „{name}“.',
  'invites.tooManyGroups': 'Wählen Sie höchstens {count:number} Gruppen.',
  'invites.wrongNumber': 'Geben Sie eine ganze Zahl von 1 bis {most:number} ein.',
  'invites.oneAccount': 'Eine Einladung an eine Adresse gilt für ein Konto.',
  'event.approval-awaited': 'Registriert, wartet auf die Freigabe',
  'adminInvites.title': 'Einladungen',
  'adminInvites.none': 'Es gibt keine Einladungen.',
  'adminInvites.new': 'Personen einladen',
  'adminInvites.emailHint': 'Leer lassen für einen Link, den Sie selbst weitergeben.',
  'adminInvites.uses': 'Anzahl der Konten',
  'adminInvites.days': 'Gültig für wie viele Tage',
  'adminInvites.groups': 'Gruppen',
  'adminInvites.groupsHint': 'In diesen sind die neuen Konten. Mehrere durch Leerzeichen trennen.',
  'adminInvites.language': 'Sprache der E-Mail',
  'adminInvites.button': 'Einladung erstellen',
  'adminInvites.made': 'Die neue Einladung',
  'adminInvites.madeText':
    'Kopieren Sie den Link jetzt: Er wird nicht noch einmal angezeigt. Wer ihn hat, kann sich registrieren.',
  'adminInvites.link': 'Einladungslink {name}',
  'adminInvites.back': 'Zurück zu den Einladungen',
  'adminInvites.used': '{used:number} von {uses:number} Konten erstellt',
  'adminInvites.until': 'Gültig bis {at:datetime}',
  'adminInvites.usedUp': 'Aufgebraucht',
  'adminInvites.expired': 'Abgelaufen',
  'adminInvites.withdrawn': 'Zurückgezogen',
  'adminInvites.paused': 'Gilt gerade nicht: Wer sie erstellt hat, hat zurzeit kein Recht zur Verwaltung',
  'adminInvites.notDelivered': 'Die E-Mail wurde nicht zugestellt',
  'adminInvites.inGroups': 'In Gruppen: {groups}',
  'adminInvites.madeBy': 'Erstellt von {email}',
  'adminInvites.end': 'Zurückziehen',
  'adminInvites.older': 'Ältere Einladungen',
  'notice.invite-mailed': 'Die Einladung ist unterwegs.',
  'notice.invite-ended': 'Einladung zurückgezogen. Niemand kann sich mehr damit registrieren.',
} as const;
