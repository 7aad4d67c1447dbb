import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { unmapped } from '../../common/ip-network.js';
import { Keyring } from '../../common/keyring.js';
import { Clock } from '../../common/time.js';
import { Database } from '../../database/database.js';
import { appliedMigrations, compareSchema } from '../../database/schema-version.js';
import { Public } from '../access/access.js';
import { isDoctorProof, proofHeader, seenHeader } from './doctor-proof.js';

/** For the operator's probes. */
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly reader: DataSource,
    private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** The process is running. The command `doctor` also learns how a proxy passes its address on. */
  @Get('healthz')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  alive(@Req() req: Request, @Res({ passthrough: true }) res: Response): string {
    const proof = req.get(proofHeader);
    if (proof !== undefined && isDoctorProof(this.keyring, proof, this.clock.now()))
      res.setHeader(seenHeader, unmapped(req.ip ?? ''));
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
