/** Something that the operator can mend, told in one sentence: a wrong value, a folder that cannot be written. */
export class ConfigError extends Error {}
