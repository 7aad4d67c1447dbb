/** Log-ins with accounts at other sites, and accounts without a password. */
export const identities = {
  'provider.button': 'Mit {provider} anmelden',
  'provider.failed': 'Die Anmeldung mit {provider} hat nicht geklappt',
  'provider.down':
    '{provider} antwortet gerade nicht. Versuchen Sie es später erneut oder melden Sie sich auf andere Weise an.',
  'provider.refused':
    'Wir konnten die Antwort von {provider} nicht bestätigen. Versuchen Sie es erneut oder melden Sie sich auf andere Weise an.',
  'provider.declined':
    '{provider} hat nicht bestätigt, wer Sie sind. Versuchen Sie es erneut oder melden Sie sich auf andere Weise an.',
  'provider.unasked':
    'Das hat zu lange gedauert, wurde schon verwendet oder wurde in einem anderen Browser oder Tab begonnen. Beginnen Sie erneut.',
  'identity.title': 'Noch ein Schritt',
  'identity.unlinked': 'Das Konto „{label}“ bei {provider} ist hier noch mit keinem Konto verknüpft.',
  'identity.haveTitle': 'Haben Sie schon ein Konto?',
  'identity.haveText': 'Melden Sie sich wie gewohnt an. Danach können Sie {provider} mit Ihrem Konto verknüpfen.',
  'identity.haveButton': 'Anmelden und verknüpfen',
  'identity.taken':
    'Zu {email} gibt es hier schon ein Konto. Melden Sie sich wie gewohnt an. Danach können Sie {provider} damit verknüpfen.',
  'identity.newTitle': 'Neu hier?',
  'identity.newText': 'Erstellen Sie ein Konto. Sie brauchen kein Passwort, weil Sie sich mit {provider} anmelden.',
  'notice.identity-expired': 'Das hat zu lange gedauert. Beginnen Sie erneut.',
  'identity.link.title': 'Konto verknüpfen',
  'identity.link.text':
    'Möchten Sie das Konto „{label}“ bei {provider} mit Ihrem Konto verknüpfen? Wer sich dort anmelden kann, kann sich dann auch hier anmelden. Alle anderen Geräte werden abgemeldet.',
  'identity.link.button': 'Konto verknüpfen',
  'identity.last': 'Nur so können Sie sich anmelden. Legen Sie zuerst ein Passwort fest.',
  'identity.noPassword': 'Dieses Konto hat kein Passwort. Melden Sie sich zuerst erneut an oder senden Sie einen Code.',
  'identities.title': 'Verknüpfte Konten',
  'identities.text': 'Melden Sie sich mit einem Konto einer anderen Website statt mit Ihrem Passwort an.',
  'identities.none': 'Es sind keine Konten verknüpft.',
  'identities.createdAt': 'Verknüpft am {at:day}',
  'identities.usedAt': 'Zuletzt verwendet:',
  'identities.neverUsed': 'Nie verwendet',
  'identities.add': 'Konto verknüpfen',
  'identities.link': '{provider} verknüpfen',
  'identities.unlink': 'Verknüpfung lösen',
  'identities.changeText':
    'Wenn Sie ein Konto verknüpfen oder eine Verknüpfung lösen, werden alle anderen Geräte abgemeldet.',
  'identities.count': '{count, plural, one {# Konto} other {# Konten}}',
  'notice.identity-linked': 'Konto verknüpft. Alle anderen Geräte sind abgemeldet.',
  'notice.identity-unlinked': 'Verknüpfung gelöst. Alle anderen Geräte sind abgemeldet.',
  'notice.identity-known': 'Dieses Konto war schon verknüpft.',
  'notice.identity-taken':
    'Dieses Konto ist hier mit einem anderen Konto verknüpft. Melden Sie sich dort an und lösen Sie zuerst die Verknüpfung.',
  'notice.identity-other': 'Dieses Konto ist nicht mit Ihrem verknüpft. Versuchen Sie es mit dem verknüpften erneut.',
  'notice.identity-not-again':
    'Die andere Website hat keine neue Anmeldung verlangt und kann deshalb nichts bestätigen. Verwenden Sie einen anderen Weg.',
  'confirm.withProvider': 'Bestätigen Sie zu Ihrer Sicherheit Ihre Identität.',
  'confirm.titleWithout': 'Identität bestätigen',
  'confirm.providerText':
    'Melden Sie sich zu Ihrer Sicherheit noch einmal bei einer Website an, mit der Sie sich hier anmelden.',
  'confirm.provider': 'Mit {provider} bestätigen',
  'confirm.nothing':
    'Sie haben noch kein Passwort. Wir können Ihnen einen Link schicken, mit dem Sie eines festlegen. Alle Geräte werden abgemeldet.',
  'confirm.nothingButton': 'Passwort per E-Mail festlegen',
  'firstPassword.title': 'Passwort festlegen',
  'firstPassword.text':
    'Sie können sich dann auch mit Ihrer E-Mail-Adresse und diesem Passwort anmelden. Alle anderen Geräte werden abgemeldet.',
  'firstPassword.button': 'Passwort festlegen',
  'confirmEmail.otherWay': 'Zum Bestätigen auf andere Weise anmelden',
  'activate.chooseText':
    'Öffnen Sie diesen Link in dem Browser, in dem Sie begonnen haben. Oder wählen Sie hier ein Passwort, um Ihr Konto zu aktivieren.',
  'notice.recovery-needs-password':
    'Um die Bestätigung in zwei Schritten auszuschalten, melden Sie sich mit Ihrem Passwort an. Wenn Sie keines haben, legen Sie zuerst eines per E-Mail fest.',
  'event.identity-linked': 'Konto einer anderen Website verknüpft:',
  'event.identity-unlinked': 'Verknüpfung mit einem Konto einer anderen Website gelöst:',
  'mail.identity-linked.subject': 'Ein weiterer Weg zur Anmeldung bei Ihrem Konto bei {site}',
  'mail.identity-linked.lead':
    'Ein Konto einer anderen Website wurde mit Ihrem Konto bei {site} verknüpft. Damit ist eine Anmeldung möglich. Alle anderen Geräte wurden abgemeldet.',
  'mail.identity-unlinked.subject': 'Ein Weg zur Anmeldung bei Ihrem Konto bei {site} wurde entfernt',
  'mail.identity-unlinked.lead':
    'Die Verknüpfung mit einem Konto einer anderen Website wurde von Ihrem Konto bei {site} entfernt. Damit ist keine Anmeldung mehr möglich. Alle anderen Geräte wurden abgemeldet.',
} as const;
