import { Controller, createParamDecorator, type ExecutionContext, NotFoundException } from '@nestjs/common';
import type { Request } from 'express';
import type { Principal } from '../../domain/principal.js';
import { ForAdmins } from '../../http/access/access.js';
import { HttpProblem } from '../../http/errors/http-problem.js';
import { button, Fields, HandlesForm } from '../../http/forms/form.js';
import type { Flash } from '../../http/pages/layout.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import { type Act, PersonActs } from '../person-acts.js';

/** Who does it to whom. */
interface Doing {
  readonly admin: Principal;
  readonly userId: string;
  readonly requestId: string;
}

const WhoToWhom = createParamDecorator((_: unknown, context: ExecutionContext): Doing => {
  const { principal, params, id: requestId } = context.switchToHttp().getRequest<Request>();
  if (!principal) throw new Error('@WhoToWhom() only works on guarded pages.');
  return { admin: principal, userId: String(params.id), requestId };
});

const actButton = (act: string): ReturnType<typeof button> => button(`admin/users/:id/${act}`);

/** The buttons on the page of a person. */
@ForAdmins()
@Controller()
export class PersonActsController {
  constructor(private readonly acts: PersonActs) {}

  @HandlesForm(actButton('approve'))
  approve(@Fields() _fields: object, @WhoToWhom() doing: Doing): Promise<SeeOther> {
    return this.do('approve', doing, 'person-approved');
  }

  @HandlesForm(actButton('enable'))
  enable(@Fields() _fields: object, @WhoToWhom() doing: Doing): Promise<SeeOther> {
    return this.do('enable', doing, 'person-enabled');
  }

  @HandlesForm(actButton('offer-password'))
  offerPassword(@Fields() _fields: object, @WhoToWhom() doing: Doing): Promise<SeeOther> {
    return this.do('offerPassword', doing, 'person-password-offered');
  }

  @HandlesForm(actButton('end-sessions'))
  endSessions(@Fields() _fields: object, @WhoToWhom() doing: Doing): Promise<SeeOther> {
    return this.do('endSessions', doing, 'person-logged-out');
  }

  @HandlesForm(actButton('remove-factors'))
  removeFactors(@Fields() _fields: object, @WhoToWhom() doing: Doing): Promise<SeeOther> {
    return this.do('removeFactors', doing, 'person-factors-removed');
  }

  @HandlesForm(actButton('make-admin'))
  makeAdmin(@Fields() _fields: object, @WhoToWhom() doing: Doing): Promise<SeeOther> {
    return this.do('makeAdmin', doing, 'person-role-given');
  }

  @HandlesForm(actButton('take-role'))
  takeRole(@Fields() _fields: object, @WhoToWhom() doing: Doing): Promise<SeeOther> {
    return this.do('takeRole', doing, 'person-role-taken');
  }

  @HandlesForm(actButton('disable'))
  disable(@Fields() _fields: object, @WhoToWhom() doing: Doing): Promise<SeeOther> {
    return this.do('disable', doing, 'person-disabled');
  }

  @HandlesForm(actButton('delete'))
  delete(@Fields() _fields: object, @WhoToWhom() doing: Doing): Promise<SeeOther> {
    return this.do('scheduleDeletion', doing, 'person-deleted');
  }

  @HandlesForm(actButton('restore'))
  restore(@Fields() _fields: object, @WhoToWhom() doing: Doing): Promise<SeeOther> {
    return this.do('cancelDeletion', doing, 'person-restored');
  }

  /** An unknown account, and a role that has just been taken, are a `404`. */
  private async do(act: Act, { admin, userId, requestId }: Doing, done: Flash): Promise<SeeOther> {
    const result = await this.acts.do(act, admin, userId, requestId);
    if (result === 'unknown') throw new NotFoundException();
    if (result === 'own') throw new HttpProblem(403, 'person.refused', 'person.refusedBecause');
    return seeOther(`/admin/users/${userId}`, result === 'done' ? done : 'person-unchanged');
  }
}
