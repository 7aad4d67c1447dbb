/** The second step of a log-in, and what people set up for it. */
export const factors = {
  // The second step of the log-in
  'code.title': 'Confirmer votre identité',
  'code.text': 'Saisissez le code de votre application d’authentification ou un code de récupération.',
  'code.textWithoutApp': 'Utilisez votre clé d’accès ou saisissez un code de récupération.',
  'code.label': 'Code',
  'code.trust': 'Ne plus demander dans ce navigateur pendant {lifetime:duration}',
  'code.button': 'Se connecter',
  'code.missing': 'Saisissez un code.',
  'code.wrong':
    'Code incorrect. Chaque code ne fonctionne qu’une fois : si vous venez d’utiliser celui-ci, attendez le suivant.',
  'code.startOver': 'Se connecter avec un autre compte',
  'code.lost': 'Vous avez perdu votre appareil et vos codes de récupération ?',
  'notice.login-expired': 'La deuxième étape a pris plus de {pendingLogin:duration}. Connectez-vous à nouveau.',
  'notice.second-step-first': 'Votre compte utilise la validation en deux étapes. Connectez-vous pour continuer.',

  // Passkeys, wherever they are used
  'passkey.use': 'Utiliser une clé d’accès',
  'passkey.logIn': 'Se connecter avec une clé d’accès',
  'passkey.wrong': 'Cette clé d’accès ne fonctionne pas ici. Essayez-en une autre ou une autre méthode.',
  'passkey.expired': 'Cela a pris trop de temps. Réessayez.',
  'passkey.copied':
    'Nous avons refusé cette clé d’accès, car quelqu’un l’a peut-être copiée. Retirez-la de votre compte.',
  'passkey.notAsked': 'Votre clé d’accès n’a pas été utilisée. Réessayez ou essayez une autre méthode.',

  // Overview
  'security.link': 'Clés d’accès et validation en deux étapes',
  'security.title': 'Connexion et sécurité',
  'security.second': 'Validation en deux étapes',
  'security.secondText':
    'Une personne qui découvre votre mot de passe ne peut pas se connecter sans la deuxième étape.',
  'security.on': 'Configurée',
  'security.off': 'Non configurée',
  'security.passkeyCount': '{count, plural, one {# clé d’accès} other {# clés d’accès}}',
  'security.codesLeft': '{count, plural, one {# code restant} other {# codes restants}}',
  'security.none': 'Il n’y en a pas',
  'security.access': 'Accès',
  'security.required':
    'Ce site exige la validation en deux étapes. Configurez une application d’authentification ou une clé d’accès pour continuer.',
  'security.codesMissing': 'Vous n’avez aucun code de récupération. Créez-en au cas où vous perdriez votre appareil.',

  // Authenticator app
  'totp.title': 'Application d’authentification',
  'totp.text':
    'L’application affiche un nouveau code toutes les 30 secondes. Pour vous connecter, il vous faut votre mot de passe et le code actuel.',
  'totp.scan': 'Scannez ceci avec l’application :',
  'totp.image': 'Code QR contenant votre clé',
  'totp.key': 'Ou saisissez cette clé dans l’application :',
  'totp.code': 'Code de l’application',
  'totp.button': 'Activer',
  'totp.wrong':
    'Code incorrect. Saisissez celui que l’application affiche maintenant et vérifiez que l’horloge de votre appareil est à l’heure.',
  'totp.isOn': 'Votre application d’authentification est configurée. Il vous faut son code pour vous connecter.',
  'totp.createdAt': 'Configuration',
  'totp.usedAt': 'Dernière utilisation',
  'totp.neverUsed': 'Jamais utilisée',
  'totp.remove': 'Retirer l’application d’authentification',
  'totp.removeText': 'Tous les autres appareils seront déconnectés.',
  'notice.totp-added':
    'Votre application d’authentification est configurée. Tous les autres appareils ont été déconnectés.',
  'notice.totp-added-save-codes':
    'Votre application d’authentification est configurée. Créez maintenant des codes de récupération au cas où vous perdriez votre appareil.',
  'notice.totp-removed': 'Application d’authentification retirée. Tous les autres appareils ont été déconnectés.',

  // Recovery codes
  'recoveryCodes.title': 'Codes de récupération',
  'recoveryCodes.text':
    'Si vous perdez votre appareil, connectez-vous avec un code de récupération. Chaque code ne fonctionne qu’une fois.',
  'recoveryCodes.left': 'Il vous reste {count, plural, one {# code} other {# codes}}. Date de création : {at:day}.',
  'recoveryCodes.none': 'Vous n’avez aucun code de récupération.',
  'recoveryCodes.notYet': 'Configurez d’abord une application d’authentification ou une clé d’accès.',
  'recoveryCodes.button': 'Créer des codes de récupération',
  'recoveryCodes.againText': 'Les nouveaux codes remplacent les anciens. Tous les autres appareils seront déconnectés.',
  'recoveryCodes.again': 'Créer de nouveaux codes',
  'recoveryCodes.made.title': 'Vos codes de récupération',
  'recoveryCodes.made.text':
    'Enregistrez-les maintenant dans un endroit accessible sans votre appareil. Ils ne seront plus affichés.',
  'recoveryCodes.copy': 'Copier',
  'recoveryCodes.copied': 'Copié',
  'recoveryCodes.download': 'Télécharger',
  'recoveryCodes.print': 'Imprimer',
  'recoveryCodes.done': 'Je les ai enregistrés',

  // Passkeys of the account
  'passkeys.title': 'Clés d’accès',
  'passkeys.text':
    'Connectez-vous avec votre empreinte digitale, votre visage ou un code PIN à la place de votre mot de passe. Une clé d’accès ne peut pas être devinée et ne fonctionne que sur ce site.',
  'passkeys.none': 'Vous n’avez aucune clé d’accès.',
  'passkeys.name': 'Nom',
  'passkeys.nameHint': 'Où elle se trouve, par exemple « Ordinateur du bureau ».',
  'passkeys.rename': 'Renommer',
  'passkeys.add': 'Ajouter une clé d’accès',
  'passkeys.needsScript': 'Les clés d’accès nécessitent JavaScript et un navigateur compatible.',
  'passkeys.needsName':
    'Les clés d’accès ne fonctionnent que sur les sites ayant un nom de domaine. Vous avez ouvert celui-ci avec son adresse IP.',
  'passkeys.createdAt': 'Ajoutée le {at:day}',
  'passkeys.usedAt': 'Dernière utilisation :',
  'passkeys.neverUsed': 'Jamais utilisée',
  'passkeys.backedUp': 'Sauvegardée ou synchronisée',
  'passkeys.oneDevice': 'Sur un seul appareil',
  'passkeys.remove': 'Retirer',
  'passkeys.removeText': 'Si vous en ajoutez ou en retirez une, tous les autres appareils seront déconnectés.',
  'passkeys.known': 'Vous avez déjà ajouté cette clé d’accès.',
  'passkeys.tooMany': 'Vous avez déjà {count:number} clés d’accès. Retirez-en une d’abord.',
  'passkeys.unnamed': 'Clé d’accès',
  'notice.passkey-added': 'Clé d’accès ajoutée. Tous les autres appareils ont été déconnectés.',
  'notice.passkey-added-save-codes':
    'Clé d’accès ajoutée. Créez maintenant des codes de récupération au cas où vous perdriez votre appareil.',
  'notice.passkey-renamed': 'Clé d’accès renommée.',
  'notice.passkey-removed': 'Clé d’accès retirée. Tous les autres appareils ont été déconnectés.',

  'factor.last':
    'Ce site exige la validation en deux étapes. Configurez une autre deuxième étape avant de retirer celle-ci.',

  // Confirming with something else than the password
  'confirm.withFactor': 'Pour votre sécurité, saisissez votre mot de passe ou un code, ou utilisez une clé d’accès.',
  'confirm.titleWithFactor': 'Confirmer votre identité',
  'confirm.onlyOne': 'Saisissez votre mot de passe ou un code, mais pas les deux.',
  'confirm.missing': 'Saisissez votre mot de passe ou un code.',

  // Way back without the second step
  'recovery.title': 'Se connecter sans la deuxième étape',
  'recovery.text':
    'Si vous avez perdu votre appareil et vos codes de récupération, vous pourrez {wait:in} désactiver la validation en deux étapes. Il vous faut votre mot de passe et l’e-mail que nous vous enverrons.',
  'recovery.button': 'Envoyer l’e-mail',
  'notice.recovery-asked':
    'Le lien de notre e-mail vous permettra {wait:in} de désactiver la validation en deux étapes. D’ici là, il permet seulement d’annuler cette demande.',
  'recovery.waiting.title': 'Pas encore possible',
  'recovery.waiting.text':
    'Vous pourrez désactiver la validation en deux étapes à partir du {from:datetime}. Conservez l’e-mail et ouvrez à nouveau son lien à ce moment-là.',
  'recovery.stopText':
    'Vous n’êtes pas à l’origine de cette demande ? Annulez-la et changez votre mot de passe : quelqu’un d’autre le connaît.',
  'recovery.stop': 'Annuler la demande',
  'notice.recovery-stopped':
    'La validation en deux étapes reste activée. La personne qui a fait cette demande connaît votre mot de passe : changez-le maintenant.',
  'recovery.ready.title': 'Désactiver la validation en deux étapes',
  'recovery.ready.text':
    'Saisissez votre mot de passe. Votre application d’authentification, vos clés d’accès et vos codes de récupération seront retirés, et tous les appareils seront déconnectés.',
  'recovery.ready.button': 'Désactiver',
  'recovery.over.text':
    'Le lien a été utilisé ou a expiré, ou la demande a été annulée. Une connexion avec votre deuxième étape ou une modification de votre compte désactive aussi le lien.',
  'notice.factors-removed':
    'La validation en deux étapes est désactivée. Connectez-vous avec votre mot de passe et configurez-la à nouveau.',

  // Activity
  'event.totp-added': 'Application d’authentification ajoutée, tous les autres appareils déconnectés',
  'event.totp-removed': 'Application d’authentification retirée, tous les autres appareils déconnectés',
  'event.passkey-added': 'Clé d’accès ajoutée, tous les autres appareils déconnectés :',
  'event.passkey-removed': 'Clé d’accès retirée, tous les autres appareils déconnectés :',
  'event.passkey-renamed': 'Clé d’accès renommée :',
  'event.passkey-copied': 'Clé d’accès peut-être copiée, refusée :',
  'event.recovery-codes-made': 'Codes de récupération créés, tous les autres appareils déconnectés',
  'event.recovery-code-used': 'Code de récupération utilisé',
  'event.factors-removed': 'Validation en deux étapes désactivée, tous les appareils déconnectés',
  'event.factor-recovery-asked': 'Désactivation de la validation en deux étapes demandée',
  'event.factor-recovery-stopped': 'Désactivation de la validation en deux étapes annulée',

  // API
  'api.secondFactorNeeded': 'Deuxième étape nécessaire',
  'api.secondFactorNeededBecause':
    'Le mot de passe est correct. Envoyez aussi un code de l’application d’authentification ou un code de récupération dans le champ « code ».',
  'api.secondFactorMissing': 'Configurez d’abord la validation en deux étapes',
  'api.secondFactorMissingBecause': 'Ce site l’exige. Connectez-vous sur le site pour la configurer.',

  // Mails
  'mail.totp-added.subject': 'Application d’authentification ajoutée à votre compte {site}',
  'mail.totp-added.lead':
    'Une application d’authentification a été ajoutée à votre compte {site}. Il vous faut désormais son code pour vous connecter. Tous les autres appareils ont été déconnectés.',
  'mail.totp-removed.subject': 'Application d’authentification retirée de votre compte {site}',
  'mail.totp-removed.lead':
    'L’application d’authentification a été retirée de votre compte {site}. Ses codes ne fonctionnent plus. Tous les autres appareils ont été déconnectés.',
  'mail.passkey-added.subject': 'Clé d’accès ajoutée à votre compte {site}',
  'mail.passkey-added.lead':
    'Une clé d’accès a été ajoutée à votre compte {site}. Elle permet de se connecter. Tous les autres appareils ont été déconnectés.',
  'mail.passkey-removed.subject': 'Clé d’accès retirée de votre compte {site}',
  'mail.passkey-removed.lead':
    'Une clé d’accès a été retirée de votre compte {site} et ne fonctionne plus. Tous les autres appareils ont été déconnectés.',
  'mail.passkey-copied.subject': 'Une clé d’accès de votre compte {site} a peut-être été copiée',
  'mail.passkey-copied.lead':
    'Nous avons refusé une clé d’accès de votre compte {site}, car quelqu’un l’a peut-être copiée. Connectez-vous avec une autre méthode et retirez-la.',
  'mail.recovery-codes-made.subject': 'Codes de récupération créés pour votre compte {site}',
  'mail.recovery-codes-made.lead':
    'De nouveaux codes de récupération ont été créés pour votre compte {site}. Les anciens ne fonctionnent plus. Tous les autres appareils ont été déconnectés.',
  'mail.recovery-code-used.subject': 'Code de récupération utilisé pour votre compte {site}',
  'mail.recovery-code-used.lead':
    'Un code de récupération de votre compte {site} a été utilisé à la place de la deuxième étape. Il ne fonctionne plus.',
  'mail.factors-removed.subject': 'Validation en deux étapes désactivée pour votre compte {site}',
  'mail.factors-removed.lead':
    'La validation en deux étapes a été désactivée pour votre compte {site} : l’application d’authentification, les clés d’accès et les codes de récupération ont été retirés. Le mot de passe suffit désormais pour se connecter. Tous les appareils ont été déconnectés.',
  'mail.factor-recovery-asked.subject': 'Demande de désactivation de la validation en deux étapes sur {site}',
  'mail.factor-recovery-asked.lead':
    'Une personne qui connaît le mot de passe de votre compte {site} a demandé à désactiver la validation en deux étapes. Le lien ci-dessous le permettra à partir du {from:datetime}.',
  'mail.factor-recovery-asked.button': 'Voir la demande',
  'mail.factor-recovery-asked.doubt':
    'Quelqu’un connaît votre mot de passe. Ouvrez le lien ci-dessus pour annuler la demande, puis changez votre mot de passe.',
  'mail.checkFactors':
    'Réinitialisez votre mot de passe sans attendre. Connectez-vous ensuite et vérifiez « Connexion et sécurité ».',
} as const;
