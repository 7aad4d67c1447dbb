export const operators = {
  'mail.account-disabled.subject': 'Votre compte {site} a été désactivé',
  'mail.account-disabled.lead':
    'Les responsables de {site} ont désactivé votre compte, et tous les appareils ont été déconnectés. Vos données sont conservées. Adressez-vous à eux si vous pensez que c’est une erreur.',
  'mail.account-enabled.subject': 'Votre compte {site} est de nouveau actif',
  'mail.account-enabled.lead':
    'Les responsables de {site} ont réactivé votre compte. Vous pouvez vous connecter comme avant.',
  'mail.made-admin.subject': 'Vous administrez maintenant {site}',
  'mail.made-admin.lead':
    'Les responsables de {site} vous ont confié l’administration. Vous pouvez maintenant gérer les comptes des autres.',
  'mail.no-longer-admin.subject': 'Vous n’administrez plus {site}',
  'mail.no-longer-admin.lead':
    'Les responsables de {site} vous ont retiré l’administration. Votre compte reste tel qu’il est.',
  'event.account-disabled': 'Compte désactivé, tous les appareils déconnectés',
  'event.account-enabled': 'Compte réactivé',
  'event.made-admin': 'Administration confiée',
  'event.no-longer-admin': 'Administration retirée',
} as const;
