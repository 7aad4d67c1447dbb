import { z } from 'zod';

interface Secrecy {
  /** Hashed or compared with a hash, which takes a place in the hashing queue. */
  readonly hashed: boolean;
}

const secrets = z.registry<Secrecy>();

/** Marks a field whose value is never shown again. */
export function secret<T extends z.ZodType>(field: T, { hashed }: Secrecy = { hashed: false }): T {
  secrets.add(field, { hashed });
  return field;
}

/** Marks a password, which costs a hash. */
export function password<T extends z.ZodType>(field: T): T {
  return secret(field, { hashed: true });
}

export function isSecret(field: z.core.$ZodType | undefined): boolean {
  return field !== undefined && secrets.has(field);
}

export function isHashed(field: z.core.$ZodType): boolean {
  return secrets.get(field)?.hashed === true;
}
