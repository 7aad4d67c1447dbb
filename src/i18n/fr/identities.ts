/** Log-ins with accounts at other sites, and accounts without a password. */
export const identities = {
  'provider.button': 'Se connecter avec {provider}',
  'provider.failed': 'La connexion avec {provider} n’a pas abouti',
  'provider.down': '{provider} ne répond pas pour le moment. Réessayez plus tard ou connectez-vous autrement.',
  'provider.refused': 'Nous n’avons pas pu vérifier la réponse de {provider}. Réessayez ou connectez-vous autrement.',
  'provider.declined': '{provider} n’a pas confirmé votre identité. Réessayez ou connectez-vous autrement.',
  'provider.unasked':
    'Cela a pris trop de temps, a déjà été utilisé ou a été commencé dans un autre navigateur ou onglet. Recommencez.',
  'identity.title': 'Encore une étape',
  'identity.unlinked': 'Le compte {provider} « {label} » n’est encore lié à aucun compte ici.',
  'identity.haveTitle': 'Vous avez déjà un compte ?',
  'identity.haveText': 'Connectez-vous comme d’habitude. Vous pourrez ensuite lier {provider} à votre compte.',
  'identity.haveButton': 'Se connecter et lier',
  'identity.taken':
    '{email} a déjà un compte ici. Connectez-vous comme d’habitude. Vous pourrez ensuite y lier {provider}.',
  'identity.newTitle': 'Nouveau ici ?',
  'identity.newText': 'Créez un compte. Aucun mot de passe n’est nécessaire : vous vous connectez avec {provider}.',
  'notice.identity-expired': 'Cela a pris trop de temps. Recommencez.',
  'identity.link.title': 'Lier le compte',
  'identity.link.text':
    'Voulez-vous lier le compte {provider} « {label} » à votre compte ? Toute personne qui peut s’y connecter pourra alors se connecter ici. Tous les autres appareils seront déconnectés.',
  'identity.link.button': 'Lier le compte',
  'identity.last': 'C’est votre seul moyen de connexion. Définissez d’abord un mot de passe.',
  'identity.noPassword': 'Ce compte n’a pas de mot de passe. Connectez-vous d’abord à nouveau, ou envoyez un code.',
  'identities.title': 'Comptes liés',
  'identities.text': 'Connectez-vous avec un compte d’un autre site au lieu de votre mot de passe.',
  'identities.none': 'Aucun compte n’est lié.',
  'identities.createdAt': 'Lié le {at:day}',
  'identities.usedAt': 'Dernière utilisation :',
  'identities.neverUsed': 'Jamais utilisé',
  'identities.add': 'Lier un compte',
  'identities.link': 'Lier {provider}',
  'identities.unlink': 'Dissocier',
  'identities.changeText': 'Si vous liez ou dissociez un compte, tous les autres appareils seront déconnectés.',
  'identities.count': '{count, plural, one {# compte} other {# comptes}}',
  'notice.identity-linked': 'Compte lié. Tous les autres appareils ont été déconnectés.',
  'notice.identity-unlinked': 'Compte dissocié. Tous les autres appareils ont été déconnectés.',
  'notice.identity-known': 'Ce compte était déjà lié.',
  'notice.identity-taken':
    'Ce compte est lié à un autre compte ici. Connectez-vous à celui-ci et dissociez-le d’abord.',
  'notice.identity-other': 'Ce compte n’est pas lié au vôtre. Réessayez avec celui qui l’est.',
  'notice.identity-not-again':
    'L’autre site n’a pas demandé de nouvelle connexion et ne peut donc pas confirmer votre identité. Utilisez un autre moyen.',
  'confirm.withProvider': 'Pour votre sécurité, confirmez votre identité.',
  'confirm.titleWithout': 'Confirmer votre identité',
  'confirm.providerText':
    'Pour votre sécurité, connectez-vous à nouveau sur un site avec lequel vous vous connectez ici.',
  'confirm.provider': 'Confirmer avec {provider}',
  'confirm.nothing':
    'Vous n’avez pas encore de mot de passe. Nous pouvons vous envoyer un lien pour en définir un. Tous les appareils seront déconnectés.',
  'confirm.nothingButton': 'Définir un mot de passe par e-mail',
  'firstPassword.title': 'Définir un mot de passe',
  'firstPassword.text':
    'Vous pourrez alors aussi vous connecter avec votre adresse e-mail et ce mot de passe. Tous les autres appareils seront déconnectés.',
  'firstPassword.button': 'Définir le mot de passe',
  'confirmEmail.otherWay': 'Se connecter autrement pour confirmer',
  'activate.chooseText':
    'Ouvrez ce lien dans le navigateur où vous avez commencé. Ou choisissez ici un mot de passe pour activer votre compte.',
  'notice.recovery-needs-password':
    'Pour désactiver la validation en deux étapes, connectez-vous avec votre mot de passe. Si vous n’en avez pas, définissez-en d’abord un par e-mail.',
  'event.identity-linked': 'Compte d’un autre site lié :',
  'event.identity-unlinked': 'Compte d’un autre site dissocié :',
  'mail.identity-linked.subject': 'Un autre moyen de se connecter à votre compte {site}',
  'mail.identity-linked.lead':
    'Un compte d’un autre site a été lié à votre compte {site}. Il permet de s’y connecter. Tous les autres appareils ont été déconnectés.',
  'mail.identity-unlinked.subject': 'Un moyen de se connecter à votre compte {site} a été retiré',
  'mail.identity-unlinked.lead':
    'Un compte d’un autre site a été dissocié de votre compte {site}. Il ne permet plus de s’y connecter. Tous les autres appareils ont été déconnectés.',
} as const;
