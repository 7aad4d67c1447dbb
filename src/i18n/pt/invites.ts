/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Entre na sua conta.',
  'register.closed.title': 'Os cadastros estão fechados',
  'register.closed.text': 'Este site não está aceitando novas contas no momento. Se você já tem uma, entre.',
  'register.invite.title': 'Você precisa de um convite',
  'register.invite.text':
    'Neste site, novas contas são criadas apenas por convite. Se você tem um, abra o link dele. Se já tem uma conta, entre.',
  'email.domain': 'Aqui só é possível usar e-mails de {domains}.',
  'activate.expired.textForInvited':
    'Os links são válidos por {lifetime:duration}. Se você tem um convite, abra-o novamente para receber um novo.',
  'api.inviteNeededBecause': 'Envie o token de um convite como “invite”.',
  'invite.welcome': 'Você recebeu um convite para criar uma conta aqui.',
  'invite.unknown.text':
    'Ele pode estar incompleto ou ser antigo demais. Abra-o novamente a partir do convite ou copie-o por inteiro. Se não adiantar, peça um novo convite.',
  'invite.over.title': 'Este convite não vale mais',
  'invite.expired.text': 'Ele expirou ou foi cancelado. Peça um novo.',
  'invite.usedUp.text':
    'Todas as contas que ele permitia foram criadas. Se uma delas é sua, entre. Caso contrário, peça um novo convite.',
  'invite.tooLate.text':
    'Ele se esgotou ou foi cancelado antes de você abrir este link, então nenhuma conta foi criada. Peça um novo convite.',
  'invite.otherAddress': 'Este convite é para outro e-mail. Informe aquele para o qual ele foi enviado.',
  'mail.invite.subject': 'Convite para {site}',
  'mail.invite.lead': 'Você recebeu um convite para criar uma conta em {site}.',
  'mail.invite.button': 'Aceitar convite',
  'mail.invite.late': 'Este e-mail atrasou e o convite expirou. Peça um novo.',
  'mail.invite.unexpected': 'Não esperava este e-mail?',
  'mail.invite.doubt': 'Você pode ignorar este e-mail. Nenhuma conta é criada sem cadastro.',
  'api.inviteOverBecause': 'O convite expirou, foi cancelado ou se esgotou.',
  'waiting.title': 'Sua conta aguarda aprovação',
  'waiting.text':
    'Seu e-mail está confirmado. Os responsáveis por este site vão analisar seu cadastro agora. Avisaremos por e-mail quando você puder entrar.',
  'mail.approval-waits.subject': 'Uma nova conta em {site} aguarda aprovação',
  'mail.approval-waits.lead':
    'Alguém confirmou seu e-mail em {site}. Essa pessoa poderá entrar quando um administrador aprovar a conta.',
  'mail.approval-waits.several.subject': '{count:number} novas contas em {site} aguardam aprovação',
  'mail.approval-waits.several.lead':
    'Mais {count:number} pessoas confirmaram seus e-mails em {site} desde {since:datetime}. Elas poderão entrar quando um administrador aprovar suas contas.',
  'mail.approval-waits.button': 'Analisar contas',
  'invites.closed': 'Os cadastros neste site estão fechados, então ninguém poderia usar um convite.',
  'invites.hasAccount': 'Este e-mail já tem uma conta.',
  'invites.notMailed':
    'Este endereço não pode receber outro e-mail agora: muitos foram solicitados hoje ou o dono os bloqueou.',
  'invites.noGroup': 'Não há um grupo “{name}”.',
  'invites.tooManyGroups': 'Escolha no máximo {count:number} grupos.',
  'invites.wrongNumber': 'Informe um número inteiro de 1 a {most:number}.',
  'invites.oneAccount': 'Um convite para um endereço vale para uma conta.',
  'event.approval-awaited': 'Cadastro feito, aguardando aprovação',
} as const;
