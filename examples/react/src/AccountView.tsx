import { type ReactElement, useState } from 'react';
import { foyer, type User } from '../../client/foyer';
import { FormField } from './FormField';
import { FoyerForm } from './FoyerForm';

interface Props {
  readonly user: User;
  readonly onChange: (user: User) => void;
  readonly onLogOut: () => void;
}

export function AccountView({ user, onChange, onLogOut }: Props): ReactElement {
  const [name, setName] = useState(user.displayName ?? '');
  const [saved, setSaved] = useState('');

  async function save(): Promise<void> {
    setSaved('');
    onChange(await foyer.changeUser({ displayName: name || null }));
    setSaved('Saved.');
  }

  async function logOut(): Promise<void> {
    await foyer.logOut();
    onLogOut();
  }

  return (
    <>
      <h1 tabIndex={-1}>Hello, {user.displayName ?? user.email}</h1>
      <dl>
        <dt>Email</dt>
        <dd>{user.email}</dd>
        <dt>Member since</dt>
        <dd>{new Date(user.memberSince).toLocaleDateString()}</dd>
      </dl>
      <FoyerForm button="Save" onSend={save}>
        {(errors) => (
          <FormField
            label="Name"
            name="name"
            autoComplete="name"
            value={name}
            onChange={setName}
            error={errors.displayName}
          />
        )}
      </FoyerForm>
      <p role="status">{saved}</p>
      <p>
        <a href={foyer.page('/account')}>Password, devices and everything else</a>
      </p>
      <FoyerForm button="Log out" className="second" onSend={logOut} />
    </>
  );
}
