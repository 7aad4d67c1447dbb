import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { policy } from '../policy.js';
import { Database } from '../database/database.js';
import { Keyring, type UserLinkPurpose } from '../common/keyring.js';
import { Clock } from '../common/time.js';
import { type Attempt, RateLimiter } from './rate-limiter.js';
import { backoff, fixedWindow, type Window } from './rule.js';
import { networkOf, widerNetworksOf } from '../common/ip-network.js';

@Injectable()
export class RateLimits extends RateLimiter {
  /** NETWORK_LIMIT_FACTOR, for everything that is counted per network. */
  readonly networkFactor: number;

  constructor(database: Database, keyring: Keyring, clock: Clock, { networkLimitFactor }: Config) {
    super(database, keyring, clock);
    this.networkFactor = networkLimitFactor;
  }

  /** A log-in from a browser that never logged in to this address. All such browsers share this limit. */
  login(normalizedEmail: string, ip: string): Attempt[] {
    return [{ rule: passwords, subject: `address ${normalizedEmail}` }, ...this.failure(ip)];
  }

  /** A log-in from a browser that did. Nobody else can use this limit up. */
  loginFromKnownDevice(normalizedEmail: string, deviceToken: string): Attempt[] {
    return [{ rule: passwords, subject: `address ${normalizedEmail} device ${deviceToken}` }];
  }

  /** The password of a registration or account, on a page that only its owner can open. */
  password(subject: string, ip: string): Attempt[] {
    return [{ rule: passwords, subject }, ...this.failure(ip)];
  }

  /** Log-ins that succeed, from new browsers: only somebody with the right password uses them up. */
  successfulLogins(normalizedEmail: string, ip: string): Attempt[] {
    return [
      { rule: logIns, subject: `address ${normalizedEmail}` },
      ...this.perNetwork('log-ins of network', policy.limits.logInsOfNetwork, ip),
    ];
  }

  /** The same from a known browser, which nobody else can use up. */
  successfulLoginsFromKnownDevice(normalizedEmail: string, deviceToken: string): Attempt[] {
    return [{ rule: logIns, subject: `address ${normalizedEmail} device ${deviceToken}` }];
  }

  /** Right passwords on other pages than the log-in, and right codes and passkeys at `/confirm`. */
  confirmedProofs(subject: string): Attempt[] {
    return [{ rule: proofs, subject }];
  }

  /** A change that costs a write, and can be made again and again. */
  change(subject: string): Attempt[] {
    return [{ rule: changes, subject }];
  }

  /** What one admin does to the accounts of others. */
  act(adminId: string): Attempt[] {
    return [{ rule: acts, subject: `admin ${adminId}` }];
  }

  /**
   * A link with an unknown token. Not counted with wrong passwords: a page of another site can open such links by the
   * dozen in its visitors' browsers, and would keep their whole network from logging in.
   */
  unknownLink(ip: string): Attempt[] {
    return this.perNetwork('unknown links', policy.limits.failures, ip);
  }

  /** A new password that is judged, whether or not it is then refused. */
  judging(ip: string): Attempt[] {
    return this.perNetwork('judgments', policy.limits.judging, ip);
  }

  /** A form that costs a hash or an email. */
  request(what: 'registrations' | 'resends' | 'resets' | 'changes of address', ip: string): Attempt[] {
    return this.perNetwork(what, policy.limits.asking, ip);
  }

  /** Wrong codes, by whoever has the password. `deviceToken` of a browser that the account knows: nobody else uses it up. */
  code(userId: string, ip: string, deviceToken?: string): Attempt[] {
    if (deviceToken !== undefined) return [{ rule: codes, subject: `account ${userId} device ${deviceToken}` }];
    return [{ rule: codes, subject: `account ${userId}` }, ...this.failure(ip)];
  }

  /** Wrong codes and passkeys in a live session. Apart from those of log-ins, which whoever has the password can use up. */
  proofInSession(sessionHash: string): Attempt[] {
    return [{ rule: codes, subject: `session ${sessionHash}` }];
  }

  /** Passkeys that prove nothing. Apart from wrong passwords: neither keeps a network from using the other. */
  passkey(ip: string): Attempt[] {
    return this.perNetwork('wrong passkeys', policy.limits.failures, ip);
  }

  /** The same from a browser that the account knows. */
  passkeyFromKnownDevice(userId: string, deviceToken: string): Attempt[] {
    return [{ rule: passkeys, subject: `account ${userId} device ${deviceToken}` }];
  }

  /** Log-ins with other providers that lead to none here: each asks the provider several times. */
  provider(ip: string): Attempt[] {
    return this.perNetwork('log-ins with providers', policy.limits.failures, ip);
  }

  /** Copies of a passkey that were refused: each is mailed. */
  copiedPasskey(userId: string): Attempt[] {
    return [{ rule: copiedPasskeys, subject: userId }];
  }

  /** Without the removals: whoever has a session must not use up what its owner needs to get rid of a stranger's factor. */
  changeOfFactors(userId: string): Attempt[] {
    return [{ rule: changesOfFactors, subject: userId }];
  }

  /** A link of this purpose that its account asks for again and again: each time it is mailed. */
  linkOfAccount(purpose: UserLinkPurpose, userId: string): Attempt[] {
    return [{ rule: linksOfAccount, subject: `${purpose} ${userId}` }];
  }

  /** A download of everything: it writes an event, and reads for a while. */
  exports(userId: string): Attempt[] {
    return [{ rule: exports, subject: userId }];
  }

  /** A change of address, which also mails a link to undo it. */
  changeOfAddress(userId: string, ip: string): Attempt[] {
    return [...this.request('changes of address', ip), { rule: changesOfAddress, subject: userId }];
  }

  private failure(ip: string): Attempt[] {
    return this.perNetwork('failures', policy.limits.failures, ip);
  }

  /** The network of this address, and the wider ones around it with a multiple of its limit. */
  private perNetwork(name: string, window: Window, ip: string): Attempt[] {
    const attempt = (subject: string, times: number): Attempt => ({
      rule: fixedWindow(name, { ...window, count: window.count * this.networkFactor * times }),
      subject,
    });
    const wider = widerNetworksOf(ip).map(({ prefix, network }) => attempt(network, policy.limits.wider[prefix]));
    return [attempt(networkOf(ip), 1), ...wider];
  }
}

const acts = fixedWindow('acts of admins', policy.limits.acts);
const changesOfAddress = fixedWindow('changes of address of one account', policy.limits.changesOfAddress);
const changesOfFactors = fixedWindow('changes of factors', policy.limits.changesOfFactors);
const codes = backoff('codes', policy.limits.passwords);
const copiedPasskeys = fixedWindow('copied passkeys', policy.limits.copiedPasskeys);
const exports = fixedWindow('exports', policy.limits.exports);
const linksOfAccount = fixedWindow('links of one account', policy.limits.linksOfAccount);
const passkeys = backoff('passkeys', policy.limits.passwords);
const passwords = backoff('passwords', policy.limits.passwords);
const logIns = fixedWindow('log-ins', policy.limits.logIns);
const proofs = fixedWindow('proofs', policy.limits.proofs);
const changes = fixedWindow('changes', policy.limits.changes);
