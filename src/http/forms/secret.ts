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
  return field !== undefined && markOf(field) !== undefined;
}

export function isHashed(field: z.core.$ZodType): boolean {
  return markOf(field)?.hashed === true;
}

/** A schema made of a marked one, such as `password(…).optional()`, has the mark as well. */
function markOf(field: z.core.$ZodType): Secrecy | undefined {
  const { innerType, in: source } = field._zod.def as { innerType?: z.core.$ZodType; in?: z.core.$ZodType };
  const inner = innerType ?? source;
  return secrets.get(field) ?? (inner && markOf(inner));
}
