/** Sites that log people in with OpenID Connect. */
export const sites = {
  'consent.lead': '{site} möchte Folgendes aus deinem Konto:',
  'consent.scope.openid': 'Eine Kennung, an der die Website dich erkennt',
  'consent.scope.profile': 'Deinen Namen, deine Sprache und deine Zeitzone',
  'consent.scope.email': 'Deine E-Mail-Adresse',
  'consent.scope.groups': 'Die Gruppen, in denen du bist',
  'consent.scope.offline_access': 'Verbunden bleiben, auch nachdem du dich abgemeldet hast',
  'consent.asWho': 'Du bist als {email} angemeldet.',
  'consent.withdraw': 'Du kannst die Verbindung jederzeit in deinem Konto trennen.',
  'site.overBecause': 'Geh zurück zu der Website, von der du kommst, und melde dich dort noch einmal an.',
  'site.refusedBecause':
    'Die Website, von der du kommst, hat um etwas gebeten, das nicht geht ({error}). Sag es den Betreibern jener Website. {detail}',
  'siteLogout.text':
    'Die Website, von der du kommst, möchte dich auch hier abmelden. Das beendet diese Sitzung und damit deine Anmeldungen bei anderen Websites.',
  'siteLogout.going': 'Du bist abgemeldet.',
  'sites.lead': 'Bei diesen Websites meldest du dich mit deinem Konto an. Eine getrennte Website muss erneut fragen.',
} as const;
