import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { policy } from '../policy.js';
import { Database } from '../database/database.js';
import { Secrets } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import { atMost, Counters, type Rule, slowingDown, type Try } from './rate-limiter.js';
import { networkOf } from '../common/ip-network.js';

/** What is counted, by name of what is tried. */
@Injectable()
export class Limits extends Counters {
  private readonly failures: Rule;
  private readonly asking: (what: string) => Rule;

  constructor(database: Database, secrets: Secrets, clock: Clock, { networkLimitFactor }: Config) {
    super(database, secrets, clock);
    const { failures, asking } = policy.limits;
    this.failures = atMost('failures', failures.count * networkLimitFactor, failures.in);
    this.asking = (what) => atMost(what, asking.count * networkLimitFactor, asking.in);
  }

  /** A log-in from a browser that never logged in to this address: strangers share this budget with it. */
  login(emailKey: string, ip: string): Try[] {
    return [{ rule: passwords, subject: `address ${emailKey}` }, this.failure(ip)];
  }

  /** A log-in from a browser that did: no stranger can use this budget up. */
  loginFromKnownDevice(emailKey: string, deviceToken: string): Try[] {
    return [{ rule: passwords, subject: `address ${emailKey} device ${deviceToken}` }];
  }

  /** The password of one registration or account, asked for by a page that a stranger cannot open. */
  password(ofWhat: string, ip: string): Try[] {
    return [{ rule: passwords, subject: ofWhat }, this.failure(ip)];
  }

  /** A link that there is not. */
  badToken(ip: string): Try[] {
    return [this.failure(ip)];
  }

  /** A form that costs a hash or a mail. */
  ask(what: 'registrations' | 'resends' | 'resets' | 'changes of address', ip: string): Try[] {
    return [{ rule: this.asking(what), subject: networkOf(ip) }];
  }

  private failure(ip: string): Try {
    return { rule: this.failures, subject: networkOf(ip) };
  }
}

const passwords = slowingDown('passwords', policy.limits.passwords);
