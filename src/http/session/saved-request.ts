import type { Request } from 'express';
import type { FormModel } from '../forms/form-model.js';
import { Page } from '../pages/page.js';
import { setSavedRequest } from './session-cookie.js';

/** Restores, once, what was typed into a form before the password had to be confirmed. */
export function restoreSavedRequest(req: Request, page: Page): Page {
  const saved = req.principal?.session.savedRequest;
  if (saved?.path !== req.path || !hasForm(page.model)) return page;
  if (req.method !== 'HEAD') setSavedRequest(req, undefined);
  const form = { ...page.model.form, values: { ...page.model.form.values, ...saved.values } };
  return new Page(page.view, page.title, { ...page.model, form }, page.status);
}

function hasForm(model: object): model is { form: FormModel } {
  return 'form' in model;
}
