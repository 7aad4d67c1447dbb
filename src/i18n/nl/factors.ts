/** The second step of a log-in, and what people set up for it. */
export const factors = {
  // The second step of the log-in
  'code.title': 'Bevestig dat jij het bent',
  'code.text': 'Vul de code uit je authenticator-app of een herstelcode in.',
  'code.textWithoutApp': 'Gebruik je passkey of vul een herstelcode in.',
  'code.label': 'Code',
  'code.trust': '{lifetime:duration} niet meer vragen in deze browser',
  'code.button': 'Inloggen',
  'code.missing': 'Vul een code in.',
  'code.wrong': 'Onjuiste code. Elke code werkt één keer: heb je deze net gebruikt, wacht dan op de volgende.',
  'code.startOver': 'Inloggen met een ander account',
  'code.lost': 'Ben je je apparaat en je herstelcodes kwijt?',
  'notice.login-expired': 'De tweede stap duurde langer dan {pendingLogin:duration}. Log opnieuw in.',
  'notice.second-step-first': 'Je account gebruikt verificatie in twee stappen. Log in om verder te gaan.',

  // Passkeys, wherever they are used
  'passkey.use': 'Passkey gebruiken',
  'passkey.logIn': 'Inloggen met een passkey',
  'passkey.wrong': 'Deze passkey werkt hier niet. Probeer een andere passkey of een andere manier.',
  'passkey.expired': 'Dat duurde te lang. Probeer het opnieuw.',
  'passkey.copied':
    'We hebben deze passkey geweigerd omdat iemand die misschien heeft gekopieerd. Verwijder de passkey uit je account.',
  'passkey.notAsked': 'Je passkey is niet gebruikt. Probeer het opnieuw of op een andere manier.',

  // Overview
  'security.link': 'Passkeys en verificatie in twee stappen',
  'security.title': 'Inloggen en beveiliging',
  'security.second': 'Verificatie in twee stappen',
  'security.secondText': 'Zelfs wie je wachtwoord te weten komt, kan zonder de tweede stap niet inloggen.',
  'security.on': 'Ingesteld:',
  'security.off': 'Niet ingesteld',
  'security.passkeyCount': '{count, plural, one {# passkey} other {# passkeys}}',
  'security.codesLeft': '{count, plural, one {Nog # code} other {Nog # codes}}',
  'security.none': 'Geen',
  'security.access': 'Toegang',
  'security.required':
    'Deze site vereist verificatie in twee stappen. Stel een authenticator-app of een passkey in om verder te gaan.',
  'security.codesMissing': 'Je hebt geen herstelcodes. Maak ze aan voor het geval dat je je apparaat kwijtraakt.',

  // Authenticator app
  'totp.title': 'Authenticator-app',
  'totp.text':
    'De app toont elke 30 seconden een nieuwe code. Om in te loggen heb je je wachtwoord en de huidige code nodig.',
  'totp.scan': 'Scan dit met de app:',
  'totp.image': 'QR-code met je sleutel',
  'totp.key': 'Of vul deze sleutel in de app in:',
  'totp.code': 'Code uit de app',
  'totp.button': 'Inschakelen',
  'totp.wrong':
    'Onjuiste code. Vul de code in die de app nu toont en controleer of de klok van je apparaat goed staat.',
  'totp.isOn': 'Je authenticator-app is ingesteld. Je hebt de code uit de app nodig om in te loggen.',
  'totp.createdAt': 'Ingesteld',
  'totp.usedAt': 'Laatst gebruikt',
  'totp.neverUsed': 'Nooit gebruikt',
  'totp.remove': 'Authenticator-app verwijderen',
  'totp.removeText': 'Alle andere apparaten worden uitgelogd.',
  'notice.totp-added': 'Je authenticator-app is ingesteld. Alle andere apparaten zijn uitgelogd.',
  'notice.totp-added-save-codes':
    'Je authenticator-app is ingesteld. Maak nu herstelcodes aan voor het geval dat je je apparaat kwijtraakt.',
  'notice.totp-removed': 'Authenticator-app verwijderd. Alle andere apparaten zijn uitgelogd.',

  // Recovery codes
  'recoveryCodes.title': 'Herstelcodes',
  'recoveryCodes.text': 'Raak je je apparaat kwijt, dan log je in met een herstelcode. Elke code werkt één keer.',
  'recoveryCodes.left': 'Je hebt nog {count, plural, one {# code} other {# codes}}, aangemaakt op {at:day}.',
  'recoveryCodes.none': 'Je hebt geen herstelcodes.',
  'recoveryCodes.notYet': 'Stel eerst een authenticator-app of een passkey in.',
  'recoveryCodes.button': 'Herstelcodes aanmaken',
  'recoveryCodes.againText': 'De nieuwe codes vervangen de oude. Alle andere apparaten worden uitgelogd.',
  'recoveryCodes.again': 'Nieuwe codes aanmaken',
  'recoveryCodes.made.title': 'Je herstelcodes',
  'recoveryCodes.made.text':
    'Bewaar ze nu op een plek waar je zonder je apparaat bij kunt. Ze worden niet opnieuw getoond.',
  'recoveryCodes.copy': 'Kopiëren',
  'recoveryCodes.copied': 'Gekopieerd',
  'recoveryCodes.download': 'Downloaden',
  'recoveryCodes.print': 'Afdrukken',
  'recoveryCodes.done': 'Ik heb ze bewaard',

  // Passkeys of the account
  'passkeys.title': 'Passkeys',
  'passkeys.text':
    'Log in met je vingerafdruk, gezicht of pincode in plaats van je wachtwoord. Een passkey is niet te raden en werkt alleen op deze site.',
  'passkeys.none': 'Je hebt geen passkeys.',
  'passkeys.name': 'Naam',
  'passkeys.nameHint': 'Waar hij op staat, zoals ‘Laptop van werk’.',
  'passkeys.rename': 'Naam wijzigen',
  'passkeys.add': 'Passkey toevoegen',
  'passkeys.needsScript': 'Voor passkeys is JavaScript nodig en een browser die ze ondersteunt.',
  'passkeys.needsName':
    'Passkeys werken alleen op sites met een domeinnaam. Je hebt deze site geopend via het IP-adres.',
  'passkeys.createdAt': 'Toegevoegd op {at:day}',
  'passkeys.usedAt': 'Laatst gebruikt:',
  'passkeys.neverUsed': 'Nooit gebruikt',
  'passkeys.backedUp': 'Met back-up of gesynchroniseerd',
  'passkeys.oneDevice': 'Alleen op één apparaat',
  'passkeys.remove': 'Verwijderen',
  'passkeys.removeText': 'Als je een passkey toevoegt of verwijdert, worden alle andere apparaten uitgelogd.',
  'passkeys.known': 'Je hebt deze passkey al toegevoegd.',
  'passkeys.tooMany': 'Je hebt al {count:number} passkeys. Verwijder er eerst een.',
  'passkeys.unnamed': 'Passkey',
  'notice.passkey-added': 'Passkey toegevoegd. Alle andere apparaten zijn uitgelogd.',
  'notice.passkey-added-save-codes':
    'Passkey toegevoegd. Maak nu herstelcodes aan voor het geval dat je je apparaat kwijtraakt.',
  'notice.passkey-renamed': 'Naam van passkey gewijzigd.',
  'notice.passkey-removed': 'Passkey verwijderd. Alle andere apparaten zijn uitgelogd.',

  'factor.last':
    'Deze site vereist verificatie in twee stappen. Stel een andere tweede stap in voordat je deze verwijdert.',

  // Confirming with something else than the password
  'confirm.withFactor': 'Vul voor je veiligheid je wachtwoord of een code in, of gebruik een passkey.',
  'confirm.titleWithFactor': 'Bevestig dat jij het bent',
  'confirm.onlyOne': 'Vul je wachtwoord of een code in, niet allebei.',
  'confirm.missing': 'Vul je wachtwoord of een code in.',

  // Way back without the second step
  'recovery.title': 'Inloggen zonder de tweede stap',
  'recovery.text':
    'Ben je je apparaat en je herstelcodes kwijt, dan kun je {wait:in} verificatie in twee stappen uitschakelen. Je hebt je wachtwoord nodig en de e-mail die we je sturen.',
  'recovery.button': 'E-mail versturen',
  'notice.recovery-asked':
    'Met de link in onze e-mail kun je {wait:in} verificatie in twee stappen uitschakelen. Tot die tijd kun je er alleen deze aanvraag mee annuleren.',
  'recovery.waiting.title': 'Nog niet mogelijk',
  'recovery.waiting.text':
    'Je kunt verificatie in twee stappen uitschakelen vanaf {from:datetime}. Bewaar de e-mail en open de link dan opnieuw.',
  'recovery.stopText':
    'Heb je dit niet aangevraagd? Annuleer de aanvraag en wijzig je wachtwoord: iemand anders kent het.',
  'recovery.stop': 'Aanvraag annuleren',
  'notice.recovery-stopped':
    'Verificatie in twee stappen blijft ingeschakeld. Wie dit heeft aangevraagd, kent je wachtwoord: wijzig het nu.',
  'recovery.ready.title': 'Verificatie in twee stappen uitschakelen',
  'recovery.ready.text':
    'Vul je wachtwoord in. Je authenticator-app, passkeys en herstelcodes worden verwijderd en alle apparaten worden uitgelogd.',
  'recovery.ready.button': 'Uitschakelen',
  'recovery.over.text':
    'De link is gebruikt of verlopen, of de aanvraag is geannuleerd. De link vervalt ook als je met je tweede stap inlogt of als er iets aan je account verandert.',
  'notice.factors-removed':
    'Verificatie in twee stappen is uitgeschakeld. Log in met je wachtwoord en stel het opnieuw in.',

  // Activity
  'event.totp-added': 'Authenticator-app toegevoegd, alle andere apparaten uitgelogd',
  'event.totp-removed': 'Authenticator-app verwijderd, alle andere apparaten uitgelogd',
  'event.passkey-added': 'Passkey toegevoegd, alle andere apparaten uitgelogd:',
  'event.passkey-removed': 'Passkey verwijderd, alle andere apparaten uitgelogd:',
  'event.passkey-renamed': 'Naam van passkey gewijzigd:',
  'event.passkey-copied': 'Mogelijk gekopieerde passkey geweigerd:',
  'event.recovery-codes-made': 'Herstelcodes aangemaakt, alle andere apparaten uitgelogd',
  'event.recovery-code-used': 'Herstelcode gebruikt',
  'event.factors-removed': 'Verificatie in twee stappen uitgeschakeld, alle apparaten uitgelogd',
  'event.factor-recovery-asked': 'Uitschakelen van verificatie in twee stappen aangevraagd',
  'event.factor-recovery-stopped': 'Uitschakelen van verificatie in twee stappen geannuleerd',

  // API
  'api.secondFactorNeeded': 'Tweede stap nodig',
  'api.secondFactorNeededBecause':
    'Het wachtwoord klopt. Stuur ook een code uit de authenticator-app of een herstelcode mee als ‘code’.',
  'api.secondFactorMissing': 'Stel eerst verificatie in twee stappen in',
  'api.secondFactorMissingBecause': 'Deze site vereist dat. Log in op de site om het in te stellen.',

  // Mails
  'mail.totp-added.subject': 'Authenticator-app toegevoegd aan je account bij {site}',
  'mail.totp-added.lead':
    'Er is een authenticator-app toegevoegd aan je account bij {site}. Voortaan heb je de code uit de app nodig om in te loggen. Alle andere apparaten zijn uitgelogd.',
  'mail.totp-removed.subject': 'Authenticator-app verwijderd uit je account bij {site}',
  'mail.totp-removed.lead':
    'De authenticator-app is verwijderd uit je account bij {site}. Codes uit de app werken niet meer. Alle andere apparaten zijn uitgelogd.',
  'mail.passkey-added.subject': 'Passkey toegevoegd aan je account bij {site}',
  'mail.passkey-added.lead':
    'Er is een passkey toegevoegd aan je account bij {site}. Daarmee kan worden ingelogd. Alle andere apparaten zijn uitgelogd.',
  'mail.passkey-removed.subject': 'Passkey verwijderd uit je account bij {site}',
  'mail.passkey-removed.lead':
    'Er is een passkey verwijderd uit je account bij {site}. Die werkt niet meer. Alle andere apparaten zijn uitgelogd.',
  'mail.passkey-copied.subject': 'Een passkey van je account bij {site} is misschien gekopieerd',
  'mail.passkey-copied.lead':
    'We hebben een passkey van je account bij {site} geweigerd omdat iemand die misschien heeft gekopieerd. Log op een andere manier in en verwijder de passkey.',
  'mail.recovery-codes-made.subject': 'Herstelcodes aangemaakt voor je account bij {site}',
  'mail.recovery-codes-made.lead':
    'Er zijn nieuwe herstelcodes aangemaakt voor je account bij {site}. Eerdere codes werken niet meer. Alle andere apparaten zijn uitgelogd.',
  'mail.recovery-code-used.subject': 'Herstelcode gebruikt voor je account bij {site}',
  'mail.recovery-code-used.lead':
    'Een herstelcode van je account bij {site} is gebruikt in plaats van de tweede stap. Die code werkt niet meer.',
  'mail.factors-removed.subject': 'Verificatie in twee stappen uitgeschakeld voor je account bij {site}',
  'mail.factors-removed.lead':
    'Verificatie in twee stappen is uitgeschakeld voor je account bij {site}: de authenticator-app, passkeys en herstelcodes zijn verwijderd. Om in te loggen is nu alleen het wachtwoord nodig. Alle apparaten zijn uitgelogd.',
  'mail.factor-recovery-asked.subject': 'Uitschakelen van verificatie in twee stappen bij {site} aangevraagd',
  'mail.factor-recovery-asked.lead':
    'Iemand die het wachtwoord van je account bij {site} kent, wil verificatie in twee stappen uitschakelen. Met de link hieronder kan dat vanaf {from:datetime}.',
  'mail.factor-recovery-asked.button': 'Aanvraag bekijken',
  'mail.factor-recovery-asked.doubt':
    'Iemand kent je wachtwoord. Open de link hierboven om de aanvraag te annuleren en wijzig daarna je wachtwoord.',
  'mail.checkFactors': 'Stel meteen je wachtwoord opnieuw in. Log daarna in en controleer ‘Inloggen en beveiliging’.',
} as const;
