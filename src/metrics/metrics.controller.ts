import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { constantTimeEqual } from '../common/keyring.js';
import { Config } from '../config/config.js';
import { Public } from '../http/access/access.js';
import { Metrics } from './metrics.js';

/** For a Prometheus server, which has no account here but a token of its own. */
@Public()
@Controller()
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly config: Config,
  ) {}

  @Get('metrics')
  async show(@Req() req: Request, @Res({ passthrough: true }) res: Response): Promise<string> {
    const { metricsToken } = this.config;
    if (metricsToken === undefined) throw new NotFoundException();
    const sent = /^Bearer +(?<token>\S+) *$/i.exec(req.get('authorization') ?? '')?.groups?.token ?? '';
    if (constantTimeEqual(sent, metricsToken)) return this.answer(res);
    req.outcome = 'access-denied';
    res.status(401).setHeader('WWW-Authenticate', 'Bearer').type('text/plain');
    return 'Send METRICS_TOKEN as a bearer token.\n';
  }

  private async answer(res: Response): Promise<string> {
    const { type, text } = await this.metrics.read();
    res.setHeader('Content-Type', type);
    return text;
  }
}
