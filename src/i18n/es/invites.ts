/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Inicia sesión en tu cuenta.',
  'register.closed.title': 'El registro está cerrado',
  'register.closed.text': 'Este sitio no admite cuentas nuevas por ahora. Si ya tienes una, inicia sesión.',
  'register.invite.title': 'Necesitas una invitación',
  'register.invite.text':
    'En este sitio solo se crean cuentas nuevas con invitación. Si tienes una, abre su enlace. Si ya tienes una cuenta, inicia sesión.',
  'email.domain': 'Aquí solo se pueden usar direcciones de correo de {domains}.',
  'activate.expired.textForInvited':
    'Los enlaces son válidos durante {lifetime:duration}. Si tienes una invitación, vuelve a abrirla para obtener otro.',
  'api.inviteNeededBecause': 'Envía el token de una invitación como «invite».',
  'invite.welcome': 'Tienes una invitación para crear una cuenta aquí.',
  'invite.unknown.text':
    'Puede que esté incompleto o sea demasiado antiguo. Vuelve a abrirlo desde la invitación o cópialo entero. Si no funciona, pide una invitación nueva.',
  'invite.over.title': 'Esta invitación ya no es válida',
  'invite.expired.text': 'Ha caducado o se ha retirado. Pide una nueva.',
  'invite.usedUp.text':
    'Ya se han creado todas las cuentas que permitía. Si una es tuya, inicia sesión. Si no, pide una invitación nueva.',
  'invite.tooLate.text':
    'Se agotó o se retiró antes de que abrieras este enlace, así que no se ha creado ninguna cuenta. Pide una invitación nueva.',
  'invite.otherAddress': 'Esta invitación es para otra dirección de correo. Escribe aquella a la que se envió.',
  'mail.invite.subject': 'Invitación a {site}',
  'mail.invite.lead': 'Tienes una invitación para crear una cuenta en {site}.',
  'mail.invite.button': 'Aceptar invitación',
  'mail.invite.late': 'Este correo se ha retrasado y la invitación ha caducado. Pide una nueva.',
  'mail.invite.unexpected': '¿No lo esperabas?',
  'mail.invite.doubt': 'Puedes ignorar este correo. No se crea ninguna cuenta si no te registras.',
  'api.inviteOverBecause': 'La invitación ha caducado, se ha retirado o se ha agotado.',
  'waiting.title': 'Tu cuenta está pendiente de aprobación',
  'waiting.text':
    'Tu dirección de correo está confirmada. El equipo responsable de este sitio revisará ahora tu registro. Te escribiremos cuando puedas iniciar sesión.',
  'mail.approval-waits.subject': 'Una cuenta nueva de {site} espera aprobación',
  'mail.approval-waits.lead':
    'Alguien ha confirmado su dirección de correo en {site}. Podrá iniciar sesión cuando un administrador apruebe su cuenta.',
  'mail.approval-waits.several.subject': '{count:number} cuentas nuevas de {site} esperan aprobación',
  'mail.approval-waits.several.lead':
    '{count:number} personas más han confirmado su dirección de correo en {site} desde el {since:datetime}. Podrán iniciar sesión cuando un administrador apruebe sus cuentas.',
  'mail.approval-waits.button': 'Revisar cuentas',
  'invites.closed': 'El registro en este sitio está cerrado, así que nadie podría usar una invitación.',
  'invites.hasAccount': 'Esta dirección de correo ya tiene una cuenta.',
  'invites.notMailed':
    'Esta dirección no puede recibir más correos por ahora: hoy se han solicitado demasiados o su titular los ha rechazado.',
  'invites.noGroup': 'No hay ningún grupo «{name}».',
  'invites.tooManyGroups': 'Elige {count:number} grupos como máximo.',
  'invites.wrongNumber': 'Escribe un número entero del 1 al {most:number}.',
  'invites.oneAccount': 'Una invitación para una dirección vale para una cuenta.',
  'event.approval-awaited': 'Registro hecho, a la espera de aprobación',
} as const;
