/** Other sites that people enter with their account. */
export const apps = {
  'apps.title': 'Tus aplicaciones',
  'apps.lead': 'Puedes usarlas con tu cuenta.',
  'apps.none': 'Todavía no hay aplicaciones para tu cuenta.',
  'enter.title': 'Ir a {application}',
  'enter.continue': 'Continuar a {application}',
  'enter.going': 'Solo tarda un momento.',
  'enter.lost': 'Has vuelto a iniciar sesión. Lo último que enviaste allí no llegó: continúa y envíalo de nuevo.',
  'enter.cookies':
    'Tu navegador ha vuelto sin la cookie que recibió allí. Permite las cookies de esta aplicación y continúa.',
  'enter.expired': 'Ha tardado demasiado, o este enlace ya se usó. Continúa para volver a intentarlo.',
  'enter.loop':
    'La aplicación te envía aquí una y otra vez. Espera un minuto e inténtalo de nuevo. Si no ayuda, avisa a quienes llevan este sitio.',
  'enter.refused': 'No puedes abrir esta aplicación',
  'enter.refusedBecause': 'Tu cuenta no está en ningún grupo que pueda usarla. Pregunta a quienes llevan este sitio.',
  'enter.unknown': 'Aplicación desconocida',
  'enter.unknownBecause': 'Este enlace no lleva a ninguna aplicación de este sitio.',
} as const;
