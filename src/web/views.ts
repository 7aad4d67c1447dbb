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
