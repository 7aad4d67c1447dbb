export const mail = {
  // Parts that several mails share
  'mail.cameFrom': 'Die Anfrage kam am {at:datetime} von der Netzwerkadresse {ip}.',
  'mail.cameFromUnknown': 'Die Anfrage kam am {at:datetime} von einer unbekannten Netzwerkadresse.',
  'mail.late': `Diese E-Mail musste so lange warten, dass ihr Link abgelaufen ist. Wenn Sie ihn noch brauchen, öffnen Sie ihn trotzdem: Seine Seite führt zu einem neuen.`,
  'mail.notMe': `Wenn Sie keine solchen E-Mails mehr bekommen möchten, öffnen Sie diesen Link:

{notMe}`,

  // One subject and one text per kind of mail
  'mail.activation.subject': 'Aktivieren Sie Ihr Konto bei {site}',
  'mail.activation.text': `Guten Tag,

jemand, wahrscheinlich Sie, hat sich bei {site} mit dieser Adresse registriert. Um das Konto zu aktivieren, öffnen Sie diesen Link:

{link}

Der Link gilt {lifetime:duration} lang, bis zum {expiresAt:datetime}. In einem anderen Browser als dem, in dem Sie sich registriert haben, werden Sie nach dem Passwort gefragt, das Sie gewählt haben.

{cameFrom} Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Ohne den Link oben geschieht nichts.`,

  'mail.account-exists.subject': 'Sie haben schon ein Konto bei {site}',
  'mail.account-exists.text': `Guten Tag,

jemand, wahrscheinlich Sie, wollte sich bei {site} mit dieser Adresse registrieren. Zu dieser Adresse gibt es schon ein Konto, es ist also nichts zu registrieren. Hier melden Sie sich an:

{login}

Wenn Sie das Passwort nicht mehr wissen, wählen Sie hier ein neues:

{forgot}

{cameFrom} Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Ihr Konto ist, wie es war.`,

  'mail.password-reset.subject': 'Wählen Sie ein neues Passwort für {site}',
  'mail.password-reset.text': `Guten Tag,

jemand, wahrscheinlich Sie, möchte ein neues Passwort für Ihr Konto bei {site}. Um es zu wählen, öffnen Sie diesen Link:

{link}

Der Link gilt {lifetime:duration} lang, bis zum {expiresAt:datetime}, und nur einmal. Bis Sie gewählt haben, gilt das alte Passwort weiter.

{cameFrom} Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Ohne den Link oben geschieht nichts.`,

  'mail.password-changed.subject': 'Ihr Passwort bei {site} wurde geändert',
  'mail.password-changed.text': `Guten Tag,

das Passwort Ihres Kontos bei {site} wurde geändert. Alle anderen Geräte sind abgemeldet.

{cameFrom} Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort:

{forgot}`,

  'mail.password-changed.several.subject': 'Ihr Passwort bei {site} wurde {count:number}-mal geändert',
  'mail.password-changed.several.text': `Guten Tag,

das Passwort Ihres Kontos bei {site} wurde seit {since:datetime} noch {count:number}-mal geändert. Alle anderen Geräte sind abgemeldet.

Zum letzten Mal: {cameFrom} Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort:

{forgot}`,

  'mail.email-change.subject': 'Bestätigen Sie Ihre neue Adresse bei {site}',
  'mail.email-change.text': `Guten Tag,

jemand, wahrscheinlich Sie, möchte diese Adresse für ein Konto bei {site} verwenden. Um sie zu bestätigen, öffnen Sie diesen Link:

{link}

Der Link gilt {lifetime:duration} lang, bis zum {expiresAt:datetime}. Bis dahin behält das Konto seine alte Adresse.

{cameFrom} Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Ohne den Link oben geschieht nichts.`,

  'mail.address-taken.subject': 'Ihre Adresse bei {site}',
  'mail.address-taken.text': `Guten Tag,

jemand, vielleicht Sie, wollte diese Adresse für ein anderes Konto bei {site} verwenden. Diese Adresse gehört schon zu Ihrem Konto, deshalb wurde nichts geändert.

{cameFrom} Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Ihr Konto ist, wie es war.`,

  'mail.email-change-asked.subject': 'Eine neue Adresse für Ihr Konto bei {site}',
  'mail.email-change-asked.text': `Guten Tag,

Ihr Konto bei {site} soll eine neue Adresse bekommen: {newEmail}. Die neue Adresse gilt, sobald sie bestätigt ist; bis dahin gilt diese weiter.

{cameFrom} Wenn Sie das waren, ist hier nichts zu tun.

Wenn Sie das nicht waren, benutzt jemand anders Ihr Konto. Öffnen Sie diesen Link, und wählen Sie ein neues Passwort:

{link}

Damit behält Ihr Konto diese Adresse. Der Link gilt {lifetime:duration} lang, bis zum {expiresAt:datetime}.`,

  'mail.email-changed.subject': 'Ihr Konto bei {site} hat eine neue Adresse',
  'mail.email-changed.text': `Guten Tag,

Ihr Konto bei {site} hat jetzt die Adresse {newEmail}. E-Mails dazu kommen nicht mehr hierher.

{cameFrom} Wenn Sie das waren, ist hier nichts zu tun.

Wenn Sie das nicht waren, öffnen Sie diesen Link, und wählen Sie ein neues Passwort:

{link}

Damit bekommt Ihr Konto diese Adresse zurück. Der Link gilt {lifetime:duration} lang, bis zum {expiresAt:datetime}.`,

  'mail.email-changed-to-this.subject': 'Ihre neue Adresse bei {site}',
  'mail.email-changed-to-this.text': `Guten Tag,

Ihr Konto bei {site} hat jetzt diese Adresse. Von nun an melden Sie sich mit ihr an.

{cameFrom}`,

  'mail.email-restored.subject': 'Eine Änderung der Adresse bei {site} wurde rückgängig gemacht',
  'mail.email-restored.text': `Guten Tag,

die Änderung der Adresse eines Kontos bei {site} wurde rückgängig gemacht. Das Konto hat wieder seine alte Adresse und ein neues Passwort, und niemand ist angemeldet.

{cameFrom}`,

  'mail.new-device.subject': 'Eine neue Anmeldung in Ihrem Konto bei {site}',
  'mail.new-device.text': `Guten Tag,

jemand, wahrscheinlich Sie, hat sich in Ihrem Konto bei {site} mit einem Browser angemeldet, der vorher nicht benutzt wurde: {device}.

{cameFrom} Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort. Damit werden alle Geräte abgemeldet:

{forgot}`,

  'mail.new-device.several.subject': '{count:number} Anmeldungen mit neuen Browsern in Ihrem Konto bei {site}',
  'mail.new-device.several.text': `Guten Tag,

seit {since:datetime} haben sich noch {count:number} Browser, die vorher nicht benutzt wurden, in Ihrem Konto bei {site} angemeldet. Der letzte war: {device}.

Zum letzten Mal: {cameFrom} Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort. Damit werden alle Geräte abgemeldet:

{forgot}`,

  'mail.deletion-asked.subject': 'Ihr Konto bei {site} wird gelöscht',
  'mail.deletion-asked.text': `Guten Tag,

Ihr Konto bei {site} ist geschlossen und wird am {deleteAfter:day} mit allem darin gelöscht. Wenn Sie es behalten möchten, melden Sie sich vorher an und stellen Sie es wieder her:

{login}

{cameFrom} Wenn Sie das nicht waren, melden Sie sich an, stellen Sie Ihr Konto wieder her, und ändern Sie Ihr Passwort.`,

  'mail.deletion-asked.several.subject': 'Ihr Konto bei {site} wurde {count:number}-mal geschlossen',
  'mail.deletion-asked.several.text': `Guten Tag,

Ihr Konto bei {site} wurde seit {since:datetime} noch {count:number}-mal geschlossen und dazwischen wiederhergestellt. Wenn es geschlossen bleibt, wird es am {deleteAfter:day} mit allem darin gelöscht. Wenn Sie es behalten möchten, melden Sie sich vorher an und stellen Sie es wieder her:

{login}

Zum letzten Mal: {cameFrom} Wenn Sie das nicht waren, melden Sie sich an, stellen Sie Ihr Konto wieder her, und ändern Sie Ihr Passwort.`,

  'mail.deletion-cancelled.subject': 'Ihr Konto bei {site} bleibt',
  'mail.deletion-cancelled.text': `Guten Tag,

Sie haben Ihr Konto bei {site} wiederhergestellt. Es wird nicht gelöscht. Alles ist, wie es war.

{cameFrom} Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort:

{forgot}`,

  'mail.deletion-cancelled.several.subject': 'Ihr Konto bei {site} wurde {count:number}-mal wiederhergestellt',
  'mail.deletion-cancelled.several.text': `Guten Tag,

Ihr geschlossenes Konto bei {site} wurde seit {since:datetime} noch {count:number}-mal wiederhergestellt. Alles ist, wie es war.

Zum letzten Mal: {cameFrom} Wenn Sie das nicht waren, wählen Sie sofort ein neues Passwort:

{forgot}`,
} as const;
