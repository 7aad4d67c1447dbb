import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Public } from './access.js';

/** For the operator's probes. */
@Public()
@Controller()
export class HealthController {
  constructor(private readonly reader: DataSource) {}

  /** The process answers. */
  @Get('healthz')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  alive(): string {
    return 'alive\n';
  }

  /** The database answers and has every migration. */
  @Get('readyz')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  async ready(): Promise<string> {
    if (await this.isBehind()) throw new ServiceUnavailableException();
    return 'ready\n';
  }

  private async isBehind(): Promise<boolean> {
    const applied = await this.reader.query<{ name: string }[]>('SELECT name FROM migrations');
    const names = new Set(applied.map(({ name }) => name));
    return this.reader.migrations.some(({ name }) => name === undefined || !names.has(name));
  }
}
