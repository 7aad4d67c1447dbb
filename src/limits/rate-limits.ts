import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { policy } from '../policy.js';
import { Database } from '../database/database.js';
import { Keyring } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import { fixedWindow, RateLimiter, type Rule, backoff, type Attempt } from './rate-limiter.js';
import { networkOf } from '../common/ip-network.js';

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

  /** A log-in from a browser that never logged in to this address. All such browsers share this limit. */
  login(normalizedEmail: string, ip: string): Attempt[] {
    return [{ rule: passwords, subject: `address ${normalizedEmail}` }, this.failure(ip)];
  }

  /** A log-in from a browser that did. Nobody else can use this limit up. */
  loginFromKnownDevice(normalizedEmail: string, deviceToken: string): Attempt[] {
    return [{ rule: passwords, subject: `address ${normalizedEmail} device ${deviceToken}` }];
  }

  /** The password of a registration or account, on a page that only its owner can open. */
  password(subject: string, ip: string): Attempt[] {
    return [{ rule: passwords, subject }, this.failure(ip)];
  }

  /** A link with an unknown token. */
  unknownLink(ip: string): Attempt[] {
    return [this.failure(ip)];
  }

  /** A form that costs a hash or an email. */
  request(what: 'registrations' | 'resends' | 'resets' | 'changes of address', ip: string): Attempt[] {
    return [{ rule: this.asking(what), subject: networkOf(ip) }];
  }

  /** A change of address, which also mails a link to undo it. */
  changeOfAddress(userId: string, ip: string): Attempt[] {
    return [...this.request('changes of address', ip), { rule: changesOfAddress, subject: userId }];
  }

  private failure(ip: string): Attempt {
    return { rule: this.failures, subject: networkOf(ip) };
  }
}

const { changesOfAddress: perAccount } = policy.limits;
const changesOfAddress = fixedWindow('changes of address of one account', perAccount.count, perAccount.in);
const passwords = backoff('passwords', policy.limits.passwords);
