/** Other sites that people enter with their account. */
export const apps = {
  'apps.title': 'Ihre Anwendungen',
  'apps.lead': 'Diese können Sie mit Ihrem Konto benutzen.',
  'apps.none': 'Für Ihr Konto gibt es noch keine Anwendungen.',
  'enter.title': 'Weiter zu {application}',
  'enter.continue': 'Weiter zu {application}',
  'enter.going': 'Das dauert einen Moment.',
  'enter.lost':
    'Sie sind wieder angemeldet. Was Sie dort zuletzt abgeschickt haben, ist nicht angekommen: Gehen Sie weiter und schicken Sie es noch einmal ab.',
  'enter.cookies':
    'Ihr Browser ist ohne das Cookie zurückgekommen, das er dort bekommen hat. Erlauben Sie Cookies für diese Anwendung und gehen Sie dann weiter.',
  'enter.expired':
    'Das hat zu lange gedauert, oder dieser Link wurde schon benutzt. Gehen Sie weiter, um es noch einmal zu versuchen.',
  'enter.loop':
    'Die Anwendung schickt Sie immer wieder hierher zurück. Warten Sie eine Minute und versuchen Sie es noch einmal. Hilft das nicht, sagen Sie es den Betreibern dieser Website.',
  'enter.refused': 'Sie können diese Anwendung nicht öffnen',
  'enter.refusedBecause':
    'Ihr Konto ist in keiner Gruppe, die sie benutzen darf. Fragen Sie die Betreiber dieser Website.',
  'enter.unknown': 'Unbekannte Anwendung',
  'enter.unknownBecause': 'Dieser Link führt zu keiner Anwendung dieser Website.',
} as const;
