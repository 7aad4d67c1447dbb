/** The second step of a log-in, and what people set up for it. */
export const factors = {
  // The second step of the log-in
  'code.title': 'Confirmar que eres tú',
  'code.text': 'Escribe el código de tu aplicación de autenticación o un código de recuperación.',
  'code.textWithoutApp': 'Usa tu llave de acceso o escribe un código de recuperación.',
  'code.label': 'Código',
  'code.trust': 'No volver a preguntar en este navegador durante {lifetime:duration}',
  'code.button': 'Iniciar sesión',
  'code.missing': 'Escribe un código.',
  'code.wrong': 'Código incorrecto. Cada código funciona una sola vez: si acabas de usar este, espera al siguiente.',
  'code.startOver': 'Iniciar sesión con otra cuenta',
  'code.lost': '¿Has perdido tu dispositivo y tus códigos de recuperación?',
  'notice.login-expired': 'El segundo paso ha tardado más de {pendingLogin:duration}. Inicia sesión de nuevo.',
  'notice.second-step-first': 'Tu cuenta usa la verificación en dos pasos. Inicia sesión para continuar.',

  // Passkeys, wherever they are used
  'passkey.use': 'Usar una llave de acceso',
  'passkey.logIn': 'Iniciar sesión con una llave de acceso',
  'passkey.wrong': 'Esta llave de acceso no funciona aquí. Prueba con otra o de otra forma.',
  'passkey.expired': 'Ha tardado demasiado. Inténtalo de nuevo.',
  'passkey.copied':
    'Hemos rechazado esta llave de acceso porque es posible que alguien la haya copiado. Elimínala de tu cuenta.',
  'passkey.notAsked': 'No se ha usado tu llave de acceso. Inténtalo de nuevo o de otra forma.',

  // Overview
  'security.link': 'Llaves de acceso y verificación en dos pasos',
  'security.title': 'Inicio de sesión y seguridad',
  'security.second': 'Verificación en dos pasos',
  'security.secondText': 'Aunque alguien descubra tu contraseña, no podrá iniciar sesión sin el segundo paso.',
  'security.on': 'Configurada',
  'security.off': 'No configurada',
  'security.passkeyCount': '{count, plural, one {# llave de acceso} other {# llaves de acceso}}',
  'security.codesLeft': '{count, plural, one {Queda # código} other {Quedan # códigos}}',
  'security.none': 'No hay',
  'security.access': 'Acceso',
  'security.required':
    'Este sitio exige la verificación en dos pasos. Configura una aplicación de autenticación o una llave de acceso para continuar.',
  'security.codesMissing': 'No tienes códigos de recuperación. Créalos por si pierdes tu dispositivo.',

  // Authenticator app
  'totp.title': 'Aplicación de autenticación',
  'totp.text':
    'La aplicación muestra un código nuevo cada 30 segundos. Para iniciar sesión necesitas tu contraseña y el código actual.',
  'totp.scan': 'Escanea esto con la aplicación:',
  'totp.image': 'Código QR con tu clave',
  'totp.key': 'O introduce esta clave en la aplicación:',
  'totp.code': 'Código de la aplicación',
  'totp.button': 'Activar',
  'totp.wrong':
    'Código incorrecto. Escribe el que muestra ahora la aplicación y comprueba que el reloj de tu dispositivo esté en hora.',
  'totp.isOn': 'Tu aplicación de autenticación está configurada. Necesitas su código para iniciar sesión.',
  'totp.createdAt': 'Configurada',
  'totp.usedAt': 'Último uso',
  'totp.neverUsed': 'Nunca usada',
  'totp.remove': 'Eliminar la aplicación de autenticación',
  'totp.removeText': 'Se cerrará la sesión en todos los demás dispositivos.',
  'notice.totp-added':
    'Tu aplicación de autenticación está configurada. Se ha cerrado la sesión en todos los demás dispositivos.',
  'notice.totp-added-save-codes':
    'Tu aplicación de autenticación está configurada. Ahora crea códigos de recuperación por si pierdes tu dispositivo.',
  'notice.totp-removed':
    'Aplicación de autenticación eliminada. Se ha cerrado la sesión en todos los demás dispositivos.',

  // Recovery codes
  'recoveryCodes.title': 'Códigos de recuperación',
  'recoveryCodes.text':
    'Si pierdes tu dispositivo, inicia sesión con un código de recuperación. Cada código funciona una sola vez.',
  'recoveryCodes.left':
    'Te {count, plural, one {queda # código} other {quedan # códigos}}. Fecha de creación: {at:day}.',
  'recoveryCodes.none': 'No tienes ningún código de recuperación.',
  'recoveryCodes.notYet': 'Configura primero una aplicación de autenticación o una llave de acceso.',
  'recoveryCodes.button': 'Crear códigos de recuperación',
  'recoveryCodes.againText':
    'Los códigos nuevos sustituyen a los anteriores. Se cerrará la sesión en todos los demás dispositivos.',
  'recoveryCodes.again': 'Crear códigos nuevos',
  'recoveryCodes.made.title': 'Tus códigos de recuperación',
  'recoveryCodes.made.text':
    'Guárdalos ahora en un lugar al que puedas acceder sin tu dispositivo. No se volverán a mostrar.',
  'recoveryCodes.copy': 'Copiar',
  'recoveryCodes.copied': 'Copiado',
  'recoveryCodes.download': 'Descargar',
  'recoveryCodes.print': 'Imprimir',
  'recoveryCodes.done': 'Los he guardado',

  // Passkeys of the account
  'passkeys.title': 'Llaves de acceso',
  'passkeys.text':
    'Inicia sesión con tu huella, tu cara o un PIN en lugar de tu contraseña. Una llave de acceso no se puede adivinar y solo funciona en este sitio.',
  'passkeys.none': 'No tienes ninguna llave de acceso.',
  'passkeys.name': 'Nombre',
  'passkeys.nameHint': 'Dónde está, por ejemplo «Portátil del trabajo».',
  'passkeys.rename': 'Cambiar nombre',
  'passkeys.add': 'Añadir una llave de acceso',
  'passkeys.needsScript': 'Las llaves de acceso necesitan JavaScript y un navegador compatible.',
  'passkeys.needsName':
    'Las llaves de acceso solo funcionan en sitios con un nombre de dominio. Has abierto este con su dirección IP.',
  'passkeys.createdAt': 'Añadida el {at:day}',
  'passkeys.usedAt': 'Último uso:',
  'passkeys.neverUsed': 'Nunca usada',
  'passkeys.backedUp': 'Con copia de seguridad o sincronizada',
  'passkeys.oneDevice': 'Solo en un dispositivo',
  'passkeys.remove': 'Eliminar',
  'passkeys.removeText': 'Si añades o eliminas una, se cerrará la sesión en todos los demás dispositivos.',
  'passkeys.known': 'Ya has añadido esta llave de acceso.',
  'passkeys.tooMany': 'Ya tienes {count:number} llaves de acceso. Elimina una primero.',
  'passkeys.unnamed': 'Llave de acceso',
  'notice.passkey-added': 'Llave de acceso añadida. Se ha cerrado la sesión en todos los demás dispositivos.',
  'notice.passkey-added-save-codes':
    'Llave de acceso añadida. Ahora crea códigos de recuperación por si pierdes tu dispositivo.',
  'notice.passkey-renamed': 'Nombre de la llave de acceso cambiado.',
  'notice.passkey-removed': 'Llave de acceso eliminada. Se ha cerrado la sesión en todos los demás dispositivos.',

  'factor.last': 'Este sitio exige la verificación en dos pasos. Configura otro segundo paso antes de eliminar este.',

  // Confirming with something else than the password
  'confirm.withFactor': 'Por seguridad, escribe tu contraseña o un código, o usa una llave de acceso.',
  'confirm.titleWithFactor': 'Confirmar que eres tú',
  'confirm.onlyOne': 'Escribe tu contraseña o un código, pero no ambos.',
  'confirm.missing': 'Escribe tu contraseña o un código.',

  // Way back without the second step
  'recovery.title': 'Iniciar sesión sin el segundo paso',
  'recovery.text':
    'Si has perdido tu dispositivo y tus códigos de recuperación, {wait:in} podrás desactivar la verificación en dos pasos. Necesitas tu contraseña y el correo que te enviaremos.',
  'recovery.button': 'Enviar correo',
  'notice.recovery-asked':
    'Con el enlace de nuestro correo, {wait:in} podrás desactivar la verificación en dos pasos. Hasta entonces, el enlace solo sirve para cancelar esta solicitud.',
  'recovery.waiting.title': 'Aún no es posible',
  'recovery.waiting.text':
    'Podrás desactivar la verificación en dos pasos a partir del {from:datetime}. Guarda el correo y vuelve a abrir su enlace entonces.',
  'recovery.stopText': '¿No lo has solicitado? Cancela la solicitud y cambia tu contraseña: otra persona la conoce.',
  'recovery.stop': 'Cancelar la solicitud',
  'notice.recovery-stopped':
    'La verificación en dos pasos sigue activada. Quien lo ha solicitado conoce tu contraseña: cámbiala ahora.',
  'recovery.ready.title': 'Desactivar la verificación en dos pasos',
  'recovery.ready.text':
    'Escribe tu contraseña. Se eliminarán tu aplicación de autenticación, tus llaves de acceso y tus códigos de recuperación, y se cerrará la sesión en todos los dispositivos.',
  'recovery.ready.button': 'Desactivar',
  'recovery.over.text':
    'El enlace se ha usado o ha caducado, o la solicitud se ha cancelado. Un inicio de sesión con tu segundo paso o un cambio en tu cuenta también lo anula.',
  'notice.factors-removed':
    'La verificación en dos pasos está desactivada. Inicia sesión con tu contraseña y configúrala de nuevo.',

  // Activity
  'event.totp-added': 'Aplicación de autenticación añadida, sesión cerrada en todos los demás dispositivos',
  'event.totp-removed': 'Aplicación de autenticación eliminada, sesión cerrada en todos los demás dispositivos',
  'event.passkey-added': 'Llave de acceso añadida, sesión cerrada en todos los demás dispositivos:',
  'event.passkey-removed': 'Llave de acceso eliminada, sesión cerrada en todos los demás dispositivos:',
  'event.passkey-renamed': 'Nombre de llave de acceso cambiado:',
  'event.passkey-copied': 'Llave de acceso posiblemente copiada, rechazada:',
  'event.recovery-codes-made': 'Códigos de recuperación creados, sesión cerrada en todos los demás dispositivos',
  'event.recovery-code-used': 'Código de recuperación usado',
  'event.factors-removed': 'Verificación en dos pasos desactivada, sesión cerrada en todos los dispositivos',
  'event.factor-recovery-asked': 'Desactivación de la verificación en dos pasos solicitada',
  'event.factor-recovery-stopped': 'Desactivación de la verificación en dos pasos cancelada',

  // API
  'api.secondFactorNeeded': 'Se necesita el segundo paso',
  'api.secondFactorNeededBecause':
    'La contraseña es correcta. Envía también un código de la aplicación de autenticación o un código de recuperación como «code».',
  'api.secondFactorMissing': 'Configura primero la verificación en dos pasos',
  'api.secondFactorMissingBecause': 'Este sitio la exige. Inicia sesión en el sitio para configurarla.',

  // Mails
  'mail.totp-added.subject': 'Aplicación de autenticación añadida a tu cuenta de {site}',
  'mail.totp-added.lead':
    'Se ha añadido una aplicación de autenticación a tu cuenta de {site}. A partir de ahora necesitas su código para iniciar sesión. Se ha cerrado la sesión en todos los demás dispositivos.',
  'mail.totp-removed.subject': 'Aplicación de autenticación eliminada de tu cuenta de {site}',
  'mail.totp-removed.lead':
    'Se ha eliminado la aplicación de autenticación de tu cuenta de {site}. Sus códigos ya no funcionan. Se ha cerrado la sesión en todos los demás dispositivos.',
  'mail.passkey-added.subject': 'Llave de acceso añadida a tu cuenta de {site}',
  'mail.passkey-added.lead':
    'Se ha añadido una llave de acceso a tu cuenta de {site}. Con ella se puede iniciar sesión. Se ha cerrado la sesión en todos los demás dispositivos.',
  'mail.passkey-removed.subject': 'Llave de acceso eliminada de tu cuenta de {site}',
  'mail.passkey-removed.lead':
    'Se ha eliminado una llave de acceso de tu cuenta de {site}. Ya no funciona. Se ha cerrado la sesión en todos los demás dispositivos.',
  'mail.passkey-copied.subject': 'Es posible que se haya copiado una llave de acceso de tu cuenta de {site}',
  'mail.passkey-copied.lead':
    'Hemos rechazado una llave de acceso de tu cuenta de {site} porque es posible que alguien la haya copiado. Inicia sesión de otra forma y elimínala.',
  'mail.recovery-codes-made.subject': 'Códigos de recuperación creados para tu cuenta de {site}',
  'mail.recovery-codes-made.lead':
    'Se han creado códigos de recuperación nuevos para tu cuenta de {site}. Los anteriores ya no funcionan. Se ha cerrado la sesión en todos los demás dispositivos.',
  'mail.recovery-code-used.subject': 'Código de recuperación usado en tu cuenta de {site}',
  'mail.recovery-code-used.lead':
    'Se ha usado un código de recuperación de tu cuenta de {site} en lugar del segundo paso. Ya no funciona.',
  'mail.factors-removed.subject': 'Verificación en dos pasos desactivada en tu cuenta de {site}',
  'mail.factors-removed.lead':
    'Se ha desactivado la verificación en dos pasos en tu cuenta de {site}: se han eliminado la aplicación de autenticación, las llaves de acceso y los códigos de recuperación. Ahora basta la contraseña para iniciar sesión. Se ha cerrado la sesión en todos los dispositivos.',
  'mail.factor-recovery-asked.subject': 'Solicitud para desactivar la verificación en dos pasos en {site}',
  'mail.factor-recovery-asked.lead':
    'Alguien que conoce la contraseña de tu cuenta de {site} ha pedido desactivar la verificación en dos pasos. El enlace de abajo lo permitirá a partir del {from:datetime}.',
  'mail.factor-recovery-asked.button': 'Ver la solicitud',
  'mail.factor-recovery-asked.doubt':
    'Alguien conoce tu contraseña. Abre el enlace de arriba para cancelar la solicitud y después cambia tu contraseña.',
  'mail.checkFactors':
    'Restablece tu contraseña cuanto antes. Después inicia sesión y revisa «Inicio de sesión y seguridad».',
} as const;
