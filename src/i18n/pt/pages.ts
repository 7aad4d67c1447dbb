export const pages = {
  'language.name': 'Português',
  'language.locale': 'pt-BR',

  // On every page
  'page.failed': 'Erro: {title}',
  'page.account': 'Sua conta',
  'page.back': 'Voltar para {host}',
  'page.footer': 'Sem rastreamento. Apenas cookies essenciais.',
  'page.problem': 'Verifique as informações',

  'time.justNow': 'agora mesmo',

  // Links that many pages share
  'way.login': 'Entrar',
  'way.logout': 'Sair',
  'way.register': 'Criar conta',
  'way.registerAgain': 'Refazer o cadastro',
  'way.forgot': 'Esqueceu a senha?',
  'way.resetAgain': 'Solicitar um novo link',
  'way.otherAddress': 'Usar outro e-mail',
  'way.account': 'Sua conta',
  'way.backToAccount': 'Voltar para a conta',
  'way.leaveIt': 'Cancelar',
  'way.start': 'Início',

  // Shown once, on the next page after an action
  'notice.activated-and-logged-in': 'Sua conta está ativa e você já entrou nela.',
  'notice.logged-out': 'Você saiu da sua conta.',
  'notice.resent':
    'Se o seu cadastro ainda estiver pendente, reenviamos o e-mail. Solicitações repetidas podem demorar mais.',
  'notice.logged-out-here':
    'Você saiu da conta neste navegador, mas o servidor não conseguiu encerrar a sessão. Ela expira se não for usada. Para encerrá-la antes, entre mais tarde e abra “Dispositivos”.',
  'notice.disowned': 'Agradecemos o aviso. A solicitação foi cancelada e você não receberá mais estes e-mails.',
  'notice.emails-stopped': 'Agradecemos o aviso. Você não receberá mais estes e-mails.',
  'notice.password-reset':
    'Sua nova senha foi definida e todos os dispositivos foram desconectados. Use-a agora para entrar.',
  'notice.profile-changed': 'Perfil salvo.',
  'notice.password-changed': 'Senha alterada. Todos os outros dispositivos foram desconectados.',
  'notice.email-change-asked':
    'Enviamos um link para o seu novo e-mail. Abra-o para confirmar a alteração. Até lá, nada muda.',
  'notice.email-changed': 'E-mail alterado. Use o novo e-mail para entrar a partir de agora.',
  'notice.email-restored': 'Seu e-mail antigo foi restaurado e sua nova senha foi definida. Use os dois para entrar.',
  'notice.done-for-another': 'Pronto. Você está usando outra conta aqui. Saia para usar a que você acabou de alterar.',
  'notice.session-ended': 'Dispositivo desconectado.',
  'notice.others-ended': 'Todos os outros dispositivos foram desconectados.',
  'notice.deletion-asked':
    'Sua conta está encerrada e será excluída {grace:in}. Para mantê-la, entre antes disso e restaure-a.',
  'notice.deletion-cancelled': 'Que bom ver você de novo. Sua conta não será excluída.',

  // Error pages
  'refused.unreadable': 'Solicitação inválida',
  'refused.unreadableBecause': 'Não foi possível ler a solicitação do seu navegador. Nada foi alterado. {reason}',
  'refused.tooLarge': 'Dados demais',
  'refused.tooLargeBecause':
    'Este formulário era grande demais. Volte e encurte o que você digitou. Se o texto era curto, uma extensão do navegador pode ter adicionado algo: tente em uma janela anônima.',
  'refused.whole': 'Ela estava incompleta. Recarregue a página e tente novamente.',
  'refused.twice':
    'Ela continha o mesmo campo mais de uma vez. Uma extensão do navegador pode ser a causa: tente em uma janela anônima.',
  'refused.untypable':
    'Ela continha um caractere inválido, como uma quebra de linha. Recarregue a página e tente novamente.',
  'field.untypable': 'Remova caracteres inválidos, como tabulações ou quebras de linha.',
  'refused.encoding': 'A codificação dela é inválida. Recarregue a página e tente novamente ou use outro navegador.',
  'refused.address': 'O link não está codificado corretamente. Abra-o novamente a partir do e-mail ou copie-o de novo.',
  'refused.unclear':
    'Os cabeçalhos dela são ambíguos. Algo entre o seu navegador e este site os altera: tente outra rede.',
  'refused.type':
    'Somente formulários enviados por um navegador são aceitos. Abra a página em um navegador e envie o formulário.',
  'refused.notUtf8': 'Somente UTF-8 é compatível. Tente outro navegador.',
  'refused.unknownPage': 'Página não encontrada',
  'refused.unknownPageBecause': 'O endereço pode estar incompleto ou a página mudou de lugar.',
  'refused.method': 'Esta solicitação não é permitida',
  'refused.methodBecause': 'Esta página não pode ser usada desta forma. Comece pela página inicial.',
  'refused.csrf': 'Não foi possível verificar este formulário',
  'refused.csrfBecause':
    'O formulário não veio deste site ou o cookie dele estava ausente. Envie-o novamente nesta página.',
  'refused.wrongAddressHtml':
    'Os formulários não funcionam neste endereço. Abra <a href="{address}">{address}</a> e preencha o formulário lá.',
  'refused.noCookieHtml':
    'Seu navegador enviou o formulário sem o cookie dele. Envie-o novamente. Se esta mensagem aparecer de novo, permita cookies para este site e recarregue <a href="{address}">{address}</a>.',
  'refused.otherAccount': 'Você está usando outra conta',
  'refused.otherAccountBecause':
    'Este formulário era de outra conta, por isso nada foi alterado. Você entrou como {email}. Para usar o formulário para {email}, envie-o novamente nesta página.',
  'refused.inAdvance': 'Abra esta página por conta própria',
  'refused.inAdvanceBecause':
    'Seu navegador a solicitou antes de você. Uma cópia dos seus dados só é criada quando você abre a página.',
  'refused.tooOften': 'Tente novamente mais tarde',
  'refused.tooOftenBecause': 'Muitas tentativas. Tente novamente {wait:in}.',
  'refused.waitOver': 'Você já pode tentar novamente.',
  'refused.overload': 'Tente novamente em instantes',
  'refused.overloadBecause': 'Este site está muito ocupado no momento. Tente novamente {wait:in}.',
  'refused.storage': 'Não é possível salvar no momento',
  'refused.storageBecause':
    'O servidor não consegue ler nem salvar dados no momento. Nada foi alterado. Tente novamente {wait:in}.',
  'refused.exporting': 'Um download já está em andamento',
  'refused.exportingBecause':
    'Um download para você ou para a sua rede já está em andamento. Espere ele terminar ou tente novamente {wait:in}.',
  'refused.language': 'Este idioma não está disponível. Escolha outro na parte inferior da página.',
  'refused.form': 'Não funcionou',
  'refused.ours': 'Algo deu errado',
  'refused.oursBecause':
    'O erro é nosso. Tente novamente mais tarde. Se continuar acontecendo, entre em contato com os responsáveis por este site.',
  'refused.status': 'Erro {status:number}',
  'refused.statusHtml': 'Erro {status:number}. Se pedir ajuda, inclua <code>{requestId}</code>',

  // Home
  'home.title': 'Boas-vindas',
  'home.text': 'Crie uma conta ou entre na sua.',

  // Registration
  'register.title': 'Criar conta',
  'register.button': 'Criar conta',
  'register.already': 'Já tem uma conta?',
  'sent.title': 'Confira seu e-mail',
  'sent.toHtml':
    'Enviamos um e-mail para <strong>{email}</strong>. Abra o link dele para continuar. O link é válido por {lifetime:duration}.',
  'sent.again': 'Não recebeu o e-mail após alguns minutos? Verifique a pasta de spam ou reenvie o e-mail.',
  'sent.againButton': 'Reenviar',
  'sent.againIn': 'Você poderá solicitar novamente {wait:in}.',
  'sent.againNow': 'Você já pode solicitar novamente.',
  'sent.wrongAddress': 'Endereço errado?',
  'sent.elsewhere':
    'Se você acabou de se cadastrar, abra o link do e-mail que enviamos. Ele é válido por {lifetime:duration}.',
  'sent.elsewhereAgain': 'Não recebeu o e-mail após alguns minutos? Verifique a pasta de spam ou refaça o cadastro.',

  // Activation
  'activate.title': 'Ativar sua conta',
  'activate.text':
    'Parece que você se cadastrou em outro navegador. Informe a senha que escolheu lá para confirmar que é você.',
  'activate.passwordHint': 'A que você escolheu ao se cadastrar.',
  'activate.button': 'Ativar e entrar',
  'activate.forgotten': 'Não sei a senha',
  'activate.forgottenText':
    'Se você a esqueceu ou se outra pessoa cadastrou seu e-mail, defina uma nova senha. A antiga deixará de funcionar.',
  'activate.newPasswordButton': 'Definir senha e entrar',
  'activate.passwordMissing': 'Informe a senha que você escolheu ao se cadastrar.',
  'activate.onlyOne': 'Informe a sua senha ou uma nova, mas não as duas.',
  'activate.passwordWrong':
    'Senha incorreta. Se você se cadastrou mais de uma vez, informe a que corresponde a este e-mail.',
  'activate.done.title': 'Sua conta já está ativa',
  'activate.done.text': 'Você não precisa mais deste link. Entre com seu e-mail e sua senha.',
  'activate.expired.title': 'Este link expirou',
  'activate.expired.text': 'Os links são válidos por {lifetime:duration}. Refaça o cadastro para receber um novo.',
  'activate.unknown.text':
    'Ele pode estar incompleto ou ser antigo demais. Abra-o novamente a partir do e-mail ou copie-o por inteiro.',
  'activate.unknown.else': 'Se isso não ajudar, refaça o cadastro para receber um novo.',
  'activate.disowned.title': 'Este cadastro foi cancelado',
  'activate.disowned.text':
    'Alguém com acesso a esta caixa de e-mail não o reconheceu, por isso o link sozinho não ativa mais a conta.',
  'activate.disowned.else':
    'Foi você? Alguns programas de e-mail clicam no botão por conta própria. Informe a senha que você escolheu ao se cadastrar. Se você não se cadastrou, pode ignorar esta página.',
  'activate.signedIn.title': 'Você já entrou na sua conta',
  'activate.signedIn.heading': 'Você entrou como {email}',
  'activate.signedIn.text': 'Este link pertence a outro cadastro. Saia e abra-o novamente.',
  'activate.signedIn.stayHtml': 'Ou mantenha a sessão e <a href="/account">acesse sua conta</a>.',

  // Unknown and expired links of every kind
  'link.unknown.title': 'Este link não funciona',
  'link.over.title': 'Este link não funciona mais',

  // "It wasn’t me"
  'notMe.title': 'Não fez esta solicitação?',
  'notMe.text':
    'Outra pessoa informou seu e-mail. Podemos cancelar o cadastro e bloquear por {blockedFor:duration} os e-mails que outras pessoas solicitarem com o seu endereço.',
  'notMe.textForOthers':
    'Outra pessoa informou seu e-mail. Podemos bloquear por {blockedFor:duration} os e-mails que outras pessoas solicitarem com o seu endereço.',
  'notMe.textForInvited':
    'Quem administra este site convidou você. Pode ignorar: nenhuma conta é criada sem cadastro. Também podemos bloquear por {blockedFor:duration} convites e outros e-mails que alguém solicitar para o seu endereço.',
  'notMe.ends':
    'Isso inclui a redefinição de senha, a menos que você a solicite em um navegador em que já tenha entrado antes. O bloqueio termina assim que você usar um dos nossos links para entrar.',
  'notMe.unknown.text':
    'Ele pode estar incompleto ou ser antigo demais. Abra-o novamente a partir do e-mail. Se receber mais e-mails como esse, use o link do mais recente.',
  'notMe.button': 'Parar de receber estes e-mails',

  // Log-in
  'login.title': 'Entrar',
  'login.toContinue': 'Entre para continuar.',
  'login.button': 'Entrar',
  'login.newHere': 'Ainda não tem conta?',
  'login.remember': 'Lembrar de mim neste dispositivo',
  'login.wrongPair':
    'E-mail ou senha incorretos. Se você acabou de se cadastrar, primeiro abra o link do nosso e-mail.',

  // Forgotten password
  'forgot.title': 'Redefinir sua senha',
  'forgot.text': 'Informe seu e-mail e enviaremos um link para definir uma nova senha.',
  'forgot.button': 'Enviar link',
  'forgot.sent.text':
    'Se houver uma conta com este e-mail, enviamos um link para ele. O link é válido por {lifetime:duration}.',
  'forgot.sent.else':
    'Não recebeu o e-mail após alguns minutos? Verifique a pasta de spam e se o e-mail está escrito corretamente. Se você nunca ativou sua conta, refaça o cadastro.',
  'reset.title': 'Definir uma nova senha',
  'reset.text': 'Todos os seus dispositivos serão desconectados.',
  'reset.whoseHtml': 'Para <strong>{email}</strong>.',
  'reset.button': 'Definir nova senha',
  'reset.over.text':
    'Os links de redefinição são válidos por {lifetime:duration} e funcionam uma única vez. Se você acabou de definir uma nova senha, use-a para entrar. Caso contrário, sua senha não mudou.',
  'reset.missing.title': 'Abra o link do e-mail neste navegador',
  'reset.missing.text':
    'Este navegador não tem um link de redefinição. Abra o link do e-mail aqui ou solicite um novo. Depois de abri-lo, você terá {lifetime:duration}.',
  'reset.missing.cookies':
    'Acabou de abri-lo aqui? Então seu navegador bloqueia os cookies deste site. Permita-os e abra o link novamente.',
  'reset.replaced.title': 'Esta página está desatualizada',
  'reset.replaced.text':
    'Outros links de redefinição foram abertos neste navegador depois. Nada foi alterado. Abra o link do e-mail novamente: a página mostra a qual conta ele se refere.',
  'reset.unknown.text': 'Ele pode estar incompleto. Abra-o novamente a partir do e-mail ou solicite um novo.',

  // Account overview
  'account.title': 'Sua conta',
  'account.memberSince': 'Membro desde',
  'account.lastLogin': 'Último acesso',
  'account.firstLogin': 'Este é o seu primeiro acesso',
  'account.profile': 'Perfil',
  'account.security': 'Acesso e segurança',
  'account.data': 'Seus dados',
  'account.noName': 'Nenhum',
  'account.language': 'Idioma',
  'account.changed': 'Alterada',
  'account.neverChanged': 'Nunca alterada',
  'account.devices': '{count, plural, one {# dispositivo} other {# dispositivos}}',

  // Profile
  'profile.title': 'Perfil',
  'profile.displayName': 'Nome de exibição',
  'profile.hint': 'Opcional. Aparece nas suas páginas e na saudação dos e-mails sobre a sua conta.',
  'profile.button': 'Salvar',

  // Reauthentication
  'confirm.title': 'Confirmar sua senha',
  'confirm.text': 'Para sua segurança, informe sua senha para continuar.',
  'confirm.button': 'Continuar',

  // Password change
  'changePassword.title': 'Alterar senha',
  'changePassword.text': 'Todos os outros dispositivos serão desconectados. Sua sessão continua aberta aqui.',
  'changePassword.current': 'Senha atual',
  'changePassword.button': 'Alterar senha',

  // Email change
  'changeEmail.title': 'Alterar e-mail',
  'changeEmail.textHtml':
    'Seu e-mail atual é <strong>{email}</strong>. Ele continua em uso até você confirmar o novo com o link que enviaremos para lá.',
  'changeEmail.label': 'Novo e-mail',
  'changeEmail.button': 'Enviar link de confirmação',
  'changeEmail.same': 'Este já é o seu e-mail. Informe outro.',
  'confirmEmail.title': 'Confirmar seu novo e-mail',
  'confirmEmail.text': 'Informe a senha da sua conta para confirmar que é você.',
  'confirmEmail.ownHtml':
    'Seu e-mail será alterado para <strong>{newEmail}</strong>. Todos os outros dispositivos serão desconectados.',
  'confirmEmail.button': 'Confirmar e-mail',
  'confirmEmail.again': 'Solicitar um novo link',
  'confirmEmail.over.text':
    'Os links de confirmação expiram em pouco tempo e funcionam uma única vez. Verifique sua conta: o e-mail pode já ter sido alterado. Uma nova senha, ou uma conta com o novo e-mail, também invalida o link.',
  'confirmEmail.unknown.text':
    'Ele pode estar incompleto, ou sua conta mudou desde então: uma nova senha também invalida esses links.',
  'undo.title': 'Manter seu e-mail antigo',
  'undo.text':
    'Sua conta voltará para o e-mail em que você recebeu este link. Defina uma nova senha: quem alterou o e-mail pode saber a antiga. Todos os dispositivos serão desconectados.',
  'undo.button': 'Manter e-mail antigo',
  'undo.over.text':
    'Uma alteração de e-mail pode ser desfeita uma única vez, em até {lifetime:duration}. Se você já fez isso, entre com seu e-mail antigo.',
  'undo.unknown.text':
    'Ele pode estar incompleto ou ser antigo demais, ou ter sido substituído pelo link de um e-mail anterior que você usou. Abra-o novamente a partir do e-mail. Se isso não ajudar, entre ou redefina sua senha com o e-mail atual da sua conta.',
  'undo.taken.title': 'Este e-mail tem uma nova conta',
  'undo.taken.text':
    'Alguém com acesso a esta caixa de e-mail criou uma nova conta com ele, por isso sua conta antiga não pode tê-lo de volta. Sua nova senha foi definida para a conta antiga, e todos os dispositivos dela foram desconectados.',
  'undo.taken.next':
    'Entre na conta antiga com o e-mail indicado na nossa mensagem e altere-o lá. Se a nova conta também for sua, altere o e-mail dela e abra este link novamente.',

  // Sessions
  'sessions.title': 'Dispositivos',
  'sessions.textHtml': 'Não reconhece um dispositivo? Desconecte-o e <a href="/account/password">altere sua senha</a>.',
  'sessions.thisOne': 'Este dispositivo',
  'sessions.address': 'Endereço IP {ip}',
  'sessions.seen': 'Última atividade:',
  'sessions.begun': 'Acesso:',
  'sessions.end': 'Desconectar',
  'sessions.endThisOne': 'Desconectar este dispositivo',
  'sessions.endOthers': 'Desconectar todos os outros dispositivos',
  'device.browserOnSystem': '{browser} no {system}',
  'device.browser': '{browser}',
  'device.unknownBrowser': 'Navegador desconhecido',

  // Activity
  'activity.title': 'Atividade recente',
  'activity.textHtml':
    'Não reconhece algo? <a href="/account/password">Altere sua senha</a> e <a href="/account/sessions">desconecte os dispositivos desconhecidos</a>.',
  'activity.from': '{device}, endereço IP {ip}',
  'event.activated': 'Conta ativada',
  'event.signed-in': 'Novo acesso',
  'event.signed-in-new-device': 'Acesso em um novo navegador',
  'event.signed-out': 'Saída da conta',
  'event.password-reset': 'Senha redefinida por e-mail, todos os dispositivos desconectados',
  'event.password-changed': 'Senha alterada, todos os outros dispositivos desconectados',
  'event.profile-changed': 'Nome de exibição alterado',
  'event.email-change-asked': 'Alteração de e-mail solicitada:',
  'event.email-changed': 'E-mail alterado:',
  'event.email-restored': 'Alteração de e-mail desfeita:',
  'event.session-ended': 'Dispositivo desconectado',
  'event.other-sessions-ended': 'Todos os outros dispositivos desconectados',
  'event.exported': 'Dados baixados',
  'event.deletion-asked': 'Exclusão da conta solicitada',
  'event.deletion-cancelled': 'Exclusão da conta cancelada',

  // Data export and account deletion
  'export.title': 'Baixar seus dados',
  'delete.title': 'Excluir conta',
  'delete.text':
    'Sua conta é encerrada imediatamente, e todos os dispositivos são desconectados. Ela será excluída {grace:in}, com todos os seus dados. Para mantê-la, entre antes disso e restaure-a.',
  'delete.lastAdmin':
    'Você é a única pessoa que administra este site, e sem você ninguém poderia gerenciá-lo. Torne outra pessoa administradora primeiro; depois, poderá excluir sua conta.',
  'delete.toPeople': 'Gerenciar pessoas',
  'delete.exportHtml': 'Você pode <a href="/account/export">baixar seus dados</a> antes.',
  'delete.button': 'Excluir conta',
  'restore.title': 'Restaurar sua conta?',
  'restore.text':
    'Esta conta será excluída em {deleteAfter:day}, com todos os seus dados. Até lá, você pode restaurá-la.',
  'restore.button': 'Restaurar conta',
  'restore.leaveHtml':
    'Para prosseguir com a exclusão, saia da conta. Você pode <a href="/account/export">baixar seus dados</a> antes.',

  // The development mailbox
  'dev.mails': 'E-mails',
  'dev.mail': 'E-mail: {subject}',
  'dev.noMails': 'Nenhum e-mail ainda. Crie uma conta para receber um.',
  'dev.html': 'Versão em HTML',
  'dev.previews': 'Todos os e-mails',
  'dev.previewsText': 'Cada tipo de e-mail em cada idioma, com dados fictícios. Os links não funcionam.',
} as const;
