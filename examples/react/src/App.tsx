import { type ReactElement, useEffect, useState } from 'react';
import { foyer, Refused, type User } from '../../client/foyer';
import { AccountView } from './AccountView';
import { LoginView } from './LoginView';
import { RegisterView } from './RegisterView';
import { VerifyView } from './VerifyView';

export function App(): ReactElement {
  /** Undefined while it loads, null if nobody is logged in. */
  const [user, setUser] = useState<User | null>();
  const [hash, setHash] = useState(location.hash);
  const [notice, setNotice] = useState('');
  /** The address that was typed last, for the next form. */
  const [email, setEmail] = useState('');

  async function loadUser(): Promise<void> {
    setNotice('');
    try {
      setUser((await foyer.user()) ?? null);
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      setNotice(failure.message);
    }
  }

  function go(to: string, says: string): void {
    history.pushState(null, '', to);
    setHash(to);
    setNotice(says);
  }

  function leave(says: string): void {
    setUser(null);
    go('#log-in', says);
  }

  useEffect(() => {
    const readHash = (): void => {
      setHash(location.hash);
      setNotice('');
    };
    addEventListener('hashchange', readHash);
    void loadUser();
    return () => {
      removeEventListener('hashchange', readHash);
    };
  }, []);

  const userId = user?.id;
  useEffect(() => {
    if (userId !== undefined) return foyer.onLoggedOut(() => leave('You are no longer logged in.'));
  }, [userId]);

  // A screen reader goes on there, as after the load of a page.
  useEffect(() => {
    document.querySelector('h1')?.focus();
  }, [hash, userId]);

  function view(): ReactElement {
    if (hash === '#register') {
      const sent = (): void => go('#verify', `We sent an email to ${email}.`);
      return <RegisterView email={email} onEmail={setEmail} onDone={sent} />;
    }
    if (hash === '#verify') {
      const verified = (): void => go('#log-in', 'Your address is confirmed. You can log in now.');
      return <VerifyView email={email} onDone={verified} />;
    }
    return <LoginView email={email} onEmail={setEmail} onDone={() => void loadUser()} />;
  }

  return (
    <main>
      {user && <AccountView user={user} onChange={setUser} onLogOut={() => leave('You are logged out.')} />}
      {user === null && view()}
      <p role="status">{notice}</p>
    </main>
  );
}
