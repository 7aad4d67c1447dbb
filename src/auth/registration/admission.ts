import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type EmailAddress, parseEmailAddress } from '../../common/email-address.js';
import { Config } from '../../config/config.js';
import { ofInvite, type Subject } from '../../database/subjects.js';
import type { Barred } from '../../domain/barred.js';
import type { ClientInfo } from '../../domain/client-info.js';
import { emailProblem, InviteOver } from '../../domain/errors.js';
import type { Localizable } from '../../i18n/message.js';
import type { Invite } from '../../invites/invite.entity.js';
import { Invites } from '../../invites/invites.js';
import { domainProblem } from '../../users/address-domains.js';
import { Approval, type FirstState } from './approval.js';
import type { PendingRegistration } from './registration.entity.js';

/** An address that may register, or what is wrong with it, whoever has it. */
type ReadAddress =
  | { readonly address: EmailAddress; readonly problem?: undefined }
  | { readonly problem: Localizable; readonly address?: undefined };

/** By which invitation a new account comes, and how it begins. */
export interface Arrival {
  readonly inviteId: string | null;
  readonly first: FirstState;
}

/** Whom an operator has brought needs no leave and no approval. */
export const byOperator: Arrival = { inviteId: null, first: { state: 'active', admins: [] } };

/** Leave to register. Only `Admission` gives it, and no flow begins without it. */
export class Admitted {
  readonly state = 'admitted';

  constructor(
    private readonly config: Config,
    private readonly invite?: Invite,
  ) {}

  /** By which invitation. */
  get inviteId(): string | null {
    return this.invite?.id ?? null;
  }

  /** The one address that the invitation is for. */
  get email(): string | undefined {
    return this.invite?.email ?? undefined;
  }

  read(typed: string): ReadAddress {
    const address = parseEmailAddress(typed);
    if (!address) return { problem: emailProblem(typed) };
    const problem = this.problemOf(address);
    return problem === undefined ? { address } : { problem };
  }

  /** Whoever runs the site has named the address of an invitation that was mailed, whatever its domain. */
  private problemOf(address: EmailAddress): Localizable | undefined {
    const invited = this.invite?.normalizedEmail ?? undefined;
    if (invited === undefined) return domainProblem(address, this.config);
    return invited === address.normalizedEmail ? undefined : 'invite.otherAddress';
  }
}

/** Who may register. Asked at every way to an account that no operator has begun. */
@Injectable()
export class Admission {
  constructor(
    private readonly invites: Invites,
    private readonly approval: Approval,
    private readonly config: Config,
  ) {}

  /**
   * @param invite the token of an invitation, if somebody has come with one.
   * @throws RateLimited for a network that tries unknown ones.
   */
  async of(invite: string | undefined, client: Pick<ClientInfo, 'ip'>): Promise<Admitted | { readonly state: Barred }> {
    const { registration } = this.config;
    if (registration === 'closed') return { state: 'closed' };
    if (invite === undefined) return registration === 'open' ? new Admitted(this.config) : { state: 'invite-needed' };
    const found = await this.invites.find(invite, client);
    return found.state === 'live' ? new Admitted(this.config, found.invite) : { state: `invite-${found.state}` };
  }

  /** Before the transaction that creates an account. */
  async arrivalOf(registration: Pick<PendingRegistration, 'id' | 'inviteId'>): Promise<Arrival> {
    const { inviteId } = registration;
    return { inviteId, first: await this.approval.firstStateOf(registration) };
  }

  /** For that transaction. */
  subjectsOf({ inviteId, first }: Arrival): Subject[] {
    return [...(inviteId === null ? [] : [ofInvite(inviteId)]), ...this.approval.subjectsOf(first)];
  }

  /**
   * In it, once there is an account.
   * @throws InviteOver if the invitation allows none any more: the transaction has to be rolled back.
   */
  async settle(db: EntityManager, userId: string, { inviteId, first }: Arrival): Promise<void> {
    if (inviteId !== null && !(await this.invites.use(db, inviteId, userId))) throw new InviteOver();
    if (first.state === 'waiting') await this.approval.tell(db, first);
  }
}
