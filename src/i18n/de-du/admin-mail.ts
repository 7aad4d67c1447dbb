export const adminMail = {
  'adminMail.blocks':
    '{count, plural, one {# Adresse ist} other {# Adressen sind}} gesperrt, weil der Inhaber „Das war ich nicht“ gesagt hat. Gespeichert sind nur Hashes davon. Um eine freizugeben, such nach ihr.',
  'event.mail-dropped': 'E-Mail an dich vor dem Senden gelöscht',
  'event.mail-unblocked': 'Von dir gestoppte E-Mails wieder zugelassen',
} as const;
