export const mail = {
  // Parts that several mails share
  'mail.greeting': 'Hola:',
  'mail.greetingByName': 'Hola, {name}:',
  'mail.validity': 'Válido durante {lifetime:duration} y para un solo uso. Caduca el {expiresAt:datetime}.',
  'mail.late': 'Este correo se ha retrasado y su enlace ha caducado. Ábrelo de todos modos para obtener uno nuevo.',
  'mail.when': 'Fecha y hora',
  'mail.whenLast': 'Última vez',
  'mail.ip': 'Dirección IP',
  'mail.ipUnknown': 'Desconocida',
  'mail.device': 'Dispositivo',
  'mail.notRequested': '¿No lo has solicitado?',
  'mail.notYou': '¿No has sido tú?',
  'mail.ignore': 'Puedes ignorar este correo. No pasará nada si nadie abre el enlace.',
  'mail.unchanged': 'Puedes ignorar este correo. Tu cuenta no ha cambiado.',
  'mail.stop': 'Dejar de recibir estos correos',
  'mail.resetPassword': 'Restablecer contraseña',
  'mail.secure': 'Restablece tu contraseña cuanto antes. Se cerrará la sesión en todos los dispositivos.',

  // One subject and one sentence per kind of mail, and what only this kind has
  'mail.activation.subject': 'Activa tu cuenta de {site}',
  'mail.activation.lead': 'Confirma esta dirección de correo para activar tu cuenta de {site}.',
  'mail.activation.button': 'Activar cuenta',
  'mail.activation.note': 'Abre el enlace en el navegador en el que te registraste o ten a mano tu contraseña.',

  'mail.account-exists.subject': 'Ya tienes una cuenta de {site}',
  'mail.account-exists.lead':
    'Hemos recibido una solicitud para crear una cuenta de {site} con esta dirección de correo, pero ya tienes una.',
  'mail.account-exists.button': 'Iniciar sesión',

  'mail.password-reset.subject': 'Restablece tu contraseña de {site}',
  'mail.password-reset.lead': 'Hemos recibido una solicitud para restablecer la contraseña de tu cuenta de {site}.',
  'mail.password-reset.doubt': 'Puedes ignorar este correo. Tu contraseña seguirá siendo la misma.',

  'mail.password-changed.subject': 'Se ha cambiado tu contraseña de {site}',
  'mail.password-changed.lead':
    'Se ha cambiado la contraseña de tu cuenta de {site}. Se ha cerrado la sesión en todos los demás dispositivos.',
  'mail.password-changed.several.subject': 'Tu contraseña de {site} se ha cambiado {count:number} veces',
  'mail.password-changed.several.lead':
    'La contraseña de tu cuenta de {site} se ha cambiado {count:number} veces más desde el {since:datetime}. Se ha cerrado la sesión en todos los demás dispositivos.',

  'mail.email-change.subject': 'Confirma tu nuevo correo de {site}',
  'mail.email-change.lead': 'Confirma esta dirección de correo para usarla en tu cuenta de {site}.',
  'mail.email-change.button': 'Confirmar correo',
  'mail.email-change.note': 'Hasta entonces, la cuenta conserva su dirección actual.',

  'mail.address-taken.subject': 'Tu correo ya tiene una cuenta de {site}',
  'mail.address-taken.lead':
    'Hemos recibido una solicitud para usar esta dirección de correo en otra cuenta de {site}. Ya pertenece a la tuya.',

  'mail.email-change-asked.subject': 'Solicitud de cambio de correo en tu cuenta de {site}',
  'mail.email-change-asked.lead':
    'El correo de tu cuenta de {site} cambiará a {newEmail} cuando se confirme la nueva dirección.',
  'mail.email-change-asked.doubt':
    'Es posible que otra persona tenga acceso a tu cuenta. Conserva esta dirección de correo y elige una contraseña nueva.',
  'mail.email-change-asked.button': 'Conservar este correo',

  'mail.email-changed.subject': 'Se ha cambiado tu correo de {site}',
  'mail.email-changed.lead':
    'El correo de tu cuenta de {site} ha cambiado a {newEmail}. Ya no enviaremos correos sobre ella a esta dirección.',
  'mail.email-changed.doubt':
    'Es posible que otra persona tenga acceso a tu cuenta. Recupera esta dirección de correo y elige una contraseña nueva.',
  'mail.email-changed.button': 'Recuperar este correo',

  'mail.email-changed-to-this.subject': 'Tu nuevo correo de {site}',
  'mail.email-changed-to-this.lead':
    'Esta es ahora la dirección de correo de tu cuenta de {site}. Úsala para iniciar sesión a partir de ahora.',

  'mail.email-restored.subject': 'Se ha deshecho el cambio de correo en {site}',
  'mail.email-restored.lead':
    'Se ha deshecho el cambio de correo de una cuenta de {site}. La cuenta vuelve a tener su correo anterior y tiene una contraseña nueva. Se ha cerrado la sesión en todos los dispositivos.',

  'mail.new-device.subject': 'Nuevo inicio de sesión en tu cuenta de {site}',
  'mail.new-device.lead': 'Se ha iniciado sesión en tu cuenta de {site} desde un navegador nuevo.',
  'mail.new-device.several.subject': '{count:number} nuevos inicios de sesión en tu cuenta de {site}',
  'mail.new-device.several.lead':
    'Se ha iniciado sesión en tu cuenta de {site} {count:number} veces más con navegadores nuevos desde el {since:datetime}.',

  'mail.deletion-asked.subject': 'Tu cuenta de {site} se eliminará',
  'mail.deletion-asked.lead':
    'Tu cuenta de {site} está cerrada. Se eliminará con todos sus datos el {deleteAfter:day}. Para conservarla, inicia sesión antes de esa fecha y restáurala.',
  'mail.deletion-asked.button': 'Conservar mi cuenta',
  'mail.deletion-asked.doubt': 'Inicia sesión, restaura tu cuenta y después cambia la contraseña.',
  'mail.deletion-asked.several.subject': 'Tu cuenta de {site} se ha cerrado {count:number} veces',
  'mail.deletion-asked.several.lead':
    'Tu cuenta de {site} se ha cerrado {count:number} veces más desde el {since:datetime} y se ha restaurado entre medias. Si sigue cerrada, se eliminará con todos sus datos el {deleteAfter:day}. Para conservarla, inicia sesión antes de esa fecha y restáurala.',

  'mail.deletion-cancelled.subject': 'Tu cuenta de {site} se ha restaurado',
  'mail.deletion-cancelled.lead': 'Tu cuenta de {site} se ha restaurado y no se eliminará. No se ha perdido nada.',
  'mail.deletion-cancelled.several.subject': 'Tu cuenta de {site} se ha restaurado {count:number} veces',
  'mail.deletion-cancelled.several.lead':
    'Tu cuenta cerrada de {site} se ha restaurado {count:number} veces más desde el {since:datetime}. No se ha perdido nada.',
  'mail.token-created.subject': 'Se ha creado un token de acceso para tu cuenta de {site}',
  'mail.token-created.lead':
    'Alguien que acababa de escribir tu contraseña de {site} ha creado un token de acceso. Con él, un programa puede usar tu cuenta.',
  'mail.token-created.several.subject': 'Se han creado {count:number} tokens de acceso para tu cuenta de {site}',
  'mail.token-created.several.lead':
    'Se han creado {count:number} tokens de acceso más para tu cuenta de {site} desde el {since:datetime}. Con ellos, los programas pueden usar tu cuenta.',
} as const;
