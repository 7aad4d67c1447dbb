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
  private readonly judgments: Rule;
  private readonly logInsOfNetwork: Rule;
  private readonly asking: (what: string) => Rule;

  constructor(database: Database, keyring: Keyring, clock: Clock, { networkLimitFactor }: Config) {
    super(database, keyring, clock);
    const { failures, asking, judging, logInsOfNetwork } = policy.limits;
    this.judgments = fixedWindow('judgments', judging.count * networkLimitFactor, judging.in);
    this.logInsOfNetwork = fixedWindow(
      'log-ins of network',
      logInsOfNetwork.count * networkLimitFactor,
      logInsOfNetwork.in,
    );
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

  /** Log-ins that succeed, from new browsers: only somebody with the right password uses them up. */
  logIns(normalizedEmail: string, ip: string): Attempt[] {
    return [
      { rule: logIns, subject: `address ${normalizedEmail}` },
      { rule: this.logInsOfNetwork, subject: networkOf(ip) },
    ];
  }

  /** The same from a known browser, which nobody else can use up. */
  logInsFromKnownDevice(normalizedEmail: string, deviceToken: string): Attempt[] {
    return [{ rule: logIns, subject: `address ${normalizedEmail} device ${deviceToken}` }];
  }

  /** Right passwords on other pages than the log-in. */
  proofs(subject: string): Attempt[] {
    return [{ rule: proofs, subject }];
  }

  /** A change that costs a write, and can be made again and again. */
  change(subject: string): Attempt[] {
    return [{ rule: changes, subject }];
  }

  /** A link with an unknown token. */
  unknownLink(ip: string): Attempt[] {
    return [this.failure(ip)];
  }

  /** A new password that is judged, whether or not it is then refused. */
  judging(ip: string): Attempt[] {
    return [{ rule: this.judgments, subject: networkOf(ip) }];
  }

  /** A form that costs a hash or an email. */
  request(what: 'registrations' | 'resends' | 'resets' | 'changes of address', ip: string): Attempt[] {
    return [{ rule: this.asking(what), subject: networkOf(ip) }];
  }

  private failure(ip: string): Attempt {
    return { rule: this.failures, subject: networkOf(ip) };
  }
}

const passwords = backoff('passwords', policy.limits.passwords);
const logIns = fixedWindow('log-ins', policy.limits.logIns.count, policy.limits.logIns.in);
const proofs = fixedWindow('proofs', policy.limits.proofs.count, policy.limits.proofs.in);
const changes = fixedWindow('changes', policy.limits.changes.count, policy.limits.changes.in);
