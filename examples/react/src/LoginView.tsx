import { type ReactElement, useState } from 'react';
import { foyer, Refused } from '../../client/foyer';
import { FormField } from './FormField';
import { FoyerForm } from './FoyerForm';

interface Props {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onDone: () => void;
}

const loginPage = foyer.page(`/login?next=${encodeURIComponent(location.pathname)}`);

export function LoginView({ email, onEmail, onDone }: Props): ReactElement {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);

  async function logIn(): Promise<void> {
    try {
      await foyer.logIn?.(email, password, code);
      onDone();
    } catch (failure) {
      setNeedsCode(failure instanceof Refused && failure.fields.code !== undefined);
      throw failure;
    }
  }

  const form = (
    <FoyerForm button="Log in" onSend={logIn}>
      {(errors) => (
        <>
          <FormField
            label="Email"
            name="username"
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={onEmail}
            error={errors.username}
          />
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
          {needsCode && (
            <FormField
              label="Code"
              name="code"
              autoComplete="one-time-code"
              required
              value={code}
              onChange={setCode}
              error={errors.code}
            />
          )}
        </>
      )}
    </FoyerForm>
  );

  const link = (
    <p>
      <a className="button" href={loginPage}>
        Log in
      </a>
    </p>
  );

  return (
    <>
      <h1 tabIndex={-1}>Log in</h1>
      {foyer.logIn ? form : link}
      <nav aria-label="Other ways">
        <ul>
          <li>
            <a href="#register">Create an account</a>
          </li>
          <li>
            <a href={foyer.page('/password/forgot')}>Forgot your password?</a>
          </li>
        </ul>
      </nav>
    </>
  );
}
