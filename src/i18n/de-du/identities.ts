/** Log-ins with accounts at other sites, and accounts without a password. */
export const identities = {
  'provider.down': '{provider} antwortet gerade nicht. Versuche es später erneut oder melde dich auf andere Weise an.',
  'provider.refused':
    'Wir konnten die Antwort von {provider} nicht bestätigen. Versuche es erneut oder melde dich auf andere Weise an.',
  'provider.declined':
    '{provider} hat nicht bestätigt, wer du bist. Versuche es erneut oder melde dich auf andere Weise an.',
  'provider.unasked':
    'Das hat zu lange gedauert, wurde schon verwendet oder wurde in einem anderen Browser oder Tab begonnen. Beginne erneut.',
  'identity.haveTitle': 'Hast du schon ein Konto?',
  'identity.haveText': 'Melde dich wie gewohnt an. Danach kannst du {provider} mit deinem Konto verknüpfen.',
  'identity.taken':
    'Zu {email} gibt es hier schon ein Konto. Melde dich wie gewohnt an. Danach kannst du {provider} damit verknüpfen.',
  'identity.newText': 'Erstelle ein Konto. Du brauchst kein Passwort, weil du dich mit {provider} anmeldest.',
  'notice.identity-expired': 'Das hat zu lange gedauert. Beginne erneut.',
  'identity.link.text':
    'Möchtest du das Konto „{label}“ bei {provider} mit deinem Konto verknüpfen? Wer sich dort anmelden kann, kann sich dann auch hier anmelden. Alle anderen Geräte werden abgemeldet.',
  'identity.last': 'Nur so kannst du dich anmelden. Lege zuerst ein Passwort fest.',
  'identities.text': 'Melde dich mit einem Konto einer anderen Website statt mit deinem Passwort an.',
  'identities.changeText':
    'Wenn du ein Konto verknüpfst oder eine Verknüpfung löst, werden alle anderen Geräte abgemeldet.',
  'notice.identity-taken':
    'Dieses Konto ist hier mit einem anderen Konto verknüpft. Melde dich dort an und löse zuerst die Verknüpfung.',
  'notice.identity-other': 'Dieses Konto ist nicht mit deinem verknüpft. Versuche es mit dem verknüpften erneut.',
  'notice.identity-not-again':
    'Die andere Website hat keine neue Anmeldung verlangt und kann deshalb nichts bestätigen. Verwende einen anderen Weg.',
  'confirm.withProvider': 'Bestätige zu deiner Sicherheit deine Identität.',
  'confirm.providerText':
    'Melde dich zu deiner Sicherheit noch einmal bei einer Website an, mit der du dich hier anmeldest.',
  'confirm.nothing':
    'Du hast noch kein Passwort. Wir können dir einen Link schicken, mit dem du eines festlegst. Alle Geräte werden abgemeldet.',
  'firstPassword.text':
    'Du kannst dich dann auch mit deiner E-Mail-Adresse und diesem Passwort anmelden. Alle anderen Geräte werden abgemeldet.',
  'activate.chooseText':
    'Öffne diesen Link in dem Browser, in dem du begonnen hast. Oder wähle hier ein Passwort, um dein Konto zu aktivieren.',
  'notice.recovery-needs-password':
    'Um die Bestätigung in zwei Schritten auszuschalten, melde dich mit deinem Passwort an. Wenn du keines hast, lege zuerst eines per E-Mail fest.',
  'mail.identity-linked.subject': 'Ein weiterer Weg zur Anmeldung bei deinem Konto bei {site}',
  'mail.identity-linked.lead':
    'Ein Konto einer anderen Website wurde mit deinem Konto bei {site} verknüpft. Damit ist eine Anmeldung möglich. Alle anderen Geräte wurden abgemeldet.',
  'mail.identity-unlinked.subject': 'Ein Weg zur Anmeldung bei deinem Konto bei {site} wurde entfernt',
  'mail.identity-unlinked.lead':
    'Die Verknüpfung mit einem Konto einer anderen Website wurde von deinem Konto bei {site} entfernt. Damit ist keine Anmeldung mehr möglich. Alle anderen Geräte wurden abgemeldet.',
  'identity.noPassword': 'Dieses Konto hat kein Passwort. Melde dich zuerst erneut an oder sende einen Code.',
} as const;
