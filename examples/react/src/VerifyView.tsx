import { type ReactElement, useState } from 'react';
import { foyer } from '../../client/foyer';
import { FormField } from './FormField';
import { FoyerForm } from './FoyerForm';

interface Props {
  readonly email: string;
  readonly onDone: () => void;
}

export function VerifyView({ email, onDone }: Props): ReactElement {
  const [link, setLink] = useState('');
  const [password, setPassword] = useState('');

  async function verify(): Promise<void> {
    await foyer.verify(link, password);
    onDone();
  }

  return (
    <>
      <h1 tabIndex={-1}>Confirm your address</h1>
      <p>Open the link in the email and come back here. Or copy the link into this form.</p>
      <FoyerForm button="Confirm" onSend={verify}>
        {(errors) => (
          <>
            <FormField
              label="Link from the email"
              name="link"
              autoComplete="off"
              required
              value={link}
              onChange={setLink}
              error={errors.token}
            />
            {/* So that a password manager knows whose password it is. */}
            <input hidden readOnly name="email" type="email" autoComplete="username" value={email} />
            <FormField
              label="Password"
              name="password"
              type="password"
              autoComplete="current-password"
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
            <a href="#register">Create an account</a>
          </li>
        </ul>
      </nav>
    </>
  );
}
