import { type ReactElement, useState } from 'react';
import { foyer } from '../../client/foyer';
import { FormField } from './FormField';
import { FoyerForm } from './FoyerForm';

interface Props {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onDone: () => void;
}

export function RegisterView({ email, onEmail, onDone }: Props): ReactElement {
  const [password, setPassword] = useState('');

  async function register(): Promise<void> {
    await foyer.register(email, password);
    onDone();
  }

  return (
    <>
      <h1 tabIndex={-1}>Create an account</h1>
      <FoyerForm button="Create account" onSend={register}>
        {(errors) => (
          <>
            <FormField
              label="Email"
              name="email"
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={onEmail}
              error={errors.email}
            />
            <FormField
              label="Password"
              name="password"
              type="password"
              autoComplete="new-password"
              required
              value={password}
              onChange={setPassword}
              error={errors.password}
            />
          </>
        )}
      </FoyerForm>
      <nav aria-label="Other ways">
        <ul>
          <li>
            <a href="#log-in">Log in</a>
          </li>
          <li>
            <a href="#verify">Confirm your address</a>
          </li>
        </ul>
      </nav>
    </>
  );
}
