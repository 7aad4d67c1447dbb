import { z } from 'zod';
import type { Form } from '../../../src/http/forms/form.js';
import { wrongCredentialsIn } from '../../../src/http/forms/refused-form.js';
import { password } from '../../../src/http/forms/secret.js';

const fields = z.object({ email: z.string(), password: password(z.string()) });
const form = { path: 'login', fields } satisfies Form;

describe('Wrong credentials are reported', () => {
  it('at the first secret field, or where the form says', () => {
    expect(wrongCredentialsIn(form)).toEqual({ errors: { password: 'password.wrong' } });
    const atEmail: Form = { ...form, wrongCredentials: { field: 'email', text: 'login.wrongPair' } };
    expect(wrongCredentialsIn(atEmail)).toEqual({ errors: { email: 'login.wrongPair' } });
  });

  it('about the form as a whole, also if it has no secret field', () => {
    const asWhole: Form = { ...form, wrongCredentials: { field: 'form', text: 'login.wrongPair' } };
    expect(wrongCredentialsIn(asWhole)).toEqual({ problem: 'login.wrongPair', focus: 'password' });
    const noSecret: Form = { path: 'x', fields: z.object({ name: z.string() }) };
    expect(wrongCredentialsIn(noSecret)).toEqual({ problem: 'password.wrong', focus: undefined });
  });
});
