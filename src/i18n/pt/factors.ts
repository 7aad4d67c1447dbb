/** The second step of a log-in, and what people set up for it. */
export const factors = {
  // The second step of the log-in
  'code.title': 'Confirmar que é você',
  'code.text': 'Informe o código do seu aplicativo autenticador ou um código de recuperação.',
  'code.textWithoutApp': 'Use sua chave de acesso ou informe um código de recuperação.',
  'code.label': 'Código',
  'code.trust': 'Não perguntar novamente neste navegador por {lifetime:duration}',
  'code.button': 'Entrar',
  'code.missing': 'Informe um código.',
  'code.wrong': 'Código incorreto. Cada código funciona uma única vez: se você acabou de usar este, espere o próximo.',
  'code.startOver': 'Entrar com outra conta',
  'code.lost': 'Perdeu o dispositivo e os códigos de recuperação?',
  'notice.login-expired': 'A segunda etapa demorou mais de {pendingLogin:duration}. Entre novamente.',
  'notice.second-step-first': 'Sua conta usa a verificação em duas etapas. Entre para continuar.',

  // Passkeys, wherever they are used
  'passkey.use': 'Usar uma chave de acesso',
  'passkey.logIn': 'Entrar com uma chave de acesso',
  'passkey.wrong': 'Esta chave de acesso não funciona aqui. Tente outra chave ou outra forma.',
  'passkey.expired': 'Isso demorou demais. Tente novamente.',
  'passkey.copied': 'Recusamos esta chave de acesso porque alguém pode tê-la copiado. Remova-a da sua conta.',
  'passkey.notAsked': 'Sua chave de acesso não foi usada. Tente novamente ou use outra forma.',

  // Overview
  'security.link': 'Chaves de acesso e verificação em duas etapas',
  'security.title': 'Acesso e segurança',
  'security.second': 'Verificação em duas etapas',
  'security.secondText': 'Mesmo que alguém descubra sua senha, não poderá entrar sem a segunda etapa.',
  'security.on': 'Configurado',
  'security.off': 'Não configurado',
  'security.passkeyCount': '{count, plural, one {# chave de acesso} other {# chaves de acesso}}',
  'security.codesLeft': '{count, plural, one {# código restante} other {# códigos restantes}}',
  'security.none': 'Não há',
  'security.access': 'Acessos',
  'security.required':
    'Este site exige a verificação em duas etapas. Configure um aplicativo autenticador ou uma chave de acesso para continuar.',
  'security.codesMissing': 'Você não tem nenhum código de recuperação. Crie-os para o caso de perder seu dispositivo.',

  // Authenticator app
  'totp.title': 'Aplicativo autenticador',
  'totp.text':
    'O aplicativo mostra um novo código a cada 30 segundos. Para entrar, você precisa da senha e do código atual.',
  'totp.scan': 'Escaneie isto com o aplicativo:',
  'totp.image': 'Código QR com sua chave',
  'totp.key': 'Ou digite esta chave no aplicativo:',
  'totp.code': 'Código do aplicativo',
  'totp.button': 'Ativar',
  'totp.wrong':
    'Código incorreto. Informe o que o aplicativo mostra agora e verifique se o relógio do seu dispositivo está certo.',
  'totp.isOn': 'Seu aplicativo autenticador está configurado. Você precisa do código dele para entrar.',
  'totp.createdAt': 'Configurado',
  'totp.usedAt': 'Último uso',
  'totp.neverUsed': 'Nunca usado',
  'totp.remove': 'Remover aplicativo autenticador',
  'totp.removeText': 'Todos os outros dispositivos serão desconectados.',
  'notice.totp-added':
    'Seu aplicativo autenticador está configurado. Todos os outros dispositivos foram desconectados.',
  'notice.totp-added-save-codes':
    'Seu aplicativo autenticador está configurado. Agora crie códigos de recuperação para o caso de perder seu dispositivo.',
  'notice.totp-removed': 'Aplicativo autenticador removido. Todos os outros dispositivos foram desconectados.',

  // Recovery codes
  'recoveryCodes.title': 'Códigos de recuperação',
  'recoveryCodes.text':
    'Se você perder seu dispositivo, entre com um código de recuperação. Cada código funciona uma única vez.',
  'recoveryCodes.left': 'Você ainda tem {count, plural, one {# código} other {# códigos}}. Data de criação: {at:day}.',
  'recoveryCodes.none': 'Você não tem nenhum código de recuperação.',
  'recoveryCodes.notYet': 'Primeiro configure um aplicativo autenticador ou uma chave de acesso.',
  'recoveryCodes.button': 'Criar códigos de recuperação',
  'recoveryCodes.againText':
    'Os novos códigos substituem os antigos. Todos os outros dispositivos serão desconectados.',
  'recoveryCodes.again': 'Criar novos códigos',
  'recoveryCodes.made.title': 'Seus códigos de recuperação',
  'recoveryCodes.made.text':
    'Salve-os agora em um lugar que você possa acessar sem seu dispositivo. Eles não serão exibidos novamente.',
  'recoveryCodes.copy': 'Copiar',
  'recoveryCodes.copied': 'Copiado',
  'recoveryCodes.download': 'Baixar',
  'recoveryCodes.print': 'Imprimir',
  'recoveryCodes.done': 'Salvei os códigos',

  // Passkeys of the account
  'passkeys.title': 'Chaves de acesso',
  'passkeys.text':
    'Entre com sua impressão digital, seu rosto ou um PIN no lugar da senha. Uma chave de acesso não pode ser adivinhada e só funciona neste site.',
  'passkeys.none': 'Você não tem nenhuma chave de acesso.',
  'passkeys.name': 'Nome',
  'passkeys.nameHint': 'Onde ela está, como “Notebook do trabalho”.',
  'passkeys.rename': 'Renomear',
  'passkeys.add': 'Adicionar uma chave de acesso',
  'passkeys.needsScript': 'As chaves de acesso precisam de JavaScript e de um navegador compatível.',
  'passkeys.needsName':
    'As chaves de acesso só funcionam em sites com um nome de domínio. Você abriu este pelo endereço IP.',
  'passkeys.createdAt': 'Adicionada em {at:day}',
  'passkeys.usedAt': 'Último uso:',
  'passkeys.neverUsed': 'Nunca usada',
  'passkeys.backedUp': 'Com backup ou sincronizada',
  'passkeys.oneDevice': 'Em um único dispositivo',
  'passkeys.remove': 'Remover',
  'passkeys.removeText': 'Se você adicionar ou remover uma, todos os outros dispositivos serão desconectados.',
  'passkeys.known': 'Você já adicionou esta chave de acesso.',
  'passkeys.tooMany': 'Você já tem {count:number} chaves de acesso. Primeiro remova uma.',
  'passkeys.unnamed': 'Chave de acesso',
  'notice.passkey-added': 'Chave de acesso adicionada. Todos os outros dispositivos foram desconectados.',
  'notice.passkey-added-save-codes':
    'Chave de acesso adicionada. Agora crie códigos de recuperação para o caso de perder seu dispositivo.',
  'notice.passkey-renamed': 'Chave de acesso renomeada.',
  'notice.passkey-removed': 'Chave de acesso removida. Todos os outros dispositivos foram desconectados.',

  'factor.last': 'Este site exige a verificação em duas etapas. Configure outra segunda etapa antes de remover esta.',

  // Confirming with something else than the password
  'confirm.withFactor': 'Para sua segurança, informe sua senha ou um código, ou use uma chave de acesso.',
  'confirm.titleWithFactor': 'Confirmar que é você',
  'confirm.onlyOne': 'Informe sua senha ou um código, mas não os dois.',
  'confirm.missing': 'Informe sua senha ou um código.',

  // Way back without the second step
  'recovery.title': 'Entrar sem a segunda etapa',
  'recovery.text':
    'Se você perdeu o dispositivo e os códigos de recuperação, poderá desativar a verificação em duas etapas daqui a {wait:duration}. Você precisa da sua senha e do e-mail que enviaremos.',
  'recovery.button': 'Enviar e-mail',
  'notice.recovery-asked':
    'Com o link do nosso e-mail, você poderá desativar a verificação em duas etapas daqui a {wait:duration}. Até lá, ele só serve para cancelar esta solicitação.',
  'recovery.waiting.title': 'Ainda não é possível',
  'recovery.waiting.text':
    'Você poderá desativar a verificação em duas etapas a partir de {from:datetime}. Guarde o e-mail e abra o link dele novamente nesse momento.',
  'recovery.stopText': 'Não fez esta solicitação? Cancele-a e altere sua senha: outra pessoa sabe qual é.',
  'recovery.stop': 'Cancelar solicitação',
  'notice.recovery-stopped':
    'A verificação em duas etapas continua ativada. Quem fez esta solicitação sabe sua senha: altere-a agora.',
  'recovery.ready.title': 'Desativar a verificação em duas etapas',
  'recovery.ready.text':
    'Informe sua senha. Seu aplicativo autenticador, suas chaves de acesso e seus códigos de recuperação serão removidos, e todos os dispositivos serão desconectados.',
  'recovery.ready.button': 'Desativar',
  'recovery.over.text':
    'O link foi usado ou expirou, ou a solicitação foi cancelada. Um acesso com a segunda etapa ou uma alteração na sua conta também invalida o link.',
  'notice.factors-removed':
    'A verificação em duas etapas está desativada. Entre com sua senha e configure-a novamente.',

  // Activity
  'event.totp-added': 'Aplicativo autenticador adicionado, todos os outros dispositivos desconectados',
  'event.totp-removed': 'Aplicativo autenticador removido, todos os outros dispositivos desconectados',
  'event.passkey-added': 'Chave de acesso adicionada, todos os outros dispositivos desconectados:',
  'event.passkey-removed': 'Chave de acesso removida, todos os outros dispositivos desconectados:',
  'event.passkey-renamed': 'Chave de acesso renomeada:',
  'event.passkey-copied': 'Chave de acesso possivelmente copiada, recusada:',
  'event.recovery-codes-made': 'Códigos de recuperação criados, todos os outros dispositivos desconectados',
  'event.recovery-code-used': 'Código de recuperação usado',
  'event.factors-removed': 'Verificação em duas etapas desativada, todos os dispositivos desconectados',
  'event.factor-recovery-asked': 'Desativação da verificação em duas etapas solicitada',
  'event.factor-recovery-stopped': 'Desativação da verificação em duas etapas cancelada',

  // API
  'api.secondFactorNeeded': 'A segunda etapa é necessária',
  'api.secondFactorNeededBecause':
    'A senha está correta. Envie também um código do aplicativo autenticador ou um código de recuperação como “code”.',
  'api.secondFactorMissing': 'Primeiro configure a verificação em duas etapas',
  'api.secondFactorMissingBecause': 'Este site a exige. Entre no site para configurá-la.',

  // Mails
  'mail.totp-added.subject': 'Aplicativo autenticador adicionado à sua conta em {site}',
  'mail.totp-added.lead':
    'Um aplicativo autenticador foi adicionado à sua conta em {site}. A partir de agora, você precisa do código dele para entrar. Todos os outros dispositivos foram desconectados.',
  'mail.totp-removed.subject': 'Aplicativo autenticador removido da sua conta em {site}',
  'mail.totp-removed.lead':
    'O aplicativo autenticador foi removido da sua conta em {site}. Os códigos dele não funcionam mais. Todos os outros dispositivos foram desconectados.',
  'mail.passkey-added.subject': 'Chave de acesso adicionada à sua conta em {site}',
  'mail.passkey-added.lead':
    'Uma chave de acesso foi adicionada à sua conta em {site}. Ela pode ser usada para entrar. Todos os outros dispositivos foram desconectados.',
  'mail.passkey-removed.subject': 'Chave de acesso removida da sua conta em {site}',
  'mail.passkey-removed.lead':
    'Uma chave de acesso foi removida da sua conta em {site} e não funciona mais. Todos os outros dispositivos foram desconectados.',
  'mail.passkey-copied.subject': 'Uma chave de acesso da sua conta em {site} pode ter sido copiada',
  'mail.passkey-copied.lead':
    'Recusamos uma chave de acesso da sua conta em {site} porque alguém pode tê-la copiado. Entre de outra forma e remova-a.',
  'mail.recovery-codes-made.subject': 'Códigos de recuperação criados para sua conta em {site}',
  'mail.recovery-codes-made.lead':
    'Novos códigos de recuperação foram criados para sua conta em {site}. Os anteriores não funcionam mais. Todos os outros dispositivos foram desconectados.',
  'mail.recovery-code-used.subject': 'Código de recuperação usado na sua conta em {site}',
  'mail.recovery-code-used.lead':
    'Um código de recuperação da sua conta em {site} foi usado no lugar da segunda etapa. Ele não funciona mais.',
  'mail.factors-removed.subject': 'Verificação em duas etapas desativada na sua conta em {site}',
  'mail.factors-removed.lead':
    'A verificação em duas etapas foi desativada na sua conta em {site}: o aplicativo autenticador, as chaves de acesso e os códigos de recuperação foram removidos. Agora basta a senha para entrar. Todos os dispositivos foram desconectados.',
  'mail.factor-recovery-asked.subject': 'Solicitação para desativar a verificação em duas etapas em {site}',
  'mail.factor-recovery-asked.lead':
    'Alguém que sabe a senha da sua conta em {site} pediu para desativar a verificação em duas etapas. O link abaixo permitirá isso a partir de {from:datetime}.',
  'mail.factor-recovery-asked.button': 'Ver solicitação',
  'mail.factor-recovery-asked.doubt':
    'Alguém sabe sua senha. Abra o link acima para cancelar a solicitação e depois altere sua senha.',
  'mail.checkFactors': 'Redefina sua senha imediatamente. Depois entre e confira “Acesso e segurança”.',
} as const;
