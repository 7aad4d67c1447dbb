import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config.js';
import { openConnections } from './connections.js';
import { Database } from './database.js';
import { migrate } from './migrate.js';

/** Offers `Database` for writing and `DataSource`, which only reads. */
@Global()
@Module({
  providers: [
    {
      provide: Database,
      inject: [Config],
      useFactory: async (config: Config): Promise<Database> => {
        const { reader, writer } = await openConnections(config.databaseFile);
        await migrate(writer);
        return new Database(reader, writer);
      },
    },
    { provide: DataSource, inject: [Database], useFactory: (database: Database): DataSource => database.reader },
  ],
  exports: [Database, DataSource],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
