import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { policy } from '../policy.js';
import { Database } from '../database/database.js';
import { Keyring } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import { fixedWindow, RateLimiter, type Rule, backoff, type Attempt } from './rate-limiter.js';
import { networkOf } from '../common/ip-network.js';

/** What is counted, by name of what is tried. */
@Injectable()
export class RateLimits extends RateLimiter {
  private readonly failures: Rule;
  private readonly asking: (what: string) => Rule;

  constructor(database: Database, keyring: Keyring, clock: Clock, { networkLimitFactor }: Config) {
    super(database, keyring, clock);
    const { failures, asking } = policy.limits;
    this.failures = fixedWindow('failures', failures.count * networkLimitFactor, failures.in);
    this.asking = (what) => fixedWindow(what, asking.count * networkLimitFactor, asking.in);
  }

  /** A log-in from a browser that never logged in to this address: strangers share this budget with it. */
  login(normalizedEmail: string, ip: string): Attempt[] {
    return [{ rule: passwords, subject: `address ${normalizedEmail}` }, this.failure(ip)];
  }

  /** A log-in from a browser that did: no stranger can use this budget up. */
  loginFromKnownDevice(normalizedEmail: string, deviceToken: string): Attempt[] {
    return [{ rule: passwords, subject: `address ${normalizedEmail} device ${deviceToken}` }];
  }

  /** The password of one registration or account, asked for by a page that a stranger cannot open. */
  password(ofWhat: string, ip: string): Attempt[] {
    return [{ rule: passwords, subject: ofWhat }, this.failure(ip)];
  }

  /** A link that there is not. */
  unknownLink(ip: string): Attempt[] {
    return [this.failure(ip)];
  }

  /** A form that costs a hash or a mail. */
  request(what: 'registrations' | 'resends' | 'resets' | 'changes of address', ip: string): Attempt[] {
    return [{ rule: this.asking(what), subject: networkOf(ip) }];
  }

  private failure(ip: string): Attempt {
    return { rule: this.failures, subject: networkOf(ip) };
  }
}

const passwords = backoff('passwords', policy.limits.passwords);
