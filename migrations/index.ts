import { Core1764000000000 } from './1764000000000-core.js';

/** Every change of the schema, oldest first. */
export const migrations = [Core1764000000000] as const;
