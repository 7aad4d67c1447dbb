export const pages = {
  'language.name': 'Français',
  'language.locale': 'fr-FR',

  // On every page
  'page.failed': 'Erreur : {title}',
  'page.account': 'Votre compte',
  'page.back': 'Retour à {host}',
  'page.footer': 'Aucun suivi. Uniquement des cookies essentiels.',
  'page.problem': 'Vérifiez les informations saisies',

  'time.justNow': 'à l’instant',

  // Links that many pages share
  'way.login': 'Se connecter',
  'way.logout': 'Se déconnecter',
  'way.register': 'Créer un compte',
  'way.registerAgain': 'Recommencer l’inscription',
  'way.forgot': 'Mot de passe oublié ?',
  'way.resetAgain': 'Demander un nouveau lien',
  'way.otherAddress': 'Utiliser une autre adresse e-mail',
  'way.account': 'Votre compte',
  'way.backToAccount': 'Retour au compte',
  'way.leaveIt': 'Annuler',
  'way.start': 'Accueil',

  // Shown once, on the next page after an action
  'notice.activated-and-logged-in': 'Votre compte est actif et votre session est ouverte.',
  'notice.logged-out': 'Déconnexion effectuée.',
  'notice.resent':
    'Si votre inscription est toujours en attente, nous avons renvoyé l’e-mail. Des demandes répétées peuvent prendre plus de temps.',
  'notice.logged-out-here':
    'Déconnexion effectuée dans ce navigateur, mais le serveur n’a pas pu fermer la session. Elle expirera si elle n’est pas utilisée. Pour la fermer plus tôt, connectez-vous plus tard et ouvrez « Appareils ».',
  'notice.disowned': 'Merci de nous avoir prévenus. La demande est annulée et vous ne recevrez plus ces e-mails.',
  'notice.emails-stopped': 'Merci de nous avoir prévenus. Vous ne recevrez plus ces e-mails.',
  'notice.password-reset':
    'Votre nouveau mot de passe est défini et tous les appareils ont été déconnectés. Utilisez-le maintenant pour vous connecter.',
  'notice.profile-changed': 'Profil enregistré.',
  'notice.password-changed': 'Mot de passe modifié. Tous les autres appareils ont été déconnectés.',
  'notice.email-change-asked':
    'Nous avons envoyé un lien à votre nouvelle adresse e-mail. Ouvrez-le pour confirmer le changement. D’ici là, rien ne change.',
  'notice.email-changed': 'Adresse e-mail modifiée. Utilisez désormais la nouvelle pour vous connecter.',
  'notice.email-restored':
    'Votre ancienne adresse e-mail est rétablie et votre nouveau mot de passe est défini. Utilisez-les pour vous connecter.',
  'notice.done-for-another':
    'C’est fait. Vous utilisez ici un autre compte. Déconnectez-vous pour utiliser celui que vous venez de modifier.',
  'notice.session-ended': 'Appareil déconnecté.',
  'notice.others-ended': 'Tous les autres appareils ont été déconnectés.',
  'notice.deletion-asked':
    'Votre compte est fermé et sera supprimé {grace:in}. Pour le conserver, connectez-vous d’ici là et restaurez-le.',
  'notice.deletion-cancelled': 'Bon retour parmi nous. Votre compte ne sera pas supprimé.',

  // Error pages
  'refused.unreadable': 'Requête non valide',
  'refused.unreadableBecause':
    'Nous n’avons pas pu lire la requête de votre navigateur. Rien n’a été modifié. {reason}',
  'refused.tooLarge': 'Trop de données',
  'refused.tooLargeBecause':
    'Ce formulaire était trop volumineux. Revenez en arrière et raccourcissez votre saisie. Si elle était courte, une extension du navigateur a peut-être ajouté quelque chose : essayez dans une fenêtre de navigation privée.',
  'refused.whole': 'Elle était incomplète. Rechargez la page et réessayez.',
  'refused.twice':
    'Elle contenait plusieurs fois le même champ. Une extension du navigateur en est peut-être la cause : essayez dans une fenêtre de navigation privée.',
  'refused.untypable':
    'Elle contenait un caractère non valide, comme un saut de ligne. Rechargez la page et réessayez.',
  'field.untypable': 'Retirez les caractères non valides, comme les tabulations ou les sauts de ligne.',
  'refused.encoding': 'Son encodage n’est pas valide. Rechargez la page et réessayez, ou utilisez un autre navigateur.',
  'refused.address':
    'Le lien n’est pas encodé correctement. Ouvrez-le à nouveau depuis l’e-mail ou copiez-le à nouveau.',
  'refused.unclear':
    'Ses en-têtes sont ambigus. Un intermédiaire entre votre navigateur et ce site les modifie : essayez un autre réseau.',
  'refused.type':
    'Seuls les formulaires envoyés par un navigateur sont acceptés. Ouvrez la page dans un navigateur et envoyez son formulaire.',
  'refused.notUtf8': 'Seul l’encodage UTF-8 est pris en charge. Essayez un autre navigateur.',
  'refused.unknownPage': 'Page introuvable',
  'refused.unknownPageBecause': 'L’adresse est peut-être incomplète ou la page a été déplacée.',
  'refused.method': 'Cette requête n’est pas autorisée',
  'refused.methodBecause': 'Cette page ne peut pas être utilisée ainsi. Repartez de la page d’accueil.',
  'refused.csrf': 'Nous n’avons pas pu vérifier ce formulaire',
  'refused.csrfBecause':
    'Le formulaire ne venait pas de ce site ou son cookie manquait. Envoyez-le à nouveau depuis cette page.',
  'refused.wrongAddressHtml':
    'Les formulaires ne fonctionnent pas à cette adresse. Ouvrez <a href="{address}">{address}</a> et remplissez-y le formulaire.',
  'refused.noCookieHtml':
    'Votre navigateur a envoyé le formulaire sans son cookie. Envoyez-le à nouveau. Si ce message réapparaît, autorisez les cookies pour ce site et rechargez <a href="{address}">{address}</a>.',
  'refused.otherAccount': 'Vous utilisez un autre compte',
  'refused.otherAccountBecause':
    'Ce formulaire concernait un autre compte : rien n’a été modifié. Votre session est ouverte avec {email}. Pour utiliser le formulaire pour {email}, envoyez-le à nouveau depuis cette page.',
  'refused.inAdvance': 'Ouvrez cette page vous-même',
  'refused.inAdvanceBecause':
    'Votre navigateur l’a demandée avant vous. Une copie de vos données n’est créée que lorsque vous ouvrez la page.',
  'refused.tooOften': 'Réessayez plus tard',
  'refused.tooOftenBecause': 'Trop de tentatives. Réessayez {wait:in}.',
  'refused.waitOver': 'Vous pouvez maintenant réessayer.',
  'refused.overload': 'Réessayez dans un instant',
  'refused.overloadBecause': 'Ce site est très sollicité en ce moment. Réessayez {wait:in}.',
  'refused.storage': 'Enregistrement impossible pour le moment',
  'refused.storageBecause':
    'Le serveur ne peut pas lire ou enregistrer de données pour le moment. Rien n’a été modifié. Réessayez {wait:in}.',
  'refused.exporting': 'Un téléchargement est déjà en cours',
  'refused.exportingBecause':
    'Un téléchargement est déjà en cours pour vous ou votre réseau. Attendez qu’il se termine ou réessayez {wait:in}.',
  'refused.language': 'Cette langue n’est pas disponible. Choisissez-en une autre en bas de la page.',
  'refused.form': 'Une erreur est survenue',
  'refused.ours': 'Un problème est survenu',
  'refused.oursBecause':
    'L’erreur vient de notre côté. Réessayez plus tard. Si le problème persiste, contactez les responsables de ce site.',
  'refused.status': 'Erreur {status:number}',
  'refused.statusHtml': 'Erreur {status:number}. Si vous demandez de l’aide, indiquez <code>{requestId}</code>',

  // Home
  'home.title': 'Bienvenue',
  'home.text': 'Créez un compte ou connectez-vous au vôtre.',

  // Registration
  'register.title': 'Créer un compte',
  'register.button': 'Créer le compte',
  'register.already': 'Vous avez déjà un compte ?',
  'sent.title': 'Consultez vos e-mails',
  'sent.toHtml':
    'Nous avons envoyé un e-mail à <strong>{email}</strong>. Ouvrez le lien qu’il contient pour continuer. Le lien est valable {lifetime:duration}.',
  'sent.again': 'Pas d’e-mail après quelques minutes ? Vérifiez vos courriers indésirables ou renvoyez l’e-mail.',
  'sent.againButton': 'Renvoyer l’e-mail',
  'sent.againIn': 'Vous pourrez refaire une demande {wait:in}.',
  'sent.againNow': 'Vous pouvez maintenant refaire une demande.',
  'sent.wrongAddress': 'L’adresse est incorrecte ?',
  'sent.elsewhere':
    'Si vous venez de vous inscrire, ouvrez le lien de l’e-mail que nous vous avons envoyé. Il est valable {lifetime:duration}.',
  'sent.elsewhereAgain':
    'Pas d’e-mail après quelques minutes ? Vérifiez vos courriers indésirables ou recommencez l’inscription.',

  // Activation
  'activate.title': 'Activer votre compte',
  'activate.text':
    'Votre inscription semble avoir eu lieu dans un autre navigateur. Saisissez le mot de passe que vous y avez choisi pour confirmer votre identité.',
  'activate.passwordHint': 'Celui que vous avez choisi lors de l’inscription.',
  'activate.button': 'Activer et se connecter',
  'activate.forgotten': 'Je ne connais pas le mot de passe',
  'activate.forgottenText':
    'Si vous l’avez oublié, ou si quelqu’un d’autre a inscrit votre adresse e-mail, définissez un nouveau mot de passe. L’ancien ne fonctionnera plus.',
  'activate.newPasswordButton': 'Définir le mot de passe et se connecter',
  'activate.passwordMissing': 'Saisissez le mot de passe que vous avez choisi lors de l’inscription.',
  'activate.onlyOne': 'Saisissez votre mot de passe ou un nouveau, mais pas les deux.',
  'activate.passwordWrong':
    'Mot de passe incorrect. Si vous avez demandé plusieurs inscriptions, saisissez celui qui correspond à cet e-mail.',
  'activate.done.title': 'Votre compte est déjà actif',
  'activate.done.text':
    'Vous n’avez plus besoin de ce lien. Connectez-vous avec votre adresse e-mail et votre mot de passe.',
  'activate.expired.title': 'Ce lien a expiré',
  'activate.expired.text':
    'Les liens sont valables {lifetime:duration}. Recommencez l’inscription pour en recevoir un nouveau.',
  'activate.unknown.text':
    'Il est peut-être incomplet ou trop ancien. Ouvrez-le à nouveau depuis l’e-mail ou copiez-le en entier.',
  'activate.unknown.else': 'Si cela ne suffit pas, recommencez l’inscription pour en recevoir un nouveau.',
  'activate.disowned.title': 'Cette inscription a été annulée',
  'activate.disowned.text':
    'Une personne ayant accès à cette boîte mail ne l’a pas reconnue. Le lien seul ne suffit donc plus à activer le compte.',
  'activate.disowned.else':
    'C’était bien vous ? Certains logiciels de messagerie cliquent d’eux-mêmes sur le bouton. Saisissez le mot de passe que vous avez choisi lors de l’inscription. Si vous n’avez demandé aucune inscription, vous pouvez ignorer cette page.',
  'activate.signedIn.title': 'Votre session est déjà ouverte',
  'activate.signedIn.heading': 'Votre session est ouverte avec {email}',
  'activate.signedIn.text': 'Ce lien correspond à une autre inscription. Déconnectez-vous, puis ouvrez-le à nouveau.',
  'activate.signedIn.stayHtml': 'Ou gardez cette session et <a href="/account">accédez à votre compte</a>.',

  // Unknown and expired links of every kind
  'link.unknown.title': 'Ce lien ne fonctionne pas',
  'link.over.title': 'Ce lien ne fonctionne plus',

  // "It wasn’t me"
  'notMe.title': 'Vous n’êtes pas à l’origine de cette demande ?',
  'notMe.text':
    'Quelqu’un d’autre a saisi votre adresse e-mail. Nous pouvons annuler l’inscription et bloquer pendant {blockedFor:duration} les e-mails que d’autres demandent avec votre adresse.',
  'notMe.textForOthers':
    'Quelqu’un d’autre a saisi votre adresse e-mail. Nous pouvons bloquer pendant {blockedFor:duration} les e-mails que d’autres demandent avec votre adresse.',
  'notMe.textForInvited':
    'Les responsables de ce site vous ont invité. Vous pouvez ignorer cette invitation : aucun compte n’est créé sans inscription. Nous pouvons aussi bloquer pendant {blockedFor:duration} les invitations et les autres e-mails que l’on demande pour votre adresse.',
  'notMe.ends':
    'Cela vaut aussi pour la réinitialisation du mot de passe, sauf si vous la demandez dans un navigateur que vous avez déjà utilisé pour vous connecter. Le blocage prend fin dès que vous utilisez l’un de nos liens pour vous connecter.',
  'notMe.unknown.text':
    'Il est peut-être incomplet ou trop ancien. Ouvrez-le à nouveau depuis l’e-mail. Si vous recevez d’autres e-mails de ce type, utilisez le lien du plus récent.',
  'notMe.button': 'Ne plus recevoir ces e-mails',

  // Log-in
  'login.title': 'Se connecter',
  'login.toContinue': 'Connectez-vous pour continuer.',
  'login.button': 'Se connecter',
  'login.newHere': 'Pas encore de compte ?',
  'login.remember': 'Se souvenir de moi sur cet appareil',
  'login.wrongPair':
    'Adresse e-mail ou mot de passe incorrect. Si vous venez de vous inscrire, ouvrez d’abord le lien de notre e-mail.',

  // Forgotten password
  'forgot.title': 'Réinitialiser votre mot de passe',
  'forgot.text': 'Saisissez votre adresse e-mail. Nous vous enverrons un lien pour définir un nouveau mot de passe.',
  'forgot.button': 'Envoyer le lien',
  'forgot.sent.text':
    'S’il existe un compte avec cette adresse e-mail, nous y avons envoyé un lien. Il est valable {lifetime:duration}.',
  'forgot.sent.else':
    'Pas d’e-mail après quelques minutes ? Vérifiez vos courriers indésirables et l’orthographe de votre adresse e-mail. Si vous n’avez jamais activé votre compte, recommencez l’inscription.',
  'reset.title': 'Définir un nouveau mot de passe',
  'reset.text': 'Tous vos appareils seront déconnectés.',
  'reset.whoseHtml': 'Pour <strong>{email}</strong>.',
  'reset.button': 'Définir le mot de passe',
  'reset.over.text':
    'Les liens de réinitialisation sont valables {lifetime:duration} et ne fonctionnent qu’une fois. Si vous venez de définir un nouveau mot de passe, utilisez-le pour vous connecter. Sinon, votre mot de passe n’a pas changé.',
  'reset.missing.title': 'Ouvrez le lien de l’e-mail dans ce navigateur',
  'reset.missing.text':
    'Ce navigateur n’a pas de lien de réinitialisation. Ouvrez ici le lien de l’e-mail ou demandez-en un nouveau. Une fois le lien ouvert, vous avez {lifetime:duration}.',
  'reset.missing.cookies':
    'Vous venez de l’ouvrir ici ? Dans ce cas, votre navigateur bloque les cookies de ce site. Autorisez-les et ouvrez le lien à nouveau.',
  'reset.replaced.title': 'Cette page n’est plus à jour',
  'reset.replaced.text':
    'D’autres liens de réinitialisation ont été ouverts depuis dans ce navigateur. Rien n’a été modifié. Ouvrez à nouveau le lien de l’e-mail : la page indique le compte concerné.',
  'reset.unknown.text': 'Il est peut-être incomplet. Ouvrez-le à nouveau depuis l’e-mail ou demandez-en un nouveau.',

  // Account overview
  'account.title': 'Votre compte',
  'account.memberSince': 'Membre depuis',
  'account.lastLogin': 'Dernière connexion',
  'account.firstLogin': 'C’est votre première connexion',
  'account.profile': 'Profil',
  'account.security': 'Connexion et sécurité',
  'account.data': 'Vos données',
  'account.noName': 'Aucun',
  'account.language': 'Langue',
  'account.changed': 'Modifié',
  'account.neverChanged': 'Jamais modifié',
  'account.devices': '{count, plural, one {# appareil} other {# appareils}}',

  // Profile
  'profile.title': 'Profil',
  'profile.displayName': 'Nom affiché',
  'profile.hint': 'Facultatif. Affiché sur vos pages et dans les salutations des e-mails concernant votre compte.',
  'profile.button': 'Enregistrer',

  // Reauthentication
  'confirm.title': 'Confirmer votre mot de passe',
  'confirm.text': 'Pour votre sécurité, saisissez votre mot de passe pour continuer.',
  'confirm.button': 'Continuer',

  // Password change
  'changePassword.title': 'Changer le mot de passe',
  'changePassword.text': 'Tous les autres appareils seront déconnectés. Votre session reste ouverte ici.',
  'changePassword.current': 'Mot de passe actuel',
  'changePassword.button': 'Changer le mot de passe',

  // Email change
  'changeEmail.title': 'Changer l’adresse e-mail',
  'changeEmail.textHtml':
    'Votre adresse e-mail actuelle est <strong>{email}</strong>. Elle reste utilisée jusqu’à ce que vous confirmiez la nouvelle avec le lien que nous y enverrons.',
  'changeEmail.label': 'Nouvelle adresse e-mail',
  'changeEmail.button': 'Envoyer le lien de confirmation',
  'changeEmail.same': 'C’est déjà votre adresse e-mail. Saisissez-en une autre.',
  'confirmEmail.title': 'Confirmer votre nouvelle adresse e-mail',
  'confirmEmail.text': 'Saisissez le mot de passe de votre compte pour confirmer votre identité.',
  'confirmEmail.ownHtml':
    'Votre adresse e-mail deviendra <strong>{newEmail}</strong>. Tous les autres appareils seront déconnectés.',
  'confirmEmail.button': 'Confirmer l’adresse e-mail',
  'confirmEmail.again': 'Demander un nouveau lien',
  'confirmEmail.over.text':
    'Les liens de confirmation expirent rapidement et ne fonctionnent qu’une fois. Vérifiez votre compte : l’adresse e-mail est peut-être déjà modifiée. Un nouveau mot de passe, ou un compte créé avec la nouvelle adresse, désactive aussi le lien.',
  'confirmEmail.unknown.text':
    'Il est peut-être incomplet, ou votre compte a changé entre-temps : un nouveau mot de passe désactive aussi ces liens.',
  'undo.title': 'Conserver votre ancienne adresse e-mail',
  'undo.text':
    'Votre compte retrouve l’adresse e-mail à laquelle vous avez reçu ce lien. Définissez un nouveau mot de passe : la personne qui a changé l’adresse connaît peut-être l’ancien. Tous les appareils seront déconnectés.',
  'undo.button': 'Conserver l’ancienne adresse',
  'undo.over.text':
    'Un changement d’adresse e-mail peut être annulé une seule fois, dans un délai de {lifetime:duration}. Si vous l’avez déjà fait, connectez-vous avec votre ancienne adresse e-mail.',
  'undo.unknown.text':
    'Il est peut-être incomplet ou trop ancien, ou remplacé par le lien d’un e-mail précédent que vous avez utilisé. Ouvrez-le à nouveau depuis l’e-mail. Si cela ne suffit pas, connectez-vous ou réinitialisez votre mot de passe avec l’adresse e-mail actuelle de votre compte.',
  'undo.taken.title': 'Cette adresse e-mail a un nouveau compte',
  'undo.taken.text':
    'Une personne ayant accès à cette boîte mail a créé un nouveau compte avec cette adresse. Votre ancien compte ne peut donc pas la récupérer. Votre nouveau mot de passe est défini pour l’ancien compte, et tous ses appareils ont été déconnectés.',
  'undo.taken.next':
    'Connectez-vous à l’ancien compte avec l’adresse e-mail indiquée dans notre message et changez-la. Si le nouveau compte est aussi le vôtre, changez son adresse e-mail et ouvrez à nouveau ce lien.',

  // Sessions
  'sessions.title': 'Appareils',
  'sessions.textHtml':
    'Vous ne reconnaissez pas un appareil ? Déconnectez-le et <a href="/account/password">changez votre mot de passe</a>.',
  'sessions.thisOne': 'Cet appareil',
  'sessions.address': 'Adresse IP {ip}',
  'sessions.seen': 'Dernière activité :',
  'sessions.begun': 'Connexion :',
  'sessions.end': 'Déconnecter',
  'sessions.endThisOne': 'Déconnecter cet appareil',
  'sessions.endOthers': 'Déconnecter tous les autres appareils',
  'device.browserOnSystem': '{browser} sur {system}',
  'device.browser': '{browser}',
  'device.unknownBrowser': 'Navigateur inconnu',

  // Activity
  'activity.title': 'Activité récente',
  'activity.textHtml':
    'Vous ne reconnaissez pas quelque chose ? <a href="/account/password">Changez votre mot de passe</a> et <a href="/account/sessions">déconnectez les appareils inconnus</a>.',
  'activity.from': '{device}, adresse IP {ip}',
  'event.activated': 'Compte activé',
  'event.signed-in': 'Nouvelle connexion',
  'event.signed-in-new-device': 'Connexion depuis un nouveau navigateur',
  'event.signed-out': 'Déconnexion',
  'event.password-reset': 'Mot de passe réinitialisé par e-mail, tous les appareils déconnectés',
  'event.password-changed': 'Mot de passe changé, tous les autres appareils déconnectés',
  'event.profile-changed': 'Nom affiché modifié',
  'event.email-change-asked': 'Changement d’adresse e-mail demandé :',
  'event.email-changed': 'Adresse e-mail changée :',
  'event.email-restored': 'Changement d’adresse e-mail annulé :',
  'event.session-ended': 'Appareil déconnecté',
  'event.other-sessions-ended': 'Tous les autres appareils déconnectés',
  'event.exported': 'Données téléchargées',
  'event.deletion-asked': 'Suppression du compte demandée',
  'event.deletion-cancelled': 'Suppression du compte annulée',

  // Data export and account deletion
  'export.title': 'Télécharger vos données',
  'delete.title': 'Supprimer le compte',
  'delete.text':
    'Votre compte est fermé immédiatement et tous les appareils sont déconnectés. Il sera supprimé {grace:in}, avec toutes vos données. Pour le conserver, connectez-vous d’ici là et restaurez-le.',
  'delete.lastAdmin':
    'Vous êtes la seule personne à administrer ce site, et sans vous, plus personne ne pourrait le gérer. Donnez d’abord le rôle d’administrateur à quelqu’un d’autre ; vous pourrez ensuite supprimer votre compte.',
  'delete.toPeople': 'Gérer les personnes',
  'delete.exportHtml': 'Vous pouvez d’abord <a href="/account/export">télécharger vos données</a>.',
  'delete.button': 'Supprimer le compte',
  'restore.title': 'Restaurer votre compte ?',
  'restore.text':
    'Ce compte sera supprimé le {deleteAfter:day}, avec toutes vos données. D’ici là, vous pouvez le restaurer.',
  'restore.button': 'Restaurer le compte',
  'restore.leaveHtml':
    'Pour laisser la suppression se poursuivre, déconnectez-vous. Vous pouvez d’abord <a href="/account/export">télécharger vos données</a>.',

  // The development mailbox
  'dev.mails': 'E-mails',
  'dev.mail': 'E-mail : {subject}',
  'dev.noMails': 'Aucun e-mail pour l’instant. Créez un compte pour en recevoir un.',
  'dev.html': 'Version HTML',
  'dev.previews': 'Tous les e-mails',
  'dev.previewsText':
    'Chaque type d’e-mail dans chaque langue, avec des données fictives. Les liens ne fonctionnent pas.',
} as const;
