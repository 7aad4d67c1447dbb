import { Controller, Get, Header, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { Database } from '../../database/database.js';
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

  /** The database responds, is writable and has every migration. */
  @Get('readyz')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  async ready(@Res({ passthrough: true }) res: Response): Promise<string> {
    if (this.database.lastWriteError === undefined && (await this.isUpToDate())) return 'ready\n';
    res.status(503);
    return 'not ready: the database does not answer, cannot be written or lacks a migration\n';
  }

  /** Logs no error: requests that need the database do, and a probe every second would fill the log. */
  private async isUpToDate(): Promise<boolean> {
    try {
      const applied = await this.reader.query<{ name: string }[]>('SELECT name FROM migrations');
      const names = new Set(applied.map(({ name }) => name));
      return this.reader.migrations.every(({ name }) => name !== undefined && names.has(name));
    } catch {
      return false;
    }
  }
}
