import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from './app.js';
import { type Config, ConfigError, loadConfig, readEnvironment } from './config.js';
import { policy } from './policy.js';

const config = configOrExit();
const app = await createApp(config);
await (config.host === undefined ? app.listen(config.port) : app.listen(config.port, config.host));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app));
console.log(`Foyer is ready: ${config.baseUrl}`);

function configOrExit(): Config {
  try {
    return loadConfig(readEnvironment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** Takes no new requests, answers those under way, lets the mail worker finish, closes the database, exits with 0. */
async function stop(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer();
  // Whatever hangs, nothing acknowledged is lost: it is in the database, and its mail goes out at the next start.
  setTimeout(() => process.exit(0), policy.stopping.everything).unref();
  setTimeout(() => {
    server.closeAllConnections();
  }, policy.stopping.answers).unref();
  await new Promise((closed) => server.close(closed));
  await app.close();
  process.exit(0);
}
