/** Log-ins with accounts at other sites, and accounts without a password. */
export const identities = {
  'provider.button': 'Inloggen met {provider}',
  'provider.failed': 'Inloggen met {provider} is niet gelukt',
  'provider.down': '{provider} reageert op dit moment niet. Probeer het later opnieuw of log op een andere manier in.',
  'provider.refused':
    'We konden het antwoord van {provider} niet controleren. Probeer het opnieuw of log op een andere manier in.',
  'provider.declined':
    '{provider} heeft niet bevestigd wie je bent. Probeer het opnieuw of log op een andere manier in.',
  'provider.unasked':
    'Dit duurde te lang, is al gebruikt of is in een andere browser of een ander tabblad begonnen. Begin opnieuw.',
  'identity.title': 'Nog één stap',
  'identity.unlinked': 'Het {provider}-account “{label}” is hier nog niet aan een account gekoppeld.',
  'identity.haveTitle': 'Heb je al een account?',
  'identity.haveText': 'Log in zoals je gewend bent. Daarna kun je {provider} aan je account koppelen.',
  'identity.haveButton': 'Inloggen en koppelen',
  'identity.taken':
    '{email} heeft hier al een account. Log in zoals je gewend bent. Daarna kun je {provider} eraan koppelen.',
  'identity.newTitle': 'Nieuw hier?',
  'identity.newText': 'Maak een account aan. Je hebt geen wachtwoord nodig, want je logt in met {provider}.',
  'notice.identity-expired': 'Dat duurde te lang. Begin opnieuw.',
  'identity.link.title': 'Account koppelen',
  'identity.link.text':
    'Wil je het {provider}-account “{label}” aan je account koppelen? Wie daar kan inloggen, kan dan ook hier inloggen. Alle andere apparaten worden uitgelogd.',
  'identity.link.button': 'Account koppelen',
  'identity.last': 'Dit is je enige manier om in te loggen. Stel eerst een wachtwoord in.',
  'identity.noPassword': 'Dit account heeft geen wachtwoord. Log eerst opnieuw in of stuur een code.',
  'identities.title': 'Gekoppelde accounts',
  'identities.text': 'Log in met een account van een andere site in plaats van met je wachtwoord.',
  'identities.none': 'Er zijn geen accounts gekoppeld.',
  'identities.createdAt': 'Gekoppeld op {at:day}',
  'identities.usedAt': 'Laatst gebruikt:',
  'identities.neverUsed': 'Nooit gebruikt',
  'identities.add': 'Account koppelen',
  'identities.link': '{provider} koppelen',
  'identities.unlink': 'Ontkoppelen',
  'identities.changeText': 'Als je een account koppelt of ontkoppelt, worden alle andere apparaten uitgelogd.',
  'identities.count': '{count, plural, one {# account} other {# accounts}}',
  'notice.identity-linked': 'Account gekoppeld. Alle andere apparaten zijn uitgelogd.',
  'notice.identity-unlinked': 'Account ontkoppeld. Alle andere apparaten zijn uitgelogd.',
  'notice.identity-known': 'Dit account was al gekoppeld.',
  'notice.identity-taken': 'Dit account is hier aan een ander account gekoppeld. Log daar in en ontkoppel het eerst.',
  'notice.identity-other':
    'Dat account is niet aan het jouwe gekoppeld. Probeer het opnieuw met het account dat dat wel is.',
  'notice.identity-not-again':
    'De andere site heeft je niet opnieuw laten inloggen en kan dus niet bevestigen dat jij het bent. Gebruik een andere manier.',
  'confirm.withProvider': 'Bevestig voor je veiligheid dat jij het bent.',
  'confirm.titleWithout': 'Bevestig dat jij het bent',
  'confirm.providerText': 'Log voor je veiligheid opnieuw in bij een site waarmee je hier inlogt.',
  'confirm.provider': 'Bevestigen met {provider}',
  'confirm.nothing':
    'Je hebt nog geen wachtwoord. We kunnen je een link mailen om er een in te stellen. Alle apparaten worden uitgelogd.',
  'confirm.nothingButton': 'Wachtwoord instellen via e-mail',
  'firstPassword.title': 'Wachtwoord instellen',
  'firstPassword.text':
    'Je kunt dan ook inloggen met je e-mailadres en dit wachtwoord. Alle andere apparaten worden uitgelogd.',
  'firstPassword.button': 'Wachtwoord instellen',
  'confirmEmail.otherWay': 'Log op een andere manier in om te bevestigen',
  'activate.chooseText':
    'Open deze link in de browser waarin je bent begonnen. Of kies hier een wachtwoord om je account te activeren.',
  'notice.recovery-needs-password':
    'Log in met je wachtwoord om verificatie in twee stappen uit te schakelen. Als je er geen hebt, stel er dan eerst een in via e-mail.',
  'event.identity-linked': 'Account van een andere site gekoppeld:',
  'event.identity-unlinked': 'Account van een andere site ontkoppeld:',
  'mail.identity-linked.subject': 'Nog een manier om in te loggen op je account bij {site}',
  'mail.identity-linked.lead':
    'Een account van een andere site is aan je account bij {site} gekoppeld. Daarmee kan worden ingelogd. Alle andere apparaten zijn uitgelogd.',
  'mail.identity-unlinked.subject': 'Een manier om in te loggen op je account bij {site} is verwijderd',
  'mail.identity-unlinked.lead':
    'Een account van een andere site is losgekoppeld van je account bij {site}. Daarmee kan niet meer worden ingelogd. Alle andere apparaten zijn uitgelogd.',
} as const;
