/** Other sites that people enter with their account. */
export const apps = {
  'apps.title': 'Deine Anwendungen',
  'apps.lead': 'Diese kannst du mit deinem Konto benutzen.',
  'apps.none': 'Für dein Konto gibt es noch keine Anwendungen.',
  'enter.lost':
    'Du bist wieder angemeldet. Was du dort zuletzt abgeschickt hast, ist nicht angekommen: Geh weiter und schick es noch einmal ab.',
  'enter.cookies':
    'Dein Browser ist ohne das Cookie zurückgekommen, das er dort bekommen hat. Erlaube Cookies für diese Anwendung und geh dann weiter.',
  'enter.expired':
    'Das hat zu lange gedauert, oder dieser Link wurde schon benutzt. Geh weiter, um es noch einmal zu versuchen.',
  'enter.loop':
    'Die Anwendung schickt dich immer wieder hierher zurück. Warte eine Minute und versuch es noch einmal. Hilft das nicht, sag es den Betreibern dieser Website.',
  'enter.refused': 'Du kannst diese Anwendung nicht öffnen',
  'enter.refusedBecause': 'Dein Konto ist in keiner Gruppe, die sie benutzen darf. Frag die Betreiber dieser Website.',
} as const;
