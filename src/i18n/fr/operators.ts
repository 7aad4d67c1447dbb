export const operators = {
  'mail.account-created.subject': 'Vous avez un compte {site}',
  'mail.account-created.lead':
    'Les responsables de {site} ont créé un compte pour vous. Connectez-vous avec cette adresse e-mail et le mot de passe qu’ils vous ont donné.',
  'mail.first-password.subject': 'Choisissez un mot de passe pour votre compte {site}',
  'mail.first-password.lead':
    'Les responsables de {site} ont créé un compte pour vous avec cette adresse e-mail. Choisissez un mot de passe pour vous connecter.',
  'mail.first-password.button': 'Choisir un mot de passe',
  'mail.first-password.doubt': 'Vous pouvez ignorer cet e-mail si vous ne voulez pas de ce compte.',
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
