import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser, DuringGrace } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { RecentAuthentication } from '../../http/access/recent-authentication.js';
import { HttpProblem } from '../../http/errors/http-problem.js';
import { isUserNavigation } from '../../http/security/methods.js';
import { message } from '../../i18n/message.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { policy } from '../../policy.js';
import { Export } from './export.js';
import { ExportSlots } from './export-slots.js';

@Controller('account/export')
export class ExportController {
  constructor(
    private readonly everything: Export,
    private readonly slots: ExportSlots,
    private readonly rateLimits: RateLimits,
  ) {}

  @DuringGrace()
  @RecentAuthentication()
  @Get()
  async download(
    @CurrentUser() principal: Principal,
    @Client() client: ClientInfo,
    @Req() req: Request,
    @Res() res: Response,
  ): Promise<void> {
    // Every download must be recorded, but recording a prefetch would alarm the owner.
    if (req.method === 'GET' && !isUserNavigation(req))
      throw new HttpProblem(403, 'refused.inAdvance', 'refused.inAdvanceBecause');
    if (req.method === 'GET') await this.rateLimits.consume(this.rateLimits.exports(principal.userId));
    const release = this.slots.acquire(principal, client);
    if (!release) throw alreadyRunning();
    try {
      await this.send(principal, client, res);
    } finally {
      release();
    }
  }

  private async send(principal: Principal, client: ClientInfo, res: Response): Promise<void> {
    // A HEAD downloads nothing, so it is not recorded.
    if (res.req.method === 'HEAD') {
      asDownload(res).end();
      return;
    }
    await this.everything.record(principal, client);
    await this.stream(principal, res);
  }

  /** As fast as the client reads, and no longer than allowed. An error cuts the connection: no file looks complete. */
  private async stream(principal: Principal, res: Response): Promise<void> {
    const deadline = AbortSignal.timeout(policy.export.atMost);
    const parts = this.everything.partsFor(principal);
    try {
      // An error so far still becomes a page.
      const first = await parts.next();
      await pipeline(continued(first, parts), asDownload(res), { signal: deadline });
    } catch (error) {
      // The client went away or is too slow, and the log records that the response was incomplete.
      if (!deadline.aborted && !isDisconnect(error)) throw error;
    } finally {
      await parts.return();
    }
  }
}

function asDownload(res: Response): Response {
  return res.attachment('foyer-account.json');
}

function alreadyRunning(): HttpProblem {
  const { retryAfter: wait } = policy.export;
  return new HttpProblem(429, 'refused.exporting', message('refused.exportingBecause', { wait }), wait);
}

async function* continued(
  { value }: IteratorResult<string, void>,
  rest: AsyncIterable<string>,
): AsyncGenerator<string, void, undefined> {
  if (value !== undefined) yield value;
  yield* rest;
}

function isDisconnect(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return ['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE', 'ECONNRESET', 'EPIPE'].includes(code ?? '');
}
