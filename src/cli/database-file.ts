/** The file that DATABASE_URL names: all that a command for the database needs of the configuration. @throws ConfigError. */
export async function databaseFile(): Promise<string> {
  const { databaseFileOf } = await import('../config/config.js');
  const { readEnvironment } = await import('../config/environment.js');
  return databaseFileOf(readEnvironment());
}
