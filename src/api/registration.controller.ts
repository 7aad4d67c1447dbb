import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { Activation } from '../auth/activation/activation.js';
import { Admission } from '../auth/registration/admission.js';
import { Registration } from '../auth/registration/registration.js';
import { RegistrationResend } from '../auth/registration/registration-resend.js';
import { isOpen, Registrations } from '../auth/registration/registrations.js';
import { tidyToken } from '../common/link-token.js';
import type { ClientInfo } from '../domain/client-info.js';
import { Client } from '../http/access/client-info.js';
import { barred, inviteOver, linkOver, linkUnknown } from './api-problem.js';
import { type Endpoint, Handles, Input } from './endpoint.js';
import { emailInput, inviteToken, linkToken, newPasswordInput, typedEmail, user } from './schemas.js';
import { shownSubject } from './shown-user.js';

const register = {
  method: 'POST',
  path: 'auth/register',
  id: 'register',
  summary: 'Register an address',
  description: 'The answer is the same whether or not the address has an account. An email explains the next step.',
  access: 'anyone',
  body: z.strictObject({ email: typedEmail, password: newPasswordInput, invite: inviteToken.optional() }),
  status: 202,
  problems: ['registration-closed', 'invite-needed', 'link-unknown', 'invite-over', 'too-often'],
} as const satisfies Endpoint;

const requestVerifyToken = {
  method: 'POST',
  path: 'auth/request-verify-token',
  id: 'requestVerifyToken',
  summary: 'Resend the link of a registration',
  description:
    'Sends the link of the newest registration of this address that can still be confirmed. If somebody else has registered it since, confirm with newPassword.',
  access: 'anyone',
  body: z.strictObject({ email: emailInput }),
  status: 202,
  problems: ['too-often'],
} as const satisfies Endpoint;

const verify = {
  method: 'POST',
  path: 'auth/verify',
  id: 'verify',
  summary: 'Confirm an address',
  description:
    'With the password that was chosen, or with a new one. This does not log in. If new accounts have to be approved, log-ins are answered with account-inactive until then.',
  access: 'anyone',
  body: z.strictObject({
    token: linkToken,
    password: newPasswordInput.optional(),
    newPassword: newPasswordInput.optional(),
  }),
  status: 200,
  answer: user,
  problems: ['link-unknown', 'link-over', 'invite-over', 'too-often'],
} as const satisfies Endpoint;

@Controller()
export class RegistrationApi {
  constructor(
    private readonly admission: Admission,
    private readonly registration: Registration,
    private readonly registrationResend: RegistrationResend,
    private readonly registrations: Registrations,
    private readonly activation: Activation,
  ) {}

  @Handles(register)
  async register(@Input() fields: z.output<typeof register.body>, @Client() client: ClientInfo): Promise<void> {
    const { invite } = fields;
    const admitted = await this.admission.of(invite === undefined ? undefined : tidyToken(invite), client);
    if (admitted.state !== 'admitted') throw barred(admitted.state);
    // The token of the registering browser is for pages: here the password is the second proof.
    await this.registration.register(fields, admitted, client);
  }

  @Handles(requestVerifyToken)
  async requestVerifyToken(
    @Input() { email }: z.output<typeof requestVerifyToken.body>,
    @Client() client: ClientInfo,
  ): Promise<void> {
    await this.registrationResend.resendTo(email, client);
  }

  @Handles(verify)
  async verify(
    @Input() { token, password = '', newPassword = '' }: z.output<typeof verify.body>,
    @Client() client: ClientInfo,
  ): Promise<object> {
    const link = await this.registrations.find(tidyToken(token), client);
    if (link.state === 'unknown') throw linkUnknown();
    // Reported as unwanted: only the chosen password confirms it then.
    if (!isOpen(link) || (link.state === 'disowned' && newPassword !== '')) throw linkOver();
    const activated = await this.activation.activateWith(link.registration, { password, newPassword }, { client });
    if (activated === 'invite-over') throw inviteOver();
    if (!activated) throw linkOver();
    return shownSubject(activated.user);
  }
}
