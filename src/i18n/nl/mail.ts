export const mail = {
  // Parts that several mails share
  'mail.greeting': 'Hallo,',
  'mail.greetingByName': 'Hallo {name},',
  'mail.validity': 'Deze link is {lifetime:duration} geldig en werkt één keer. Hij verloopt op {expiresAt:datetime}.',
  'mail.late': 'Deze e-mail heeft vertraging opgelopen en de link is verlopen. Open hem toch om een nieuwe te krijgen.',
  'mail.when': 'Tijdstip',
  'mail.whenLast': 'Laatste keer',
  'mail.ip': 'IP-adres',
  'mail.ipUnknown': 'Onbekend',
  'mail.device': 'Apparaat',
  'mail.notRequested': 'Heb je dit niet aangevraagd?',
  'mail.notYou': 'Was jij dit niet?',
  'mail.ignore': 'Dan kun je deze e-mail negeren. Zolang niemand de link opent, gebeurt er niets.',
  'mail.unchanged': 'Dan kun je deze e-mail negeren. Er is niets veranderd aan je account.',
  'mail.stop': 'Deze e-mails stoppen',
  'mail.resetPassword': 'Wachtwoord opnieuw instellen',
  'mail.secure': 'Stel dan meteen een nieuw wachtwoord in. Alle apparaten worden uitgelogd.',

  // One subject and one sentence per kind of mail, and what only this kind has
  'mail.activation.subject': 'Activeer je account bij {site}',
  'mail.activation.lead': 'Bevestig dit e-mailadres om je account bij {site} te activeren.',
  'mail.activation.button': 'Account activeren',
  'mail.activation.note':
    'Open de link in de browser waarin je je hebt geregistreerd, of houd je wachtwoord bij de hand.',

  'mail.account-exists.subject': 'Je hebt al een account bij {site}',
  'mail.account-exists.lead':
    'We hebben een verzoek gekregen om met dit e-mailadres een account bij {site} aan te maken, maar je hebt er al een.',
  'mail.account-exists.button': 'Inloggen',

  'mail.password-reset.subject': 'Stel je wachtwoord voor {site} opnieuw in',
  'mail.password-reset.lead':
    'We hebben een verzoek gekregen om het wachtwoord van je account bij {site} opnieuw in te stellen.',
  'mail.password-reset.doubt': 'Dan kun je deze e-mail negeren. Je wachtwoord blijft hetzelfde.',

  'mail.password-changed.subject': 'Je wachtwoord voor {site} is gewijzigd',
  'mail.password-changed.lead':
    'Het wachtwoord van je account bij {site} is gewijzigd. Alle andere apparaten zijn uitgelogd.',
  'mail.password-changed.several.subject': 'Je wachtwoord voor {site} is {count:number} keer gewijzigd',
  'mail.password-changed.several.lead':
    'Het wachtwoord van je account bij {site} is sinds {since:datetime} nog {count:number} keer gewijzigd. Alle andere apparaten zijn uitgelogd.',

  'mail.email-change.subject': 'Bevestig je nieuwe e-mailadres voor {site}',
  'mail.email-change.lead': 'Bevestig dit e-mailadres om het voor je account bij {site} te gebruiken.',
  'mail.email-change.button': 'E-mailadres bevestigen',
  'mail.email-change.note': 'Tot die tijd houdt het account het huidige e-mailadres.',

  'mail.address-taken.subject': 'Je e-mailadres heeft al een account bij {site}',
  'mail.address-taken.lead':
    'We hebben een verzoek gekregen om dit e-mailadres voor een ander account bij {site} te gebruiken. Het hoort al bij jouw account.',

  'mail.email-change-asked.subject': 'Wijziging van je e-mailadres bij {site} aangevraagd',
  'mail.email-change-asked.lead':
    'Het e-mailadres van je account bij {site} wordt gewijzigd in {newEmail} zodra het nieuwe adres is bevestigd.',
  'mail.email-change-asked.doubt':
    'Misschien heeft iemand anders toegang tot je account. Behoud dit e-mailadres en kies een nieuw wachtwoord.',
  'mail.email-change-asked.button': 'Dit e-mailadres behouden',

  'mail.email-changed.subject': 'Je e-mailadres bij {site} is gewijzigd',
  'mail.email-changed.lead':
    'Het e-mailadres van je account bij {site} is gewijzigd in {newEmail}. We sturen er geen e-mails meer over naar dit adres.',
  'mail.email-changed.doubt':
    'Misschien heeft iemand anders toegang tot je account. Herstel dit e-mailadres en kies een nieuw wachtwoord.',
  'mail.email-changed.button': 'Dit e-mailadres herstellen',

  'mail.email-changed-to-this.subject': 'Je nieuwe e-mailadres bij {site}',
  'mail.email-changed-to-this.lead': 'Dit is nu het e-mailadres van je account bij {site}. Log er voortaan mee in.',

  'mail.email-restored.subject': 'Wijziging van e-mailadres bij {site} ongedaan gemaakt',
  'mail.email-restored.lead':
    'De wijziging van het e-mailadres van een account bij {site} is ongedaan gemaakt. Het account heeft weer het vorige e-mailadres en een nieuw wachtwoord, en alle apparaten zijn uitgelogd.',

  'mail.new-device.subject': 'Nieuwe login op je account bij {site}',
  'mail.new-device.lead': 'Er is vanuit een nieuwe browser ingelogd op je account bij {site}.',
  'mail.new-device.several.subject': '{count:number} nieuwe logins op je account bij {site}',
  'mail.new-device.several.lead':
    'Sinds {since:datetime} is er nog {count:number} keer vanuit een nieuwe browser ingelogd op je account bij {site}.',

  'mail.deletion-asked.subject': 'Je account bij {site} wordt verwijderd',
  'mail.deletion-asked.lead':
    'Je account bij {site} is gesloten. Het wordt op {deleteAfter:day} verwijderd, met alle gegevens. Wil je het houden? Log dan vóór die datum in en herstel het.',
  'mail.deletion-asked.button': 'Mijn account houden',
  'mail.deletion-asked.doubt': 'Log in en herstel je account. Wijzig daarna je wachtwoord.',
  'mail.deletion-asked.several.subject': 'Je account bij {site} is {count:number} keer gesloten',
  'mail.deletion-asked.several.lead':
    'Je account bij {site} is sinds {since:datetime} nog {count:number} keer gesloten en tussendoor hersteld. Blijft het gesloten, dan wordt het op {deleteAfter:day} verwijderd, met alle gegevens. Wil je het houden? Log dan vóór die datum in en herstel het.',

  'mail.deletion-cancelled.subject': 'Je account bij {site} is hersteld',
  'mail.deletion-cancelled.lead':
    'Je account bij {site} is hersteld en wordt niet verwijderd. Er is niets verloren gegaan.',
  'mail.deletion-cancelled.several.subject': 'Je account bij {site} is {count:number} keer hersteld',
  'mail.deletion-cancelled.several.lead':
    'Je gesloten account bij {site} is sinds {since:datetime} nog {count:number} keer hersteld. Er is niets verloren gegaan.',
  'mail.token-created.subject': 'Er is een toegangstoken aangemaakt voor je account bij {site}',
  'mail.token-created.lead':
    'Iemand die net je wachtwoord voor {site} had ingevuld, heeft een toegangstoken aangemaakt. Daarmee kan een programma je account gebruiken.',
  'mail.token-created.several.subject': 'Er zijn {count:number} toegangstokens aangemaakt voor je account bij {site}',
  'mail.token-created.several.lead':
    'Sinds {since:datetime} zijn er nog {count:number} toegangstokens aangemaakt voor je account bij {site}. Daarmee kunnen programma’s je account gebruiken.',
} as const;
