/** An error that the operator can fix, such as an invalid value or a directory without write access. One sentence. */
export class ConfigError extends Error {}
