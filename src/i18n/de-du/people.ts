export const people = {
  'mail.account-approved.subject': 'Dein Konto bei {site} wurde freigegeben',
  'mail.account-approved.lead': 'Dein Konto bei {site} wurde freigegeben. Du kannst dich jetzt anmelden.',
  'mail.password-offered.subject': 'Wähle ein neues Passwort für {site}',
  'mail.password-offered.lead':
    'Die Betreiber von {site} haben dir einen Link gesendet, um ein neues Passwort zu wählen. Bis dahin gilt das alte.',
  'people.moreNames': 'Es gibt noch mehr. Gib mehr von dem Namen ein.',
  'person.ownHtml':
    'Das ist dein eigenes Konto. Du kannst es hier weder sperren noch löschen, und dir die Rolle nicht nehmen. Alles andere findest du in <a href="/account">deinem Konto</a>.',
  'person.actsText':
    'Der Besitzer sieht unter „Aktivitäten“, was du hier tust. Niemand kann ein fremdes Passwort sehen oder setzen, oder sich als jemand anderes anmelden.',
  'person.removeFactorsText':
    'Für alle, die ihre Authenticator-App, Passkeys und Wiederherstellungscodes verloren haben. Stelle zuerst sicher, dass die Person selbst darum bittet: Danach genügt das Passwort. Alle Geräte werden abgemeldet, und der Besitzer erhält eine E-Mail.',
  'person.makeAdminText':
    'Wer das Recht zur Verwaltung hat, kann diese Seiten öffnen und mit jedem Konto tun, was du hier tun kannst, außer mit dem eigenen. Die Person erhält eine E-Mail.',
  'person.disableText':
    'Alle Geräte, Zugriffstoken und verbundenen Websites werden sofort abgemeldet, und niemand kann sich anmelden, bis du das Konto entsperrst. Der Besitzer erhält eine E-Mail.',
  'person.deleteText':
    'Das Konto wird sofort geschlossen und nach {grace:duration} mit allem darin gelöscht. Bis dahin kann der Besitzer es wiederherstellen, indem er sich anmeldet. Um das zu verhindern, sperre es auch. Der Besitzer erhält eine E-Mail.',
  'person.refused': 'Das ist dein eigenes Konto',
  'person.refusedBecause':
    'Niemand kann das hier mit dem eigenen Konto tun. Bitte jemand anderen aus der Verwaltung darum.',
} as const;
