/** Log-ins with accounts at other sites, and accounts without a password. */
export const identities = {
  'provider.button': 'Entrar com {provider}',
  'provider.failed': 'Não foi possível entrar com {provider}',
  'provider.down': '{provider} não está respondendo agora. Tente mais tarde ou entre de outra forma.',
  'provider.refused': 'Não foi possível verificar a resposta de {provider}. Tente novamente ou entre de outra forma.',
  'provider.declined': '{provider} não confirmou quem você é. Tente novamente ou entre de outra forma.',
  'provider.unasked': 'Isso demorou demais, já foi usado ou foi iniciado em outro navegador ou aba. Comece novamente.',
  'identity.title': 'Mais uma etapa',
  'identity.unlinked': 'A conta {provider} “{label}” ainda não está vinculada a nenhuma conta aqui.',
  'identity.haveTitle': 'Já tem uma conta?',
  'identity.haveText': 'Entre como de costume. Depois você poderá vincular {provider} à sua conta.',
  'identity.haveButton': 'Entrar e vincular',
  'identity.taken':
    '{email} já tem uma conta aqui. Entre como de costume. Depois você poderá vincular {provider} a ela.',
  'identity.newTitle': 'Novo por aqui?',
  'identity.newText': 'Crie uma conta. Você não precisa de senha, pois entra com {provider}.',
  'notice.identity-expired': 'Isso demorou demais. Comece novamente.',
  'identity.link.title': 'Vincular conta',
  'identity.link.text':
    'Quer vincular a conta {provider} “{label}” à sua conta? Quem puder entrar lá também poderá entrar aqui. Todos os outros dispositivos serão desconectados.',
  'identity.link.button': 'Vincular conta',
  'identity.last': 'Esta é sua única forma de entrar. Defina uma senha primeiro.',
  'identity.noPassword': 'Esta conta não tem senha. Entre novamente primeiro ou envie um código.',
  'identities.title': 'Contas vinculadas',
  'identities.text': 'Entre com uma conta de outro site em vez da sua senha.',
  'identities.none': 'Nenhuma conta vinculada.',
  'identities.createdAt': 'Vinculada em {at:day}',
  'identities.usedAt': 'Último uso:',
  'identities.neverUsed': 'Nunca usada',
  'identities.add': 'Vincular uma conta',
  'identities.link': 'Vincular {provider}',
  'identities.unlink': 'Desvincular',
  'identities.changeText':
    'Se você vincular ou desvincular uma conta, todos os outros dispositivos serão desconectados.',
  'identities.count': '{count, plural, one {# conta} other {# contas}}',
  'notice.identity-linked': 'Conta vinculada. Todos os outros dispositivos foram desconectados.',
  'notice.identity-unlinked': 'Conta desvinculada. Todos os outros dispositivos foram desconectados.',
  'notice.identity-known': 'Esta conta já estava vinculada.',
  'notice.identity-taken': 'Esta conta está vinculada a outra conta aqui. Entre nela e desvincule-a primeiro.',
  'notice.identity-other': 'Essa conta não está vinculada à sua. Tente novamente com a que está.',
  'notice.identity-not-again':
    'O outro site não pediu que você entrasse novamente, então não pode confirmar que é você. Use outra forma.',
  'confirm.withProvider': 'Para sua segurança, confirme que é você.',
  'confirm.titleWithout': 'Confirmar que é você',
  'confirm.providerText': 'Para sua segurança, entre novamente em um site que você usa para entrar aqui.',
  'confirm.provider': 'Confirmar com {provider}',
  'confirm.nothing':
    'Você ainda não tem senha. Podemos enviar um link para definir uma. Todos os dispositivos serão desconectados.',
  'confirm.nothingButton': 'Definir uma senha por e-mail',
  'firstPassword.title': 'Definir uma senha',
  'firstPassword.text':
    'Você também poderá entrar com seu e-mail e esta senha. Todos os outros dispositivos serão desconectados.',
  'firstPassword.button': 'Definir senha',
  'confirmEmail.otherWay': 'Entrar de outra forma para confirmar',
  'activate.chooseText':
    'Abra este link no navegador em que você começou. Ou escolha uma senha aqui para ativar sua conta.',
  'notice.recovery-needs-password':
    'Para desativar a verificação em duas etapas, entre com sua senha. Se você não tem uma, defina-a primeiro por e-mail.',
  'event.identity-linked': 'Conta de outro site vinculada:',
  'event.identity-unlinked': 'Conta de outro site desvinculada:',
  'mail.identity-linked.subject': 'Outra forma de entrar na sua conta em {site}',
  'mail.identity-linked.lead':
    'Uma conta de outro site foi vinculada à sua conta em {site}. Ela pode ser usada para entrar. Todos os outros dispositivos foram desconectados.',
  'mail.identity-unlinked.subject': 'Uma forma de entrar na sua conta em {site} foi removida',
  'mail.identity-unlinked.lead':
    'Uma conta de outro site foi desvinculada da sua conta em {site}. Ela não pode mais ser usada para entrar. Todos os outros dispositivos foram desconectados.',
} as const;
