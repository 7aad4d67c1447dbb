import { Controller, Get, Header, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { Database } from '../../database/database.js';
import { appliedMigrations, compareSchema } from '../../database/schema-version.js';
import { Public } from '../access/access.js';

/** For the operator's probes. */
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly reader: DataSource,
    private readonly database: Database,
  ) {}

  /** The process is running. */
  @Get('healthz')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  alive(): string {
    return 'alive\n';
  }

  /** The database responds, is writable, is the file at its path, and has the schema of this version. */
  @Get('readyz')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  async ready(@Res({ passthrough: true }) res: Response): Promise<string> {
    if (this.database.writeFailure === undefined && (await this.hasOurSchema())) return 'ready\n';
    res.status(503);
    return 'not ready: the database does not answer, cannot be written, was moved, or has other migrations than this version\n';
  }

  /** Logs no error: requests that need the database do, and a probe every second would fill the log. */
  private async hasOurSchema(): Promise<boolean> {
    try {
      const { missing, unknown } = compareSchema(await appliedMigrations(this.reader));
      return missing.length === 0 && unknown.length === 0;
    } catch {
      return false;
    }
  }
}
