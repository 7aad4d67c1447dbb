/** Other sites that people enter with their account. */
export const apps = {
  'apps.title': 'Je applicaties',
  'apps.lead': 'Deze kun je met je account gebruiken.',
  'apps.none': 'Er zijn nog geen applicaties voor je account.',
  'enter.title': 'Verder naar {application}',
  'enter.continue': 'Verder naar {application}',
  'enter.going': 'Dit duurt even.',
  'enter.lost':
    'Je bent weer ingelogd. Wat je daar het laatst hebt verstuurd, is niet aangekomen: ga verder en verstuur het opnieuw.',
  'enter.cookies':
    'Je browser kwam terug zonder de cookie die hij daar kreeg. Sta cookies voor deze applicatie toe en ga dan verder.',
  'enter.expired': 'Dat duurde te lang, of deze link is al gebruikt. Ga verder om het opnieuw te proberen.',
  'enter.loop':
    'De applicatie stuurt je steeds weer hierheen. Wacht een minuut en probeer het opnieuw. Helpt dat niet, meld het dan aan de beheerders van deze site.',
  'enter.refused': 'Je kunt deze applicatie niet openen',
  'enter.refusedBecause':
    'Je account zit niet in een groep die haar mag gebruiken. Vraag het de beheerders van deze site.',
  'enter.unknown': 'Onbekende applicatie',
  'enter.unknownBecause': 'Deze link leidt niet naar een applicatie van deze site.',
} as const;
