export const mail = {
  // Parts that several mails share
  'mail.greeting': 'Olá!',
  'mail.greetingByName': 'Olá, {name}!',
  'mail.validity': 'Válido por {lifetime:duration}, para um único uso. Expira em {expiresAt:datetime}.',
  'mail.late': 'Este e-mail atrasou e o link expirou. Abra o link mesmo assim para receber um novo.',
  'mail.when': 'Data',
  'mail.whenLast': 'Mais recente',
  'mail.ip': 'Endereço IP',
  'mail.ipUnknown': 'Desconhecido',
  'mail.device': 'Dispositivo',
  'mail.notRequested': 'Não fez esta solicitação?',
  'mail.notYou': 'Não foi você?',
  'mail.ignore': 'Você pode ignorar este e-mail. Nada acontece se o link não for aberto.',
  'mail.unchanged': 'Você pode ignorar este e-mail. Nada mudou na sua conta.',
  'mail.stop': 'Parar de receber estes e-mails',
  'mail.resetPassword': 'Redefinir senha',
  'mail.secure': 'Redefina sua senha imediatamente. Todos os dispositivos serão desconectados.',

  // One subject and one sentence per kind of mail, and what only this kind has
  'mail.activation.subject': 'Ative sua conta em {site}',
  'mail.activation.lead': 'Confirme este e-mail para ativar sua conta em {site}.',
  'mail.activation.button': 'Ativar conta',
  'mail.activation.note': 'Abra o link no navegador em que você se cadastrou ou tenha sua senha à mão.',

  'mail.account-exists.subject': 'Você já tem uma conta em {site}',
  'mail.account-exists.lead':
    'Recebemos uma solicitação para criar uma conta em {site} com este e-mail, mas você já tem uma.',
  'mail.account-exists.button': 'Entrar',

  'mail.password-reset.subject': 'Redefina sua senha em {site}',
  'mail.password-reset.lead': 'Recebemos uma solicitação para redefinir a senha da sua conta em {site}.',
  'mail.password-reset.doubt': 'Você pode ignorar este e-mail. Sua senha continua a mesma.',

  'mail.password-changed.subject': 'Sua senha em {site} foi alterada',
  'mail.password-changed.lead':
    'A senha da sua conta em {site} foi alterada. Todos os outros dispositivos foram desconectados.',
  'mail.password-changed.several.subject': 'Sua senha em {site} foi alterada {count:number} vezes',
  'mail.password-changed.several.lead':
    'A senha da sua conta em {site} foi alterada mais {count:number} vezes desde {since:datetime}. Todos os outros dispositivos foram desconectados.',

  'mail.email-change.subject': 'Confirme seu novo e-mail em {site}',
  'mail.email-change.lead': 'Confirme este e-mail para usá-lo na sua conta em {site}.',
  'mail.email-change.button': 'Confirmar e-mail',
  'mail.email-change.note': 'Até lá, a conta continua com o e-mail atual.',

  'mail.address-taken.subject': 'Seu e-mail já tem uma conta em {site}',
  'mail.address-taken.lead':
    'Recebemos uma solicitação para usar este e-mail em outra conta em {site}. Ele já pertence à sua.',

  'mail.email-change-asked.subject': 'Alteração de e-mail solicitada na sua conta em {site}',
  'mail.email-change-asked.lead':
    'O e-mail da sua conta em {site} mudará para {newEmail} assim que o novo endereço for confirmado.',
  'mail.email-change-asked.doubt':
    'Outra pessoa pode ter acesso à sua conta. Mantenha este e-mail e escolha uma nova senha.',
  'mail.email-change-asked.button': 'Manter este e-mail',

  'mail.email-changed.subject': 'Seu e-mail em {site} foi alterado',
  'mail.email-changed.lead':
    'O e-mail da sua conta em {site} foi alterado para {newEmail}. Não enviaremos mais mensagens sobre a conta para este endereço.',
  'mail.email-changed.doubt':
    'Outra pessoa pode ter acesso à sua conta. Restaure este e-mail e escolha uma nova senha.',
  'mail.email-changed.button': 'Restaurar este e-mail',

  'mail.email-changed-to-this.subject': 'Seu novo e-mail em {site}',
  'mail.email-changed-to-this.lead':
    'Este agora é o e-mail da sua conta em {site}. Use-o para entrar a partir de agora.',

  'mail.email-restored.subject': 'Alteração de e-mail desfeita em {site}',
  'mail.email-restored.lead':
    'A alteração de e-mail de uma conta em {site} foi desfeita. A conta voltou a ter o e-mail anterior e tem uma nova senha. Todos os dispositivos foram desconectados.',

  'mail.new-device.subject': 'Novo acesso à sua conta em {site}',
  'mail.new-device.lead': 'Sua conta em {site} foi acessada em um novo navegador.',
  'mail.new-device.several.subject': '{count:number} novos acessos à sua conta em {site}',
  'mail.new-device.several.lead':
    'Sua conta em {site} foi acessada mais {count:number} vezes em novos navegadores desde {since:datetime}.',

  'mail.deletion-asked.subject': 'Sua conta em {site} será excluída',
  'mail.deletion-asked.lead':
    'Sua conta em {site} está encerrada. Ela será excluída com todos os dados em {deleteAfter:day}. Para mantê-la, entre e restaure-a antes dessa data.',
  'mail.deletion-asked.button': 'Manter minha conta',
  'mail.deletion-asked.doubt': 'Entre e restaure sua conta e depois altere sua senha.',
  'mail.deletion-asked.several.subject': 'Sua conta em {site} foi encerrada {count:number} vezes',
  'mail.deletion-asked.several.lead':
    'Sua conta em {site} foi encerrada mais {count:number} vezes desde {since:datetime} e restaurada nesse intervalo. Se continuar encerrada, ela será excluída com todos os dados em {deleteAfter:day}. Para mantê-la, entre e restaure-a antes dessa data.',

  'mail.deletion-cancelled.subject': 'Sua conta em {site} foi restaurada',
  'mail.deletion-cancelled.lead': 'Sua conta em {site} foi restaurada e não será excluída. Nenhum dado foi perdido.',
  'mail.deletion-cancelled.several.subject': 'Sua conta em {site} foi restaurada {count:number} vezes',
  'mail.deletion-cancelled.several.lead':
    'Sua conta encerrada em {site} foi restaurada mais {count:number} vezes desde {since:datetime}. Nenhum dado foi perdido.',
  'mail.token-created.subject': 'Um token de acesso foi criado para sua conta em {site}',
  'mail.token-created.lead':
    'Alguém que tinha acabado de informar sua senha em {site} criou um token de acesso. Com ele, um programa pode usar sua conta.',
  'mail.token-created.several.subject': '{count:number} tokens de acesso foram criados para sua conta em {site}',
  'mail.token-created.several.lead':
    'Mais {count:number} tokens de acesso foram criados para sua conta em {site} desde {since:datetime}. Com eles, programas podem usar sua conta.',
} as const;
