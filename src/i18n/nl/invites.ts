/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Log in op je account.',
  'register.closed.title': 'Registreren is gesloten',
  'register.closed.text': 'Op deze site kun je nu geen nieuw account aanmaken. Heb je er al een, log dan in.',
  'register.invite.title': 'Je hebt een uitnodiging nodig',
  'register.invite.text':
    'Op deze site kun je alleen op uitnodiging een account aanmaken. Heb je een uitnodiging, open dan de link daarin. Heb je al een account, log dan in.',
  'email.domain': 'Hier kun je alleen e-mailadressen van {domains} gebruiken.',
  'activate.expired.textForInvited':
    'Links zijn {lifetime:duration} geldig. Heb je een uitnodiging, open die dan opnieuw om een nieuwe link te krijgen.',
  'api.inviteNeededBecause': 'Stuur het token van een uitnodiging mee als ‘invite’.',
  'invite.welcome': 'Je bent uitgenodigd om hier een account aan te maken.',
  'invite.unknown.text':
    'De link is misschien onvolledig of te oud. Open hem opnieuw vanuit de uitnodiging of kopieer hem helemaal. Helpt dat niet, vraag dan om een nieuwe uitnodiging.',
  'invite.over.title': 'Deze uitnodiging werkt niet meer',
  'invite.expired.text': 'De uitnodiging is verlopen of ingetrokken. Vraag om een nieuwe.',
  'invite.usedUp.text':
    'Alle accounts waarvoor deze gold, zijn aangemaakt. Is er een van jou, log dan in. Vraag anders om een nieuwe uitnodiging.',
  'invite.tooLate.text':
    'De uitnodiging was opgebruikt of ingetrokken voordat je deze link opende. Er is geen account aangemaakt. Vraag om een nieuwe uitnodiging.',
  'invite.otherAddress': 'Deze uitnodiging is voor een ander e-mailadres. Vul het adres in waarnaar ze is gestuurd.',
  'mail.invite.subject': 'Je bent uitgenodigd voor {site}',
  'mail.invite.lead': 'Je bent uitgenodigd om een account aan te maken bij {site}.',
  'mail.invite.button': 'Uitnodiging accepteren',
  'mail.invite.late': 'Deze e-mail was vertraagd en de uitnodiging is verlopen. Vraag om een nieuwe.',
  'mail.invite.unexpected': 'Had je dit niet verwacht?',
  'mail.invite.doubt': 'Dan kun je deze e-mail negeren. Zonder registratie wordt er geen account aangemaakt.',
  'api.inviteOverBecause': 'De uitnodiging is verlopen, ingetrokken of opgebruikt.',
  'waiting.title': 'Je account wacht op goedkeuring',
  'waiting.text':
    'Je e-mailadres is bevestigd. De beheerders van deze site bekijken nu je registratie. We mailen je zodra je kunt inloggen.',
  'mail.approval-waits.subject': 'Een nieuw account bij {site} wacht op goedkeuring',
  'mail.approval-waits.lead':
    'Iemand heeft bij {site} een e-mailadres bevestigd. Inloggen kan pas als een beheerder het account goedkeurt.',
  'mail.approval-waits.several.subject': '{count:number} nieuwe accounts bij {site} wachten op goedkeuring',
  'mail.approval-waits.several.lead':
    'Sinds {since:datetime} hebben nog {count:number} mensen bij {site} hun e-mailadres bevestigd. Inloggen kan pas als een beheerder hun accounts goedkeurt.',
  'mail.approval-waits.button': 'Accounts bekijken',
  'invites.closed': 'Registreren op deze site is gesloten, dus niemand kan een uitnodiging gebruiken.',
  'invites.hasAccount': 'Dit e-mailadres heeft al een account.',
  'invites.notMailed':
    'Naar dit adres kan nu geen e-mail meer: vandaag zijn er te veel aangevraagd, of de eigenaar heeft ze gestopt.',
  'invites.noGroup': 'Er is geen groep ‘{name}’.',
  'invites.tooManyGroups': 'Kies hoogstens {count:number} groepen.',
  'invites.wrongNumber': 'Vul een geheel getal van 1 tot {most:number} in.',
  'invites.oneAccount': 'Een uitnodiging voor één adres geldt voor één account.',
  'event.approval-awaited': 'Geregistreerd, wacht op goedkeuring',
} as const;
