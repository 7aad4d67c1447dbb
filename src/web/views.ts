import type { FormModel } from './form.js';

/** A way on, offered as a link. */
export interface Way {
  readonly href: string;
  readonly label: string;
  readonly hint?: string;
}

type Nothing = Readonly<Record<string, never>>;
interface WithForm {
  readonly form: FormModel;
}

/** Every page by the name of its template, with what the template needs. `page(…)` is checked against it. */
export interface Views {
  home: Nothing;
  'auth/register': WithForm;
  'auth/register-sent': { readonly email: string | undefined };
  'auth/activate': WithForm;
  'auth/activate-done': Nothing;
  'auth/activate-expired': Nothing;
  'auth/activate-unknown': Nothing;
  'auth/activate-signed-in': Nothing;
  'auth/login': WithForm;
  'auth/not-me': Nothing;
  'auth/forgot': WithForm;
  'auth/forgot-sent': Nothing;
  'auth/reset': WithForm;
  'auth/reset-expired': Nothing;
  'auth/reset-unknown': Nothing;
  'account/confirm': WithForm;
  'account/password': WithForm;
  'account/email': WithForm;
  'account/email-confirm': WithForm;
  'account/email-confirm-own': { readonly newEmail: string };
  'account/email-confirm-expired': Nothing;
  'account/email-confirm-unknown': Nothing;
  'account/undo': WithForm;
  'account/undo-expired': Nothing;
  'account/undo-unknown': Nothing;
  'account/undo-taken': Nothing;
  'account/delete': WithForm;
  'account/sessions': {
    readonly sessions: readonly {
      readonly id: string;
      readonly device: string;
      readonly ip: string;
      readonly seen: string;
      readonly seenIso: string;
      readonly begun: string;
      readonly begunIso: string;
      readonly isThisOne: boolean;
    }[];
    readonly hasOthers: boolean;
  };
  'account/activity': {
    readonly events: readonly {
      readonly what: string;
      readonly detail: string;
      readonly at: string;
      readonly atIso: string;
      readonly ip: string;
      readonly device: string;
    }[];
  };
  'account/show': {
    readonly account: {
      readonly email: string;
      readonly memberSince: string;
      readonly memberSinceIso: string;
      readonly lastLogin?: string;
      readonly lastLoginIso?: string;
    };
    readonly ways: readonly Way[];
  };
  'errors/error': {
    readonly status: number;
    readonly heading: string;
    readonly message: string;
    readonly requestId?: string;
    readonly ways: readonly Way[];
  };
}

/** The pages that are a form, and so can be shown again with what was typed. */
export type FormView = { [V in keyof Views]: Views[V] extends WithForm ? V : never }[keyof Views];
