import type { Request } from 'express';
import type {} from 'express-session';
import type { FormModel } from '../forms/form.js';
import { Page } from '../pages/page.js';

/** What was typed into a form before the password had to be asked again. Never a password. */
export interface SavedRequest {
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
}

declare module 'express-session' {
  interface SessionData {
    held?: SavedRequest | undefined;
  }
}

/** Fills a form with what was typed into it before, once. */
export function restoreSavedRequest(req: Request, page: Page): Page {
  const held = (req.session as Request['session'] | undefined)?.held;
  if (held?.path !== req.path || !hasForm(page.model)) return page;
  if (req.method !== 'HEAD') req.session.held = undefined;
  const form = { ...page.model.form, values: { ...page.model.form.values, ...held.values } };
  return new Page(page.view, page.title, { ...page.model, form }, page.status);
}

function hasForm(model: object): model is { form: FormModel } {
  return 'form' in model;
}
