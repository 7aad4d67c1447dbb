export const operators = {
  'mail.account-created.subject': 'Você tem uma conta em {site}',
  'mail.account-created.lead':
    'Os responsáveis por {site} criaram uma conta para você. Entre com este endereço de e-mail e a senha que eles deram a você.',
  'mail.first-password.subject': 'Escolha uma senha para sua conta em {site}',
  'mail.first-password.lead':
    'Os responsáveis por {site} criaram uma conta para você com este endereço de e-mail. Escolha uma senha para entrar.',
  'mail.first-password.button': 'Escolher senha',
  'mail.first-password.doubt': 'Você pode ignorar este e-mail se não quiser a conta.',
  'mail.account-disabled.subject': 'Sua conta em {site} foi desativada',
  'mail.account-disabled.lead':
    'Os responsáveis por {site} desativaram sua conta, e todos os dispositivos foram desconectados. Seus dados são mantidos. Fale com eles se você acha que é um engano.',
  'mail.account-enabled.subject': 'Sua conta em {site} está ativa de novo',
  'mail.account-enabled.lead': 'Os responsáveis por {site} reativaram sua conta. Você pode entrar como antes.',
  'mail.made-admin.subject': 'Agora você administra {site}',
  'mail.made-admin.lead':
    'Os responsáveis por {site} deram a você a administração. Agora você pode gerenciar as contas de outras pessoas.',
  'mail.no-longer-admin.subject': 'Você não administra mais {site}',
  'mail.no-longer-admin.lead': 'Os responsáveis por {site} retiraram sua administração. Sua conta continua como está.',
  'event.account-disabled': 'Conta desativada, todos os dispositivos desconectados',
  'event.account-enabled': 'Conta reativada',
  'event.made-admin': 'Administração concedida',
  'event.no-longer-admin': 'Administração retirada',
} as const;
