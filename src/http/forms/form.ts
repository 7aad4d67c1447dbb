import { createParamDecorator, type ExecutionContext, Post, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { InvalidField } from '../../domain/errors.js';
import { type BareKey, isBareKey, type Localizable, message } from '../../i18n/message.js';
import { malformed } from '../errors/http-problem.js';
import { page, type Page } from '../pages/page.js';
import type { FormView } from '../pages/views.js';
import type { FormModel } from './form-model.js';
import { markIfHashing } from '../security/hashing-route.js';
import { isSecret } from './secret.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** The form that this request is for, once its handler is known. */
    form?: Form | undefined;
  }
}

/** A form: where it is sent, its fields, and the page that shows it (none for a button). */
export interface Form<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** The route of its POST, without a slash in front. */
  readonly path: string;
  readonly fields: z.ZodObject<Shape>;
  readonly view?: FormView;
  readonly title?: BareKey;
  /** Other forms of visitors start with the `email` that was typed into this one. */
  readonly keepsEmail?: boolean;
  /** The message for wrong credentials, at a field or about the `form`. By default at the first secret field. */
  readonly wrongCredentials?: { readonly text: BareKey; readonly field: string };
}

export type FormState = Partial<Pick<FormModel, 'values' | 'errors' | 'problem' | 'wait'>> & {
  /** The field that gets the keyboard focus. By default the only invalid one. */
  readonly focus?: string | undefined;
  readonly status?: number;
};

/** @throws Error for a form without a page. */
export function formPage(form: Form, state: FormState = {}): Page {
  const { values = {}, errors = {}, problem, wait, focus, status } = state;
  if (!form.view || !form.title) throw new Error('This form has no page of its own.');
  const invalid = Object.keys(form.fields.shape).flatMap((field) => {
    const message = errors[field];
    return message === undefined ? [] : [{ field, message }];
  });
  const fresh = invalid.length === 0 && problem === undefined;
  // What cannot be typed may be in a hidden field, which has no place for a message.
  const isOne = invalid.length === 1 && invalid[0]?.message !== 'field.untypable';
  const focused = focus ?? (isOne ? invalid[0]?.field : undefined);
  const model: FormModel = {
    values,
    errors,
    summary: isOne ? [] : invalid,
    fresh,
    ...(focused === undefined ? {} : { focus: { [focused]: true } }),
    ...(problem === undefined ? {} : { problem }),
    ...(wait === undefined ? {} : { wait }),
  };
  const title = fresh ? form.title : message('page.failed', { title: message(form.title) });
  return page(form.view, title, { form: model }, status);
}

/** A button without fields. */
export function button(path: string): Form<Record<never, never>> {
  return { path, fields: z.object({}) };
}

const formKey = 'foyer:form';

/** Makes the method the form's POST; errors show the form again. Its first parameter, `@Fields()`, is type-checked. */
export function HandlesForm<Shape extends z.ZodRawShape>(form: Form<Shape>) {
  return <R extends unknown[], T>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<(fields: z.output<z.ZodObject<Shape>>, ...rest: R) => T>,
  ): void => {
    Post(form.path)(target, key, descriptor);
    SetMetadata(formKey, form)(target, key, descriptor);
    markIfHashing(form.fields, { method: 'POST', path: `/${form.path}`, form })(target, key, descriptor);
  };
}

export function formOf(context: Pick<ExecutionContext, 'getHandler'>): Form | undefined {
  return Reflect.getMetadata(formKey, context.getHandler()) as Form | undefined;
}

/** The validated fields of the form. Nothing else reads a body. */
export const Fields = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const form = formOf(context);
  if (!form) throw new Error('@Fields() needs @HandlesForm(…).');
  const req = context.switchToHttp().getRequest<Request>();
  const untypable = Object.keys(form.fields.shape).filter((name) => req.fieldProblems?.has(name));
  if (untypable.length > 0)
    throw new InvalidField(Object.fromEntries(untypable.map((name) => [name, 'field.untypable'])));
  const result = form.fields.safeParse(bodyOf(form, req));
  if (result.success) return result.data;
  throw problemIn(result.error, form);
});

function problemIn(error: z.ZodError, { view }: Form): Error {
  // Only the first message of each field: one correction at a time is enough.
  const errors: Record<string, Localizable> = {};
  for (const { path, message } of error.issues) {
    // Without a page there are only hidden fields: who leaves one out has not used our form.
    if (!isBareKey(message) && view === undefined) return malformed('refused.whole');
    if (!isBareKey(message)) throw new Error(`The field message “${message}” is not a key in src/i18n.`);
    errors[String(path[0])] ??= message;
  }
  return new InvalidField(errors);
}

/** The typed values, to be shown again, without what cannot be typed. Never a secret. */
export function typedValues(form: Form, req: Request): Record<string, string> {
  const { shape } = form.fields;
  const shown = Object.entries(bodyOf(form, req)).filter(([field]) => !isSecret(shape[field]));
  return Object.fromEntries(shown.map(([field, value]) => [field, value.replace(/\p{Cc}/gu, '')]));
}

/** The fields that the form has. Others are ignored: browser extensions and proxies add some. */
function bodyOf({ fields: { shape } }: Form, req: Request): Record<string, string> {
  const body = (req.body ?? {}) as Record<string, string>;
  return Object.fromEntries(Object.entries(body).filter(([field]) => Object.hasOwn(shape, field)));
}

/**
 * What cannot have been typed into a form with a page is a message at its field, later: only to those who may send it.
 * @throws HttpProblem for a form whose own fields are damaged in any other way.
 */
export function refuseDamagedFields({ fields: { shape }, view }: Form, { fieldProblems }: Request): void {
  for (const name of ['_csrf', '_account', ...Object.keys(shape)]) {
    const problem = fieldProblems?.get(name);
    const isForLater = problem === 'refused.untypable' && view !== undefined && Object.hasOwn(shape, name);
    if (problem && !isForLater) throw malformed(problem);
  }
}
