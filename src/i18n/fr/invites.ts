/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Connectez-vous à votre compte.',
  'register.closed.title': 'Les inscriptions sont fermées',
  'register.closed.text':
    'Ce site n’accepte pas de nouveaux comptes pour le moment. Si vous en avez déjà un, connectez-vous.',
  'register.invite.title': 'Il vous faut une invitation',
  'register.invite.text':
    'Sur ce site, les nouveaux comptes se créent uniquement sur invitation. Si vous en avez une, ouvrez son lien. Si vous avez déjà un compte, connectez-vous.',
  'email.domain': 'Seules les adresses e-mail de {domains} sont acceptées ici.',
  'activate.expired.textForInvited':
    'Les liens sont valables {lifetime:duration}. Si vous avez une invitation, ouvrez-la à nouveau pour en recevoir un nouveau.',
  'api.inviteNeededBecause': 'Envoyez le jeton d’une invitation dans « invite ».',
  'invite.welcome': 'Vous êtes invité à créer un compte ici.',
  'invite.unknown.text':
    'Il est peut-être incomplet ou trop ancien. Ouvrez-le à nouveau depuis l’invitation ou copiez-le en entier. Si cela ne suffit pas, demandez une nouvelle invitation.',
  'invite.over.title': 'Cette invitation n’est plus valable',
  'invite.expired.text': 'Elle a expiré ou a été retirée. Demandez-en une nouvelle.',
  'invite.usedUp.text':
    'Tous les comptes qu’elle permettait ont été créés. Si l’un d’eux est le vôtre, connectez-vous. Sinon, demandez une nouvelle invitation.',
  'invite.tooLate.text':
    'Elle a été épuisée ou retirée avant que vous n’ouvriez ce lien : aucun compte n’a été créé. Demandez une nouvelle invitation.',
  'invite.otherAddress':
    'Cette invitation est destinée à une autre adresse e-mail. Saisissez celle à laquelle elle a été envoyée.',
  'mail.invite.subject': 'Invitation à rejoindre {site}',
  'mail.invite.lead': 'Vous êtes invité à créer un compte {site}.',
  'mail.invite.button': 'Accepter l’invitation',
  'mail.invite.late': 'Cet e-mail a été retardé et l’invitation a expiré. Demandez-en une nouvelle.',
  'mail.invite.unexpected': 'Vous n’attendiez pas cet e-mail ?',
  'mail.invite.doubt': 'Vous pouvez ignorer cet e-mail. Aucun compte n’est créé sans inscription.',
  'api.inviteOverBecause': 'L’invitation a expiré, a été retirée ou est épuisée.',
  'waiting.title': 'Votre compte est en attente de validation',
  'waiting.text':
    'Votre adresse e-mail est confirmée. Les responsables de ce site vont maintenant examiner votre inscription. Nous vous écrirons dès que vous pourrez vous connecter.',
  'mail.approval-waits.subject': 'Un nouveau compte {site} attend une validation',
  'mail.approval-waits.lead':
    'Quelqu’un a confirmé son adresse e-mail sur {site}. Cette personne pourra se connecter dès que l’administration aura validé son compte.',
  'mail.approval-waits.several.subject': '{count:number} nouveaux comptes {site} attendent une validation',
  'mail.approval-waits.several.lead':
    '{count:number} autres personnes ont confirmé leur adresse e-mail sur {site} depuis le {since:datetime}. Elles pourront se connecter dès que l’administration aura validé leurs comptes.',
  'mail.approval-waits.button': 'Examiner les comptes',
  'invites.closed': 'Les inscriptions à ce site sont fermées : personne ne pourrait utiliser une invitation.',
  'invites.hasAccount': 'Cette adresse e-mail a déjà un compte.',
  'invites.notMailed':
    'Cette adresse ne peut pas recevoir d’autre e-mail pour le moment : trop ont été demandés aujourd’hui, ou son propriétaire les a refusés.',
  'invites.noGroup': 'Il n’y a pas de groupe « {name} ».',
  'invites.tooManyGroups': 'Choisissez {count:number} groupes au maximum.',
  'invites.wrongNumber': 'Saisissez un nombre entier de 1 à {most:number}.',
  'invites.oneAccount': 'Une invitation envoyée à une adresse vaut pour un seul compte.',
  'event.approval-awaited': 'Inscription faite, en attente de validation',
  'adminInvites.title': 'Invitations envoyées',
  'adminInvites.none': 'Il n’y a aucune invitation.',
  'adminInvites.new': 'Inviter des personnes',
  'adminInvites.emailHint': 'Laissez vide pour obtenir un lien à transmettre vous-même.',
  'adminInvites.uses': 'Nombre de comptes',
  'adminInvites.days': 'Durée de validité en jours',
  'adminInvites.groups': 'Groupes',
  'adminInvites.groupsHint': 'Les nouveaux comptes en feront partie. Séparez-les par des espaces.',
  'adminInvites.language': 'Langue de l’e-mail',
  'adminInvites.button': 'Créer l’invitation',
  'adminInvites.made': 'La nouvelle invitation',
  'adminInvites.madeText':
    'Copiez le lien maintenant : il ne sera plus affiché. Toute personne qui l’a peut s’inscrire.',
  'adminInvites.link': 'Lien {name}',
  'adminInvites.back': 'Retour aux invitations',
  'adminInvites.used': '{used:number} compte(s) créé(s) sur {uses:number}',
  'adminInvites.until': 'Valable jusqu’au {at:datetime}',
  'adminInvites.usedUp': 'Épuisée',
  'adminInvites.expired': 'Expirée',
  'adminInvites.withdrawn': 'Retirée',
  'adminInvites.paused':
    'Ne fonctionne pas pour le moment : la personne qui l’a créée n’est pas administrateur actuellement',
  'adminInvites.notDelivered': 'L’e-mail n’a pas été remis',
  'adminInvites.inGroups': 'Groupes : {groups}',
  'adminInvites.madeBy': 'Créée par {email}',
  'adminInvites.end': 'Retirer',
  'adminInvites.older': 'Invitations plus anciennes',
  'notice.invite-mailed': 'L’invitation est en route.',
  'notice.invite-ended': 'Invitation retirée. Plus personne ne peut s’inscrire avec.',
} as const;
