export const admin = {
  'refused.disabled': 'Questo account è disattivato',
  'refused.disabledBecause':
    'Il tuo account è disattivato. Chiedi ai gestori di questo sito se pensi che sia un errore.',
  'refused.waiting': 'Il tuo account non è ancora approvato',
  'refused.waitingBecause': 'Il tuo account non è ancora approvato. Riceverai un’email appena potrai accedere.',
  'admin.title': 'Amministrazione',
  'notice.admin-needs-factor': 'Per amministrare serve un secondo fattore. Prima configurane uno.',
  'admin.open': 'Amministra questo sito',
  'admin.back': 'Torna all’amministrazione',
} as const;
