import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemDocuments } from '../api/problem-documents.js';
import { Endpoints } from '../api/endpoints.js';
import { CheckErrors } from '../forward-auth/check-errors.js';
import { Config } from '../config/config.js';
import { OauthErrors } from '../oidc/oauth-errors.js';
import { ErrorPages } from '../http/errors/error-pages.js';
import { TypedEmail } from '../http/forms/typed-email.js';
import { Log } from '../logging/log.js';

/** Every error is answered as the surface answers that it is about. */
@Injectable()
@Catch()
export class ErrorAnswers implements ExceptionFilter {
  private readonly pages: ErrorPages;
  private readonly documents: ProblemDocuments;
  private readonly checks: CheckErrors;
  private readonly oauth: OauthErrors;

  constructor(log: Log, config: Config, typedEmail: TypedEmail, endpoints: Endpoints) {
    this.pages = new ErrorPages(log, typedEmail);
    this.checks = new CheckErrors(log);
    this.oauth = new OauthErrors(log);
    this.documents = new ProblemDocuments(log, config, endpoints);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const { surface } = host.switchToHttp().getRequest<Request>();
    const answers = { api: this.documents, 'forward-auth': this.checks, oidc: this.oauth, pages: this.pages };
    answers[surface ?? 'pages'].catch(error, host);
  }
}
