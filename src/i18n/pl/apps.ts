/** Other sites that people enter with their account. */
export const apps = {
  'apps.title': 'Twoje aplikacje',
  'apps.lead': 'Możesz z nich korzystać na swoim koncie.',
  'apps.none': 'Dla Twojego konta nie ma jeszcze aplikacji.',
  'enter.title': 'Dalej do: {application}',
  'enter.continue': 'Przejdź do: {application}',
  'enter.going': 'To chwilę potrwa.',
  'enter.lost':
    'Znów jesteś na swoim koncie. To, co ostatnio tam wysłano, nie dotarło: przejdź dalej i wyślij to jeszcze raz.',
  'enter.cookies':
    'Przeglądarka wróciła bez pliku cookie, który tam dostała. Zezwól na pliki cookie tej aplikacji i przejdź dalej.',
  'enter.expired': 'Trwało to zbyt długo albo ten link został już użyty. Przejdź dalej, aby spróbować ponownie.',
  'enter.loop':
    'Aplikacja wciąż odsyła Cię tutaj. Odczekaj minutę i spróbuj ponownie. Jeśli to nie pomoże, powiadom osoby prowadzące tę witrynę.',
  'enter.refused': 'Nie możesz otworzyć tej aplikacji',
  'enter.refusedBecause':
    'Twoje konto nie należy do grupy, która może z niej korzystać. Zapytaj osoby prowadzące tę witrynę.',
  'enter.unknown': 'Nieznana aplikacja',
  'enter.unknownBecause': 'Ten link nie prowadzi do aplikacji tej witryny.',
} as const;
