/** The path in DATABASE_URL, for commands that need no other setting. @throws ConfigError. */
export async function databaseFile(): Promise<string> {
  const { databaseFileOf } = await import('../config/config.js');
  const { readEnvironment } = await import('../config/environment.js');
  return databaseFileOf(readEnvironment());
}
