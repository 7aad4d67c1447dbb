import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../config/config.js';
import { RetentionJob } from '../database/retention-job.js';
import { MailWorker } from '../mail/worker.js';
import { BackchannelLogout } from '../oidc/backchannel-logout.js';
import { KeyUpkeep } from './key-upkeep.js';

/** Starts what nobody asks for: sending mail, telling sites of log-outs, deleting what has expired, and replacing keys. Not in a process that only answers. */
@Injectable()
export class Background implements OnApplicationBootstrap {
  constructor(
    private readonly config: Config,
    private readonly mailWorker: MailWorker,
    private readonly retentionJob: RetentionJob,
    private readonly keyUpkeep: KeyUpkeep,
    private readonly backchannelLogout: BackchannelLogout,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.mailWorker.start();
    this.retentionJob.start();
    this.keyUpkeep.start();
    this.backchannelLogout.start();
  }
}
