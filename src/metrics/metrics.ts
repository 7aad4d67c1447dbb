import { Injectable, NotFoundException, type OnApplicationBootstrap } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Registry } from 'prom-client';
import { root } from '../common/package-root.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Log } from '../logging/log.js';
import { countEvents, countWrites } from './counters.js';
import { Gauges } from './gauges.js';

/** What this process has done since its start. Without METRICS_TOKEN, nothing is counted and nothing loaded. */
@Injectable()
export class Metrics implements OnApplicationBootstrap {
  private registry: Registry | undefined;
  private setGauges = (): Promise<void> => Promise.resolve();

  constructor(
    private readonly config: Config,
    private readonly log: Log,
    private readonly database: Database,
    private readonly gauges: Gauges,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { metricsToken, role, database } = this.config;
    if (metricsToken === undefined) return;
    const prometheus = await import('prom-client');
    const registry = new prometheus.Registry();
    prometheus.collectDefaultMetrics({ register: registry });
    const registers = [registry];
    const labelNames = ['version', 'database', 'role'];
    new prometheus.Gauge({ name: 'foyer_info', help: 'What runs here.', labelNames, registers }).set(
      { version: versionOfPackage(), database: database.engine, role },
      1,
    );
    countEvents(this.log, prometheus, registers);
    countWrites(this.database, prometheus, registers);
    this.setGauges = this.gauges.addTo(registers, prometheus.Gauge);
    this.registry = registry;
  }

  /** In the text format of Prometheus. */
  async read(): Promise<{ readonly type: string; readonly text: string }> {
    if (!this.registry) throw new NotFoundException();
    await this.setGauges();
    return { type: this.registry.contentType, text: await this.registry.metrics() };
  }
}

function versionOfPackage(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}
