export const mail = {
  // Parts that several mails share
  'mail.greeting': 'Bonjour,',
  'mail.greetingByName': 'Bonjour {name},',
  'mail.validity': 'Valable {lifetime:duration}, utilisable une seule fois. Expire le {expiresAt:datetime}.',
  'mail.late': 'Cet e-mail a été retardé et son lien a expiré. Ouvrez-le quand même pour en obtenir un nouveau.',
  'mail.when': 'Date',
  'mail.whenLast': 'Dernière fois',
  'mail.ip': 'Adresse IP',
  'mail.ipUnknown': 'Inconnue',
  'mail.device': 'Appareil',
  'mail.notRequested': 'Vous n’êtes pas à l’origine de cette demande ?',
  'mail.notYou': 'Ce n’était pas vous ?',
  'mail.ignore': 'Vous pouvez ignorer cet e-mail. Rien ne se passe tant que le lien n’est pas ouvert.',
  'mail.unchanged': 'Vous pouvez ignorer cet e-mail. Votre compte n’a pas été modifié.',
  'mail.stop': 'Ne plus recevoir ces e-mails',
  'mail.resetPassword': 'Réinitialiser le mot de passe',
  'mail.secure': 'Réinitialisez votre mot de passe sans attendre. Tous les appareils seront déconnectés.',

  // One subject and one sentence per kind of mail, and what only this kind has
  'mail.activation.subject': 'Activez votre compte {site}',
  'mail.activation.lead': 'Confirmez cette adresse e-mail pour activer votre compte {site}.',
  'mail.activation.button': 'Activer le compte',
  'mail.activation.note':
    'Ouvrez le lien dans le navigateur utilisé pour l’inscription, ou préparez votre mot de passe.',

  'mail.account-exists.subject': 'Vous avez déjà un compte {site}',
  'mail.account-exists.lead':
    'Nous avons reçu une demande de création d’un compte {site} avec cette adresse e-mail, mais vous en avez déjà un.',
  'mail.account-exists.button': 'Se connecter',

  'mail.password-reset.subject': 'Réinitialisez votre mot de passe {site}',
  'mail.password-reset.lead': 'Nous avons reçu une demande de réinitialisation du mot de passe de votre compte {site}.',
  'mail.password-reset.doubt': 'Vous pouvez ignorer cet e-mail. Votre mot de passe reste le même.',

  'mail.password-changed.subject': 'Votre mot de passe {site} a été modifié',
  'mail.password-changed.lead':
    'Le mot de passe de votre compte {site} a été modifié. Tous les autres appareils ont été déconnectés.',
  'mail.password-changed.several.subject': 'Votre mot de passe {site} a été modifié {count:number} fois',
  'mail.password-changed.several.lead':
    'Le mot de passe de votre compte {site} a encore été modifié {count:number} fois depuis le {since:datetime}. Tous les autres appareils ont été déconnectés.',

  'mail.email-change.subject': 'Confirmez votre nouvelle adresse e-mail pour {site}',
  'mail.email-change.lead': 'Confirmez cette adresse e-mail pour l’utiliser avec votre compte {site}.',
  'mail.email-change.button': 'Confirmer l’adresse e-mail',
  'mail.email-change.note': 'D’ici là, le compte conserve son adresse e-mail actuelle.',

  'mail.address-taken.subject': 'Votre adresse e-mail a déjà un compte {site}',
  'mail.address-taken.lead':
    'Nous avons reçu une demande d’utilisation de cette adresse e-mail pour un autre compte {site}. Elle est déjà associée au vôtre.',

  'mail.email-change-asked.subject': 'Changement d’adresse e-mail demandé pour votre compte {site}',
  'mail.email-change-asked.lead':
    'L’adresse e-mail de votre compte {site} sera remplacée par {newEmail} dès que la nouvelle adresse sera confirmée.',
  'mail.email-change-asked.doubt':
    'Quelqu’un d’autre a peut-être accès à votre compte. Conservez cette adresse e-mail et choisissez un nouveau mot de passe.',
  'mail.email-change-asked.button': 'Conserver cette adresse e-mail',

  'mail.email-changed.subject': 'Votre adresse e-mail {site} a été modifiée',
  'mail.email-changed.lead':
    'L’adresse e-mail de votre compte {site} a été remplacée par {newEmail}. Nous n’enverrons plus d’e-mails concernant ce compte à cette adresse.',
  'mail.email-changed.doubt':
    'Quelqu’un d’autre a peut-être accès à votre compte. Rétablissez cette adresse e-mail et choisissez un nouveau mot de passe.',
  'mail.email-changed.button': 'Rétablir cette adresse e-mail',

  'mail.email-changed-to-this.subject': 'Votre nouvelle adresse e-mail pour {site}',
  'mail.email-changed-to-this.lead':
    'Cette adresse e-mail est désormais celle de votre compte {site}. Utilisez-la pour vous connecter.',

  'mail.email-restored.subject': 'Changement d’adresse e-mail annulé sur {site}',
  'mail.email-restored.lead':
    'Le changement d’adresse e-mail d’un compte {site} a été annulé. Le compte a retrouvé son ancienne adresse et a un nouveau mot de passe. Tous les appareils ont été déconnectés.',

  'mail.new-device.subject': 'Nouvelle connexion à votre compte {site}',
  'mail.new-device.lead': 'Une connexion à votre compte {site} a eu lieu depuis un nouveau navigateur.',
  'mail.new-device.several.subject': '{count:number} nouvelles connexions à votre compte {site}',
  'mail.new-device.several.lead':
    '{count:number} autres connexions à votre compte {site} ont eu lieu depuis de nouveaux navigateurs depuis le {since:datetime}.',

  'mail.deletion-asked.subject': 'Votre compte {site} va être supprimé',
  'mail.deletion-asked.lead':
    'Votre compte {site} est fermé. Il sera supprimé avec toutes ses données le {deleteAfter:day}. Pour le conserver, connectez-vous et restaurez-le avant cette date.',
  'mail.deletion-asked.button': 'Conserver mon compte',
  'mail.deletion-asked.doubt': 'Connectez-vous et restaurez votre compte, puis changez votre mot de passe.',
  'mail.deletion-asked.several.subject': 'Votre compte {site} a été fermé {count:number} fois',
  'mail.deletion-asked.several.lead':
    'Votre compte {site} a encore été fermé {count:number} fois depuis le {since:datetime}, puis restauré entre-temps. S’il reste fermé, il sera supprimé avec toutes ses données le {deleteAfter:day}. Pour le conserver, connectez-vous et restaurez-le avant cette date.',

  'mail.deletion-cancelled.subject': 'Votre compte {site} a été restauré',
  'mail.deletion-cancelled.lead':
    'Votre compte {site} a été restauré et ne sera pas supprimé. Aucune donnée n’a été perdue.',
  'mail.deletion-cancelled.several.subject': 'Votre compte {site} a été restauré {count:number} fois',
  'mail.deletion-cancelled.several.lead':
    'Votre compte {site} fermé a encore été restauré {count:number} fois depuis le {since:datetime}. Aucune donnée n’a été perdue.',
  'mail.token-created.subject': 'Un jeton d’accès a été créé pour votre compte {site}',
  'mail.token-created.lead':
    'Une personne qui venait de saisir votre mot de passe {site} a créé un jeton d’accès. Il permet à un programme d’utiliser votre compte.',
  'mail.token-created.several.subject': '{count:number} jetons d’accès ont été créés pour votre compte {site}',
  'mail.token-created.several.lead':
    '{count:number} autres jetons d’accès ont été créés pour votre compte {site} depuis le {since:datetime}. Ils permettent à des programmes d’utiliser votre compte.',
} as const;
