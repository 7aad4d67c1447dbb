export const operators = {
  'mail.account-created.subject': 'Tienes una cuenta de {site}',
  'mail.account-created.lead':
    'Los responsables de {site} han creado una cuenta para ti. Inicia sesión con esta dirección de correo y la contraseña que te han dado.',
  'mail.first-password.subject': 'Elige una contraseña para tu cuenta de {site}',
  'mail.first-password.lead':
    'Los responsables de {site} han creado una cuenta para ti con esta dirección de correo. Elige una contraseña para iniciar sesión.',
  'mail.first-password.button': 'Elegir contraseña',
  'mail.first-password.doubt': 'Puedes ignorar este correo si no quieres la cuenta.',
  'mail.account-disabled.subject': 'Tu cuenta de {site} se ha desactivado',
  'mail.account-disabled.lead':
    'Los responsables de {site} han desactivado tu cuenta y se ha cerrado la sesión en todos los dispositivos. Tus datos se conservan. Pregúntales si crees que es un error.',
  'mail.account-enabled.subject': 'Tu cuenta de {site} vuelve a estar activa',
  'mail.account-enabled.lead':
    'Los responsables de {site} han vuelto a activar tu cuenta. Puedes iniciar sesión como antes.',
  'mail.made-admin.subject': 'Ahora administras {site}',
  'mail.made-admin.lead':
    'Los responsables de {site} te han nombrado administrador. Ahora puedes gestionar las cuentas de otras personas.',
  'mail.no-longer-admin.subject': 'Ya no administras {site}',
  'mail.no-longer-admin.lead':
    'Los responsables de {site} te han retirado la administración. Tu cuenta sigue como está.',
  'event.account-disabled': 'Cuenta desactivada, sesión cerrada en todos los dispositivos',
  'event.account-enabled': 'Cuenta activada de nuevo',
  'event.made-admin': 'Administración concedida',
  'event.no-longer-admin': 'Administración retirada',
} as const;
