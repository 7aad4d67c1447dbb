export const pages = {
  'language.name': 'Español',
  'language.locale': 'es-ES',

  // On every page
  'page.failed': 'Error: {title}',
  'page.account': 'Tu cuenta',
  'page.back': 'Volver a {host}',
  'page.footer': 'Sin rastreo. Solo cookies necesarias.',
  'page.problem': 'Hay un problema',
  'time.justNow': 'hace un momento',

  // Links that many pages share
  'way.login': 'Iniciar sesión',
  'way.logout': 'Cerrar sesión',
  'way.register': 'Crear una cuenta',
  'way.registerAgain': 'Registrarse de nuevo',
  'way.forgot': '¿Has olvidado tu contraseña?',
  'way.resetAgain': 'Solicitar un enlace nuevo',
  'way.otherAddress': 'Usar otro correo',
  'way.account': 'Tu cuenta',
  'way.backToAccount': 'Volver a la cuenta',
  'way.leaveIt': 'Cancelar',
  'way.start': 'Inicio',

  // Shown once, on the next page after an action
  'notice.activated-and-logged-in': 'Tu cuenta está activa y has iniciado sesión.',
  'notice.logged-out': 'Has cerrado sesión.',
  'notice.resent':
    'Si tu registro sigue pendiente, hemos vuelto a enviar el correo. Las solicitudes repetidas pueden tardar más.',
  'notice.logged-out-here':
    'Has cerrado sesión en este navegador, pero el servidor no ha podido finalizarla. Caducará si no se usa. Para finalizarla antes, inicia sesión más tarde y abre «Dispositivos».',
  'notice.disowned': 'Gracias por avisar. La solicitud se ha cancelado y ya no recibirás estos correos.',
  'notice.emails-stopped': 'Gracias por avisar. Ya no recibirás estos correos.',
  'notice.password-reset':
    'Has establecido tu nueva contraseña y se ha cerrado la sesión en todos los dispositivos. Inicia sesión con ella.',
  'notice.profile-changed': 'Perfil guardado.',
  'notice.password-changed': 'Contraseña cambiada. Se ha cerrado la sesión en todos los demás dispositivos.',
  'notice.email-change-asked':
    'Hemos enviado un enlace a tu nuevo correo. Ábrelo para confirmar el cambio. Hasta entonces, no cambiará nada.',
  'notice.email-changed': 'Correo cambiado. A partir de ahora, inicia sesión con el nuevo.',
  'notice.email-restored':
    'Has recuperado tu correo anterior y establecido tu nueva contraseña. Inicia sesión con ambos.',
  'notice.done-for-another':
    'Listo. Aquí has iniciado sesión con otra cuenta. Cierra sesión para usar la que acabas de cambiar.',
  'notice.session-ended': 'Sesión cerrada en el dispositivo.',
  'notice.others-ended': 'Se ha cerrado la sesión en todos los demás dispositivos.',
  'notice.deletion-asked':
    'Tu cuenta está cerrada y se eliminará {grace:in}. Para conservarla, inicia sesión antes y restáurala.',
  'notice.deletion-cancelled': 'Hola de nuevo. Tu cuenta no se eliminará.',

  // Error pages
  'refused.unreadable': 'Solicitud no válida',
  'refused.unreadableBecause': 'No hemos podido leer la solicitud de tu navegador. No se ha cambiado nada. {reason}',
  'refused.tooLarge': 'Demasiados datos',
  'refused.tooLargeBecause':
    'El formulario era demasiado grande. Vuelve atrás y acorta lo que has escrito. Si era corto, puede que una extensión del navegador haya añadido algo: prueba en una ventana privada.',
  'refused.whole': 'Estaba incompleta. Vuelve a cargar la página e inténtalo de nuevo.',
  'refused.twice':
    'Contenía un campo más de una vez. Puede deberse a una extensión del navegador: prueba en una ventana privada.',
  'refused.untypable':
    'Contenía un carácter no válido, como un salto de línea. Vuelve a cargar la página e inténtalo de nuevo.',
  'field.untypable': 'Quita los caracteres no válidos, como tabulaciones o saltos de línea.',
  'refused.encoding':
    'Su codificación no es válida. Vuelve a cargar la página e inténtalo de nuevo, o usa otro navegador.',
  'refused.address': 'El enlace no está codificado correctamente. Vuelve a abrirlo desde el correo o cópialo otra vez.',
  'refused.unclear':
    'Sus encabezados son ambiguos. Algo entre tu navegador y este sitio los modifica: prueba con otra red.',
  'refused.type':
    'Solo se aceptan formularios enviados por un navegador. Abre la página en un navegador y envía su formulario.',
  'refused.notUtf8': 'Solo se admite UTF-8. Prueba con otro navegador.',
  'refused.unknownPage': 'Página no encontrada',
  'refused.unknownPageBecause': 'Puede que la dirección esté incompleta o que la página se haya movido.',
  'refused.method': 'Esta solicitud no está permitida',
  'refused.methodBecause': 'Esta página no se puede usar así. Empieza desde la página de inicio.',
  'refused.csrf': 'No hemos podido verificar el formulario',
  'refused.csrfBecause': 'El formulario no venía de este sitio o faltaba su cookie. Vuelve a enviarlo desde aquí.',
  'refused.wrongAddressHtml':
    'Los formularios no funcionan en esta dirección. Abre <a href="{address}">{address}</a> y rellena allí el formulario.',
  'refused.noCookieHtml':
    'Tu navegador ha enviado el formulario sin su cookie. Vuelve a enviarlo. Si ves este mensaje otra vez, permite las cookies de este sitio y vuelve a cargar <a href="{address}">{address}</a>.',
  'refused.otherAccount': 'Has iniciado sesión con otra cuenta',
  'refused.otherAccountBecause':
    'Este formulario era para otra cuenta, así que no se ha cambiado nada. Has iniciado sesión como {email}. Para usar el formulario con {email}, vuelve a enviarlo desde aquí.',
  'refused.inAdvance': 'Abre esta página directamente',
  'refused.inAdvanceBecause':
    'Tu navegador la ha solicitado por adelantado. La copia de tus datos solo se crea cuando abres la página.',
  'refused.tooOften': 'Inténtalo más tarde',
  'refused.tooOftenBecause': 'Demasiados intentos. Inténtalo de nuevo {wait:in}.',
  'refused.waitOver': 'Ya puedes intentarlo de nuevo.',
  'refused.overload': 'Inténtalo de nuevo en unos instantes',
  'refused.overloadBecause': 'Este sitio tiene mucho tráfico ahora mismo. Inténtalo de nuevo {wait:in}.',
  'refused.storage': 'No podemos guardar esto ahora mismo',
  'refused.storageBecause':
    'El servidor no puede leer ni guardar datos ahora mismo. No se ha cambiado nada. Inténtalo de nuevo {wait:in}.',
  'refused.exporting': 'Ya hay una descarga en curso',
  'refused.exportingBecause':
    'Ya hay una descarga en curso para ti o para tu red. Espera a que termine o inténtalo de nuevo {wait:in}.',
  'refused.language': 'Este idioma no está disponible. Elige otro al final de la página.',
  'refused.form': 'No ha funcionado',
  'refused.ours': 'Algo ha ido mal',
  'refused.oursBecause':
    'El error es nuestro. Inténtalo de nuevo más tarde. Si se repite, ponte en contacto con el equipo responsable de este sitio.',
  'refused.status': 'Error {status:number}',
  'refused.statusHtml': 'Error {status:number}. Si pides ayuda, incluye <code>{requestId}</code>',

  // Home
  'home.title': 'Te damos la bienvenida',
  'home.text': 'Crea una cuenta o inicia sesión en la tuya.',

  // Registration
  'register.title': 'Crear una cuenta',
  'register.button': 'Crear cuenta',
  'register.already': '¿Ya tienes una cuenta?',
  'sent.title': 'Revisa tu correo',
  'sent.toHtml':
    'Hemos enviado un correo a <strong>{email}</strong>. Abre el enlace que contiene para continuar. El enlace es válido durante {lifetime:duration}.',
  'sent.again': '¿No te llega el correo después de unos minutos? Revisa la carpeta de spam o envíalo de nuevo.',
  'sent.againButton': 'Enviar de nuevo',
  'sent.againIn': 'Podrás solicitarlo de nuevo {wait:in}.',
  'sent.againNow': 'Ya puedes solicitarlo de nuevo.',
  'sent.wrongAddress': '¿Dirección equivocada?',
  'sent.elsewhere':
    'Si acabas de registrarte, abre el enlace del correo que te hemos enviado. Es válido durante {lifetime:duration}.',
  'sent.elsewhereAgain':
    '¿No te llega el correo después de unos minutos? Revisa la carpeta de spam o regístrate de nuevo.',

  // Activation
  'activate.title': 'Activar tu cuenta',
  'activate.text':
    'Parece que te registraste en otro navegador. Escribe la contraseña que elegiste allí para confirmar que eres tú.',
  'activate.passwordHint': 'La que elegiste al registrarte.',
  'activate.button': 'Activar e iniciar sesión',
  'activate.forgotten': 'No sé la contraseña',
  'activate.forgottenText':
    'Si la has olvidado, o si otra persona registró tu correo, establece una contraseña nueva. La anterior dejará de funcionar.',
  'activate.newPasswordButton': 'Establecer contraseña e iniciar sesión',
  'activate.passwordMissing': 'Escribe la contraseña que elegiste al registrarte.',
  'activate.onlyOne': 'Escribe tu contraseña o una nueva, pero no ambas.',
  'activate.passwordWrong':
    'Contraseña incorrecta. Si te registraste más de una vez, escribe la que corresponde a este correo.',
  'activate.done.title': 'Tu cuenta ya está activa',
  'activate.done.text': 'Ya no necesitas este enlace. Inicia sesión con tu correo y tu contraseña.',
  'activate.expired.title': 'Este enlace ha caducado',
  'activate.expired.text':
    'Los enlaces son válidos durante {lifetime:duration}. Regístrate de nuevo para obtener otro.',
  'activate.unknown.text':
    'Puede que esté incompleto o sea demasiado antiguo. Vuelve a abrirlo desde el correo o cópialo entero.',
  'activate.unknown.else': 'Si no funciona, regístrate de nuevo para obtener otro.',
  'activate.disowned.title': 'Este registro se ha cancelado',
  'activate.disowned.text':
    'Alguien con acceso a este buzón no lo ha reconocido, así que el enlace por sí solo ya no activa la cuenta.',
  'activate.disowned.else':
    '¿Eras tú? Algunos programas de correo pulsan el botón por su cuenta. Escribe la contraseña que elegiste al registrarte. Si no te registraste, puedes ignorar esta página.',
  'activate.signedIn.title': 'Ya has iniciado sesión',
  'activate.signedIn.heading': 'Has iniciado sesión como {email}',
  'activate.signedIn.text': 'Este enlace pertenece a otro registro. Cierra sesión y vuelve a abrirlo.',
  'activate.signedIn.stayHtml': 'O mantén la sesión iniciada y <a href="/account">ve a tu cuenta</a>.',

  // Unknown and expired links of every kind
  'link.unknown.title': 'Este enlace no funciona',
  'link.over.title': 'Este enlace ya no funciona',

  // "It wasn’t me"
  'notMe.title': '¿No lo has solicitado?',
  'notMe.text':
    'Otra persona ha escrito tu dirección de correo. Podemos cancelar el registro y dejar de enviarte durante {blockedFor:duration} los correos que otras personas soliciten con ella.',
  'notMe.textForOthers':
    'Otra persona ha escrito tu dirección de correo. Podemos dejar de enviarte durante {blockedFor:duration} los correos que otras personas soliciten con ella.',
  'notMe.textForInvited':
    'Quienes administran este sitio te han invitado. Puedes ignorarlo: no se crea ninguna cuenta si no te registras. También podemos dejar de enviarte durante {blockedFor:duration} las invitaciones y otros correos que alguien solicite para tu dirección.',
  'notMe.ends':
    'Esto incluye los correos para restablecer la contraseña, salvo que los solicites en un navegador en el que ya hayas iniciado sesión antes. Termina en cuanto uses uno de nuestros enlaces para iniciar sesión.',
  'notMe.unknown.text':
    'Puede que esté incompleto o sea demasiado antiguo. Vuelve a abrirlo desde el correo. Si recibes más correos como este, usa el enlace del último.',
  'notMe.button': 'Dejar de recibir estos correos',

  // Log-in
  'login.title': 'Iniciar sesión',
  'login.toContinue': 'Inicia sesión para continuar.',
  'login.button': 'Iniciar sesión',
  'login.remember': 'Mantener la sesión iniciada en este dispositivo',
  'login.newHere': '¿Aún no tienes cuenta?',
  'login.wrongPair':
    'Correo o contraseña incorrectos. Si acabas de registrarte, abre primero el enlace de nuestro correo.',

  // Forgotten password
  'forgot.title': 'Restablecer tu contraseña',
  'forgot.text': 'Escribe tu correo y te enviaremos un enlace para establecer una contraseña nueva.',
  'forgot.button': 'Enviar enlace',
  'forgot.sent.text':
    'Si existe una cuenta con este correo, hemos enviado un enlace a esa dirección. El enlace es válido durante {lifetime:duration}.',
  'forgot.sent.else':
    '¿No te llega el correo después de unos minutos? Revisa la carpeta de spam y si tu dirección está bien escrita. Si nunca activaste tu cuenta, regístrate de nuevo.',
  'reset.title': 'Establecer una contraseña nueva',
  'reset.text': 'Se cerrará la sesión en todos tus dispositivos.',
  'reset.whoseHtml': 'Para <strong>{email}</strong>.',
  'reset.button': 'Guardar contraseña',
  'reset.over.text':
    'Los enlaces para restablecer la contraseña son válidos durante {lifetime:duration} y funcionan una sola vez. Si acabas de establecer una contraseña nueva, inicia sesión con ella. Si no, tu contraseña no ha cambiado.',
  'reset.missing.title': 'Abre el enlace del correo en este navegador',
  'reset.missing.text':
    'Este navegador no tiene ningún enlace para restablecer la contraseña. Abre aquí el enlace del correo o solicita uno nuevo. Una vez abierto, tienes {lifetime:duration}.',
  'reset.missing.cookies':
    '¿Acabas de abrirlo aquí? Entonces tu navegador bloquea las cookies de este sitio. Permítelas y vuelve a abrir el enlace.',
  'reset.replaced.title': 'Esta página está desactualizada',
  'reset.replaced.text':
    'Desde entonces se han abierto otros enlaces en este navegador. No se ha cambiado nada. Vuelve a abrir el enlace desde el correo: la página muestra de qué cuenta es.',
  'reset.unknown.text': 'Puede que esté incompleto. Vuelve a abrirlo desde el correo o solicita uno nuevo.',

  // Account overview
  'account.title': 'Tu cuenta',
  'account.memberSince': 'Miembro desde',
  'account.lastLogin': 'Último inicio de sesión',
  'account.firstLogin': 'Este es tu primer inicio de sesión',
  'account.profile': 'Perfil',
  'account.security': 'Inicio de sesión y seguridad',
  'account.data': 'Tus datos',
  'account.noName': 'Ninguno',
  'account.language': 'Idioma',
  'account.changed': 'Cambiada',
  'account.neverChanged': 'Nunca cambiada',
  'account.devices': '{count, plural, one {# dispositivo} other {# dispositivos}}',

  // Profile
  'profile.title': 'Perfil',
  'profile.displayName': 'Nombre visible',
  'profile.hint': 'Opcional. Aparece en tus páginas y en el saludo de los correos sobre tu cuenta.',
  'profile.button': 'Guardar',

  // Reauthentication
  'confirm.title': 'Confirmar tu contraseña',
  'confirm.text': 'Por seguridad, escribe tu contraseña para continuar.',
  'confirm.button': 'Continuar',

  // Password change
  'changePassword.title': 'Cambiar contraseña',
  'changePassword.text': 'Se cerrará la sesión en todos los demás dispositivos. Aquí seguirá iniciada.',
  'changePassword.current': 'Contraseña actual',
  'changePassword.button': 'Cambiar contraseña',

  // Email change
  'changeEmail.title': 'Cambiar correo',
  'changeEmail.textHtml':
    'Tu correo actual es <strong>{email}</strong>. Seguirá en uso hasta que confirmes el nuevo con el enlace que enviaremos a esa dirección.',
  'changeEmail.label': 'Nuevo correo electrónico',
  'changeEmail.button': 'Enviar enlace de confirmación',
  'changeEmail.same': 'Este ya es tu correo. Escribe otro.',
  'confirmEmail.title': 'Confirmar tu nuevo correo',
  'confirmEmail.text': 'Escribe la contraseña de tu cuenta para confirmar que eres tú.',
  'confirmEmail.ownHtml':
    'Tu correo cambiará a <strong>{newEmail}</strong>. Se cerrará la sesión en todos los demás dispositivos.',
  'confirmEmail.button': 'Confirmar correo',
  'confirmEmail.again': 'Solicitar un enlace nuevo',
  'confirmEmail.over.text':
    'Los enlaces de confirmación caducan pronto y funcionan una sola vez. Revisa tu cuenta: puede que el correo ya haya cambiado. El enlace también deja de funcionar si cambias la contraseña o si se crea una cuenta con el nuevo correo.',
  'confirmEmail.unknown.text':
    'Puede que esté incompleto o que tu cuenta haya cambiado: una contraseña nueva también anula estos enlaces.',
  'undo.title': 'Conservar tu correo anterior',
  'undo.text':
    'Tu cuenta volverá al correo en el que recibiste este enlace. Establece una contraseña nueva: quien cambió el correo puede conocer la anterior. Se cerrará la sesión en todos los dispositivos.',
  'undo.button': 'Conservar correo anterior',
  'undo.over.text':
    'Un cambio de correo se puede deshacer una sola vez, en un plazo de {lifetime:duration}. Si ya lo has hecho, inicia sesión con tu correo anterior.',
  'undo.unknown.text':
    'Puede que esté incompleto, que sea demasiado antiguo o que ya hayas usado el enlace de un correo anterior. Vuelve a abrirlo desde el correo. Si no funciona, inicia sesión o restablece tu contraseña con el correo actual de tu cuenta.',
  'undo.taken.title': 'Este correo tiene una cuenta nueva',
  'undo.taken.text':
    'Alguien con acceso a este buzón ha creado una cuenta nueva con este correo, así que tu cuenta anterior no puede recuperarlo. Tu nueva contraseña se ha establecido en la cuenta anterior y se ha cerrado la sesión en todos sus dispositivos.',
  'undo.taken.next':
    'Inicia sesión en la cuenta anterior con el correo que se indica en nuestro mensaje y cámbialo allí. Si la cuenta nueva también es tuya, cambia su correo y vuelve a abrir este enlace.',

  // Sessions
  'sessions.title': 'Dispositivos',
  'sessions.textHtml':
    '¿No reconoces un dispositivo? Cierra su sesión y <a href="/account/password">cambia tu contraseña</a>.',
  'sessions.thisOne': 'Este dispositivo',
  'sessions.address': 'Dirección IP {ip}',
  'sessions.seen': 'Última actividad:',
  'sessions.begun': 'Inicio de sesión:',
  'sessions.end': 'Cerrar sesión',
  'sessions.endThisOne': 'Cerrar sesión en este dispositivo',
  'sessions.endOthers': 'Cerrar sesión en todos los demás dispositivos',
  'device.browserOnSystem': '{browser} en {system}',
  'device.browser': '{browser}',
  'device.unknownBrowser': 'Navegador desconocido',

  // Activity
  'activity.title': 'Actividad reciente',
  'activity.textHtml':
    '¿No reconoces algo? <a href="/account/password">Cambia tu contraseña</a> y <a href="/account/sessions">cierra la sesión en los dispositivos desconocidos</a>.',
  'activity.from': '{device}, dirección IP {ip}',
  'event.activated': 'Cuenta activada',
  'event.signed-in': 'Nuevo inicio de sesión',
  'event.signed-in-new-device': 'Inicio de sesión desde un navegador nuevo',
  'event.signed-out': 'Sesión cerrada',
  'event.password-reset': 'Contraseña restablecida por correo, sesión cerrada en todos los dispositivos',
  'event.password-changed': 'Contraseña cambiada, sesión cerrada en todos los demás dispositivos',
  'event.profile-changed': 'Nombre visible cambiado',
  'event.email-change-asked': 'Cambio de correo solicitado:',
  'event.email-changed': 'Correo cambiado:',
  'event.email-restored': 'Cambio de correo deshecho:',
  'event.session-ended': 'Sesión cerrada en un dispositivo',
  'event.other-sessions-ended': 'Sesión cerrada en todos los demás dispositivos',
  'event.exported': 'Datos descargados',
  'event.deletion-asked': 'Eliminación de la cuenta solicitada',
  'event.deletion-cancelled': 'Eliminación de la cuenta cancelada',

  // Data export and account deletion
  'export.title': 'Descargar tus datos',
  'delete.title': 'Eliminar cuenta',
  'delete.text':
    'Tu cuenta se cierra de inmediato y se cierra la sesión en todos los dispositivos. La cuenta se eliminará {grace:in}, con todos tus datos. Para conservarla, inicia sesión antes y restáurala.',
  'delete.lastAdmin':
    'Eres la única persona que administra este sitio, y sin ti nadie podría gestionarlo. Da primero el rol de administración a otra persona; después podrás eliminar tu cuenta.',
  'delete.toPeople': 'Gestionar personas',
  'delete.exportHtml': 'Quizá quieras <a href="/account/export">descargar tus datos</a> antes.',
  'delete.button': 'Eliminar cuenta',
  'restore.title': '¿Restaurar tu cuenta?',
  'restore.text':
    'Esta cuenta se eliminará el {deleteAfter:day}, con todos tus datos. Hasta entonces puedes restaurarla.',
  'restore.button': 'Restaurar cuenta',
  'restore.leaveHtml':
    'Si quieres que se elimine, cierra sesión. Antes puedes <a href="/account/export">descargar tus datos</a>.',

  // The development mailbox
  'dev.mails': 'Correos',
  'dev.mail': 'Correo: {subject}',
  'dev.noMails': 'Aún no hay correos. Crea una cuenta para recibir uno.',
  'dev.previews': 'Todos los correos',
  'dev.previewsText': 'Cada tipo de correo en cada idioma, con datos inventados. Los enlaces no funcionan.',
  'dev.html': 'Versión HTML',
} as const;
