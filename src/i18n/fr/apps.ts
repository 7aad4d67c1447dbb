/** Other sites that people enter with their account. */
export const apps = {
  'apps.title': 'Vos applications',
  'apps.lead': 'Vous pouvez les utiliser avec votre compte.',
  'apps.none': 'Il n’y a pas encore d’application pour votre compte.',
  'enter.title': 'Vers {application}',
  'enter.continue': 'Continuer vers {application}',
  'enter.going': 'Cela prend un instant.',
  'enter.lost':
    'Vous êtes de nouveau connecté. Votre dernier envoi n’est pas arrivé : continuez et envoyez-le à nouveau.',
  'enter.cookies':
    'Votre navigateur est revenu sans le cookie qu’il y avait reçu. Autorisez les cookies pour cette application, puis continuez.',
  'enter.expired': 'Cela a pris trop de temps, ou ce lien a déjà été utilisé. Continuez pour réessayer.',
  'enter.loop':
    'L’application vous renvoie sans cesse ici. Attendez une minute, puis réessayez. Si cela ne suffit pas, prévenez les responsables de ce site.',
  'enter.refused': 'Vous ne pouvez pas ouvrir cette application',
  'enter.refusedBecause':
    'Votre compte n’est dans aucun groupe qui peut l’utiliser. Adressez-vous aux responsables de ce site.',
  'enter.unknown': 'Application inconnue',
  'enter.unknownBecause': 'Ce lien ne mène à aucune application de ce site.',
} as const;
