export const admin = {
  'refused.disabled': 'Esta cuenta está desactivada',
  'refused.disabledBecause':
    'Tu cuenta está desactivada. Pregunta a los responsables de este sitio si crees que es un error.',
  'refused.waiting': 'Tu cuenta aún no está aprobada',
  'refused.waitingBecause': 'Tu cuenta aún no está aprobada. Recibirás un correo en cuanto puedas iniciar sesión.',
  'admin.title': 'Administración',
  'notice.admin-needs-factor': 'Para administrar hace falta un segundo factor. Configura uno primero.',
  'admin.open': 'Administrar este sitio',
  'admin.back': 'Volver a la administración',
} as const;
