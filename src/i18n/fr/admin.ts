export const admin = {
  'refused.disabled': 'Ce compte est désactivé',
  'refused.disabledBecause':
    'Votre compte est désactivé. Adressez-vous aux responsables de ce site si vous pensez que c’est une erreur.',
  'refused.waiting': 'Votre compte n’est pas encore approuvé',
  'refused.waitingBecause':
    'Votre compte n’est pas encore approuvé. Vous recevrez un e-mail dès que vous pourrez vous connecter.',
  'admin.title': 'Administration',
  'notice.admin-needs-factor': 'L’administration demande un second facteur. Configurez-en un d’abord.',
  'admin.open': 'Administrer ce site',
  'admin.back': 'Retour à l’administration',
} as const;
