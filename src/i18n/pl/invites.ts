/** Who may register: closed sites, invitations, approval. */
export const invites = {
  'home.textForMembers': 'Zaloguj się na swoje konto.',
  'register.closed.title': 'Rejestracja jest zamknięta',
  'register.closed.text': 'Ten serwis obecnie nie przyjmuje nowych kont. Jeśli masz już konto, zaloguj się.',
  'register.invite.title': 'Potrzebujesz zaproszenia',
  'register.invite.text':
    'Nowe konta w tym serwisie są tylko na zaproszenie. Jeśli masz zaproszenie, otwórz link, który zawiera. Jeśli masz już konto, zaloguj się.',
  'email.domain': 'Można tu używać tylko adresów e-mail w domenach: {domains}.',
  'activate.expired.textForInvited':
    'Linki są ważne przez {lifetime:duration}. Jeśli masz zaproszenie, otwórz je ponownie, aby otrzymać nowy.',
  'api.inviteNeededBecause': 'Wyślij token zaproszenia jako „invite”.',
} as const;
