/** Other sites that people enter with their account. */
export const apps = {
  'apps.title': 'Seus aplicativos',
  'apps.lead': 'Você pode usá-los com a sua conta.',
  'apps.none': 'Ainda não há aplicativos para a sua conta.',
  'enter.title': 'Ir para {application}',
  'enter.continue': 'Continuar para {application}',
  'enter.going': 'Isso leva só um momento.',
  'enter.lost': 'Você entrou novamente. O que você enviou por último não chegou: continue e envie de novo.',
  'enter.cookies':
    'Seu navegador voltou sem o cookie que recebeu lá. Permita os cookies deste aplicativo e depois continue.',
  'enter.expired': 'Demorou demais, ou este link já foi usado. Continue para tentar novamente.',
  'enter.loop':
    'O aplicativo fica enviando você de volta para cá. Aguarde um minuto e tente novamente. Se não adiantar, avise quem administra este site.',
  'enter.refused': 'Você não pode abrir este aplicativo',
  'enter.refusedBecause': 'Sua conta não está em um grupo que possa usá-lo. Fale com quem administra este site.',
  'enter.unknown': 'Aplicativo desconhecido',
  'enter.unknownBecause': 'Este link não leva a um aplicativo deste site.',
} as const;
