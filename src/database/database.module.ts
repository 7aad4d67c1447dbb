import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { Log } from '../logging/log.js';
import { type Entities, openConnections } from './sqlite/connections.js';
import { Database } from './database.js';
import { migrate } from './migrate.js';
import { RetentionJob } from './retention-job.js';

/** Offers `Database` for writing and `DataSource`, which only reads. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  static of(entities: Entities): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: Database,
          inject: [Config, Log],
          useFactory: async (config: Config, log: Log): Promise<Database> => {
            const { reader, writer } = await openConnections(config.databaseFile, entities);
            await migrate(writer);
            return new Database(reader, writer, log);
          },
        },
        RetentionJob,
        {
          provide: DataSource,
          inject: [Database],
          useFactory: (database: Database): DataSource => database.reader,
        },
      ],
      exports: [Database, DataSource, RetentionJob],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
