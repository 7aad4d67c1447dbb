/** Log-ins with accounts at other sites, and accounts without a password. */
export const identities = {
  'provider.button': 'Iniciar sesión con {provider}',
  'provider.failed': 'No se ha podido iniciar sesión con {provider}',
  'provider.down': '{provider} no responde ahora mismo. Inténtalo más tarde o inicia sesión de otra forma.',
  'provider.refused':
    'No hemos podido verificar la respuesta de {provider}. Inténtalo de nuevo o inicia sesión de otra forma.',
  'provider.declined': '{provider} no ha confirmado quién eres. Inténtalo de nuevo o inicia sesión de otra forma.',
  'provider.unasked': 'Ha tardado demasiado, ya se ha usado o se empezó en otro navegador o pestaña. Empieza de nuevo.',
  'identity.title': 'Un paso más',
  'identity.unlinked': 'La cuenta de {provider} «{label}» aún no está vinculada a ninguna cuenta aquí.',
  'identity.haveTitle': '¿Ya tienes una cuenta?',
  'identity.haveText': 'Inicia sesión como siempre. Después podrás vincular {provider} a tu cuenta.',
  'identity.haveButton': 'Iniciar sesión y vincular',
  'identity.taken':
    '{email} ya tiene una cuenta aquí. Inicia sesión como siempre. Después podrás vincular {provider} a ella.',
  'identity.newTitle': '¿Es tu primera vez aquí?',
  'identity.newText': 'Crea una cuenta. No necesitas contraseña, porque inicias sesión con {provider}.',
  'notice.identity-expired': 'Ha tardado demasiado. Empieza de nuevo.',
  'identity.link.title': 'Vincular cuenta',
  'identity.link.text':
    '¿Quieres vincular la cuenta de {provider} «{label}» a tu cuenta? Quien pueda iniciar sesión allí podrá iniciarla también aquí. Se cerrará la sesión en todos los demás dispositivos.',
  'identity.link.button': 'Vincular cuenta',
  'identity.last': 'Es tu única forma de iniciar sesión. Primero establece una contraseña.',
  'identity.noPassword': 'Esta cuenta no tiene contraseña. Inicia sesión de nuevo primero o envía un código.',
  'identities.title': 'Cuentas vinculadas',
  'identities.text': 'Inicia sesión con una cuenta de otro sitio en lugar de tu contraseña.',
  'identities.none': 'No hay cuentas vinculadas.',
  'identities.createdAt': 'Vinculada el {at:day}',
  'identities.usedAt': 'Último uso:',
  'identities.neverUsed': 'Nunca usada',
  'identities.add': 'Vincular una cuenta',
  'identities.link': 'Vincular {provider}',
  'identities.unlink': 'Desvincular',
  'identities.changeText':
    'Si vinculas o desvinculas una cuenta, se cerrará la sesión en todos los demás dispositivos.',
  'identities.count': '{count, plural, one {# cuenta} other {# cuentas}}',
  'notice.identity-linked': 'Cuenta vinculada. Se ha cerrado la sesión en todos los demás dispositivos.',
  'notice.identity-unlinked': 'Cuenta desvinculada. Se ha cerrado la sesión en todos los demás dispositivos.',
  'notice.identity-known': 'Esta cuenta ya estaba vinculada.',
  'notice.identity-taken':
    'Esta cuenta está vinculada a otra cuenta de aquí. Inicia sesión en ella y desvincúlala primero.',
  'notice.identity-other': 'Esa cuenta no está vinculada a la tuya. Inténtalo de nuevo con la que sí lo está.',
  'notice.identity-not-again':
    'El otro sitio no te ha pedido que inicies sesión de nuevo, así que no puede confirmar que eres tú. Usa otra forma.',
  'confirm.withProvider': 'Por tu seguridad, confirma que eres tú.',
  'confirm.titleWithout': 'Confirmar que eres tú',
  'confirm.providerText': 'Por tu seguridad, inicia sesión de nuevo en un sitio que usas para entrar aquí.',
  'confirm.provider': 'Confirmar con {provider}',
  'confirm.nothing':
    'Aún no tienes contraseña. Podemos enviarte un enlace para establecer una. Se cerrará la sesión en todos los dispositivos.',
  'confirm.nothingButton': 'Establecer una contraseña por correo',
  'firstPassword.title': 'Establecer una contraseña',
  'firstPassword.text':
    'Así también podrás iniciar sesión con tu correo y esta contraseña. Se cerrará la sesión en todos los demás dispositivos.',
  'firstPassword.button': 'Establecer contraseña',
  'confirmEmail.otherWay': 'Iniciar sesión de otra forma para confirmar',
  'activate.chooseText':
    'Abre este enlace en el navegador en el que empezaste. O elige aquí una contraseña para activar tu cuenta.',
  'notice.recovery-needs-password':
    'Para desactivar la verificación en dos pasos, inicia sesión con tu contraseña. Si no tienes, establece primero una por correo.',
  'event.identity-linked': 'Cuenta de otro sitio vinculada:',
  'event.identity-unlinked': 'Cuenta de otro sitio desvinculada:',
  'mail.identity-linked.subject': 'Otra forma de iniciar sesión en tu cuenta de {site}',
  'mail.identity-linked.lead':
    'Se ha vinculado una cuenta de otro sitio a tu cuenta de {site}. Sirve para iniciar sesión. Se ha cerrado la sesión en todos los demás dispositivos.',
  'mail.identity-unlinked.subject': 'Se ha eliminado una forma de iniciar sesión en tu cuenta de {site}',
  'mail.identity-unlinked.lead':
    'Se ha desvinculado una cuenta de otro sitio de tu cuenta de {site}. Ya no sirve para iniciar sesión. Se ha cerrado la sesión en todos los demás dispositivos.',
} as const;
