import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { Log } from '../logging/log.js';
import { Database } from './database.js';
import { Deletions } from './deletions.js';
import { openDatabase } from './open.js';
import { RetentionJob } from './retention-job.js';
import { type TableDeclaration, Tables } from './tables.js';

const featureTables = Symbol('tables of a feature');

@Module({})
class FeatureTablesModule {}

/** Offers `Database` for writing and `DataSource`, which only reads. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    { provide: Tables, inject: [DiscoveryService], useFactory: collectTables },
    { provide: Database, inject: [Config, Log, Tables], useFactory: open },
    Deletions,
    RetentionJob,
    { provide: DataSource, inject: [Database], useFactory: (database: Database): DataSource => database.reader },
  ],
  exports: [Database, DataSource, Deletions, RetentionJob, Tables],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  /** For the `imports` of the module that owns these tables. One loaded only at times would leave rows behind. */
  static forFeature(...tables: readonly TableDeclaration[]): DynamicModule {
    return { module: FeatureTablesModule, providers: [{ provide: featureTables, useValue: tables }] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

/** Nest knows the modules of an application, and the values in them, before it makes the first provider. */
function collectTables(discovery: DiscoveryService): Tables {
  const features = discovery.getProviders().filter(({ token }) => token === featureTables);
  const declared = features.flatMap(({ instance }) => instance as readonly TableDeclaration[]);
  // Two modules may need the same table.
  return new Tables([...new Set(declared)]);
}

/** The same without an application: what a command needs that shows everything about an account. */
export function tablesDeclaredBelow(root: DynamicModule): Tables {
  const declared = new Set<TableDeclaration>();
  const seen = new Set<unknown>();
  const visit = (imported: unknown): void => {
    if (seen.has(imported)) return;
    seen.add(imported);
    const { module, imports = [], providers = [] } = isDynamic(imported) ? imported : { module: imported };
    for (const provider of providers)
      if (typeof provider === 'object' && provider.provide === featureTables && 'useValue' in provider)
        for (const table of provider.useValue as readonly TableDeclaration[]) declared.add(table);
    const ofClass: unknown = Reflect.getMetadata('imports', module as object);
    for (const next of [...imports, ...(Array.isArray(ofClass) ? (ofClass as unknown[]) : [])]) visit(next);
  };
  visit(root);
  return new Tables([...declared]);
}

function isDynamic(imported: unknown): imported is DynamicModule {
  return typeof imported === 'object' && imported !== null && 'module' in imported;
}

/** In production, a wrong path or a disk that is not mounted would look like a site that has lost everybody. */
async function open({ database, production }: Config, log: Log, tables: Tables): Promise<Database> {
  return openDatabase(database, tables.entities, log, (whenNew) => {
    const message = `${whenNew} If you expected accounts in it, stop Foyer and check DATABASE_URL.`;
    if (production) log.write('warn', 'started', { message });
  });
}
