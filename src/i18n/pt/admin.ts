export const admin = {
  'refused.disabled': 'Esta conta está desativada',
  'refused.disabledBecause':
    'Sua conta está desativada. Fale com os responsáveis por este site se você acha que é um engano.',
  'refused.waiting': 'Sua conta ainda não foi aprovada',
  'refused.waitingBecause': 'Sua conta ainda não foi aprovada. Você receberá um e-mail assim que puder entrar.',
  'admin.title': 'Administração',
  'notice.admin-needs-factor': 'A administração exige um segundo fator. Configure um primeiro.',
  'admin.open': 'Administrar este site',
  'admin.back': 'Voltar à administração',
} as const;
