import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { type BareKey, isBareKey, message, type Localizable } from '../../i18n/message.js';
import { page, type Page } from '../pages/page.js';
import { malformed } from '../errors/http-problem.js';
import type { FormView, Views } from '../pages/views.js';

type Errors = Readonly<Record<string, Localizable>>;

/** What the visitor must mend, at the field where it is. Thrown anywhere, it brings the form back with a `422`. */
export class FormError extends Error {
  readonly errors: Errors;

  constructor(...said: [field: string, message: Localizable] | [errors: Errors]) {
    super('The form was not filled in right.');
    this.errors = said.length === 2 ? { [said[0]]: said[1] } : said[0];
  }
}

/** A password that is not the right one. The visitor sees a form error; the log learns whose account it was about. */
export class WrongPassword extends FormError {
  constructor(
    field: string,
    message: Localizable,
    readonly outcome: 'log-in-failed' | 'password-wrong',
    readonly userId: string | undefined,
  ) {
    super(field, message);
  }
}

/** A form: its fields, and the page that shows it (none for a mere button). */
export interface Form<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly fields: z.ZodObject<Shape>;
  readonly view?: FormView;
  readonly title?: BareKey;
}

/** What the template of a form gets. */
export interface FormModel {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Errors;
  /** The errors in the order of the fields, for the summary on top. */
  readonly summary: readonly { readonly field: string; readonly message: Localizable }[];
  /** What stands in the way of the whole form. */
  readonly problem?: Localizable;
}

interface FormState {
  readonly values?: Readonly<Record<string, string>>;
  readonly errors?: Errors;
  readonly problem?: Localizable;
  readonly status?: number;
}

/** @throws Error for a form without a page. */
export function formPage(form: Form, { values = {}, errors = {}, problem, status }: FormState = {}): Page {
  if (!form.view || !form.title) throw new Error('This form has no page of its own.');
  const summary = Object.keys(form.fields.shape).flatMap((field) => {
    const message = errors[field];
    return message === undefined ? [] : [{ field, message }];
  });
  const failed = summary.length > 0 || problem !== undefined;
  const model: Views[FormView] = {
    form: { values, errors, summary, ...(problem === undefined ? {} : { problem }) },
  };
  return page(
    form.view,
    failed ? message('page.failed', { title: message(form.title) }) : form.title,
    model,
    status,
  );
}

/** A button without fields. */
export const button: Form = { fields: z.strictObject({}) };

const formKey = 'foyer:form';

/**
 * Marks the handler of a POST. The fields arrive in its parameter `@Fields()`, and whatever goes wrong on the way is
 * answered with the same form. The compiler checks the first parameter against the form.
 */
export function HandlesForm<Shape extends z.ZodRawShape>(form: Form<Shape>) {
  return <R extends unknown[], T>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<(fields: z.output<z.ZodObject<Shape>>, ...rest: R) => T>,
  ): void => {
    SetMetadata(formKey, form)(target, key, descriptor);
  };
}

/** The form that a handler is for, if it is for one. */
export function formOf(context: Pick<ExecutionContext, 'getHandler'>): Form | undefined {
  return Reflect.getMetadata(formKey, context.getHandler()) as Form | undefined;
}

/** The fields of the form, validated. Nothing else reads a body. */
export const Fields = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const form = formOf(context);
  if (!form) throw new Error('@Fields() needs @HandlesForm(…).');
  const result = form.fields.safeParse(bodyOf(context.switchToHttp().getRequest<Request>()));
  if (result.success) return result.data;
  throw refusalOf(result.error);
});

function refusalOf(error: z.ZodError): Error {
  if (error.issues.some((issue) => issue.code === 'unrecognized_keys')) {
    return malformed('refused.unknownField');
  }
  // The first message of each field: one thing at a time is enough to mend.
  const errors: Record<string, Localizable> = {};
  for (const { path, message } of error.issues) {
    if (!isBareKey(message)) throw new Error(`A field says “${message}”, which is no text of src/i18n.`);
    errors[String(path[0])] ??= message;
  }
  return new FormError(errors);
}

/** What was typed, to be shown again. Never a password. */
export function typedValues(form: Form, req: Request): Record<string, string> {
  const body = bodyOf(req);
  return Object.fromEntries(
    Object.keys(form.fields.shape)
      .filter((field) => !/password/i.test(field))
      .flatMap((field) => (body[field] === undefined ? [] : [[field, body[field]]])),
  );
}

/** The fields without the CSRF token. src/http/forms/form-body.ts has seen to it that each is one string. */
function bodyOf(req: Request): Record<string, string> {
  const { _csrf, ...fields } = (req.body ?? {}) as Record<string, string>;
  return fields;
}
