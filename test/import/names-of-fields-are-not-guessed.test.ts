import { personOf } from '../../src/import/person.js';

const reading = { firebase: undefined, groups: new Set<string>(), now: 1 };

describe('A person whose fields are spelled in another way', () => {
  it.each([
    ['password_hash', 'passwordHash'],
    ['PasswordHash', 'passwordHash'],
    ['email_verified', 'emailVerified'],
    ['email-verified', 'emailVerified'],
    ['created_at', 'createdAt'],
  ])('is not imported without them: %s', (name, meant) => {
    const fields = { email: 'ada@example.com', [name]: 'x' };
    expect(() => personOf(1, fields, reading)).toThrow(`its field ${name} is called ${meant} here`);
  });

  it('is imported if the right ones are there, too, or if they are others', () => {
    const fields = { email: 'ada@example.com', Email: 'x', createdAt: '', created_at: 'x', id: 7, '': '' };
    expect(personOf(1, fields, reading).address.email).toBe('ada@example.com');
  });
});
