export const adminClients = {
  'adminClients.idHint': 'Lass das Feld leer für eine zufällige.',
  'adminClients.groupHint': 'Nur ihre Mitglieder dürfen hinein. Lass das Feld leer für alle mit einem Konto.',
  'adminClients.madeLead': 'Kopiere das Geheimnis jetzt. Es wird nicht noch einmal angezeigt.',
  'adminClients.nameWrong': 'Gib einen Namen mit 1 bis {max:number} sichtbaren Zeichen ein.',
  'adminClients.redirectMissing': 'Gib mindestens eine Redirect-URI ein.',
  'adminClients.notUrl': 'Gib eine ganze URL ein, zum Beispiel https://app.example.com/callback.',
  'adminClients.wildcard': 'Platzhalter sind nicht möglich. Gib jede URI Zeichen für Zeichen ein.',
  'adminClients.notUri': 'Gib eine URI ein.',
  'adminClients.spelling': 'Schreib sie so: {href}',
  'adminClients.idWrong':
    'Gib 1 bis {max:number} Buchstaben, Ziffern, Punkte, Bindestriche, Unterstriche oder Tilden ein.',
  'adminClients.algWrong': 'Wähl eines der Verfahren.',
  'adminClients.originWrong': 'Gib die Adresse der Anwendung ein, zum Beispiel https://app.example.com, ohne Pfad.',
  'adminClients.otherGroupOnHost':
    '{origin} ist auf demselben Host und für andere Personen. Gib jeder einen eigenen Hostnamen.',
} as const;
