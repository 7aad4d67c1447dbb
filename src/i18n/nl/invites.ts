/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Log in op je account.',
  'register.closed.title': 'Registreren is gesloten',
  'register.closed.text': 'Op deze site kun je nu geen nieuw account aanmaken. Heb je er al een, log dan in.',
  'register.invite.title': 'Je hebt een uitnodiging nodig',
  'register.invite.text':
    'Op deze site kun je alleen op uitnodiging een account aanmaken. Heb je een uitnodiging, open dan de link daarin. Heb je al een account, log dan in.',
  'email.domain': 'Hier kun je alleen e-mailadressen van {domains} gebruiken.',
  'activate.expired.textForInvited':
    'Links zijn {lifetime:duration} geldig. Heb je een uitnodiging, open die dan opnieuw om een nieuwe link te krijgen.',
  'api.inviteNeededBecause': 'Stuur het token van een uitnodiging mee als ‘invite’.',
} as const;
