import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { Config } from '../config/config.js';
import { Public } from '../http/access/access.js';
import { type Endpoint, Handles } from './endpoint.js';
import { translate } from '../i18n/translate.js';
import { Endpoints } from './endpoints.js';
import { problemTypes } from './problem-types.js';

const openApi = {
  method: 'GET',
  path: 'openapi.json',
  id: 'openApi',
  summary: 'This document',
  access: 'anyone',
  status: 200,
  answer: z.record(z.string(), z.unknown()),
} as const satisfies Endpoint;

/** What describes the API: for programs, and as a page on which people try it. Nothing of it is loaded before. */
@Public()
@Controller()
export class DocsApi {
  private document: object | undefined;

  constructor(
    private readonly endpoints: Endpoints,
    private readonly config: Config,
  ) {}

  @Handles(openApi)
  async openApi(): Promise<object> {
    const { openApiDocument } = await import('./openapi.js');
    return (this.document ??= openApiDocument(this.endpoints.all, this.config));
  }

  @Get('api/docs')
  show(@Res() res: Response): void {
    res.setHeader('Content-Security-Policy', docsPolicy).setHeader('Cache-Control', 'no-store');
    res.type('html').send(docsPage);
  }

  @Get('api/docs/:file')
  file(@Param('file') file: string, @Res() res: Response): void {
    const type = files.get(file);
    if (type === undefined) throw new NotFoundException();
    res.setHeader('Cache-Control', 'no-cache').type(type);
    if (file === 'start.js') res.send(startScript);
    else res.sendFile(createRequire(import.meta.url).resolve(`swagger-ui-dist/${file}`), { dotfiles: 'allow' });
  }
}

/** Swagger UI draws its icons with data URLs, and sends the requests that somebody tries. */
const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join(';');

const files = new Map([
  ['swagger-ui.css', 'css'],
  ['swagger-ui-bundle.js', 'js'],
  ['start.js', 'js'],
]);

/** What the `type` of a problem leads to. */
const problems = Object.entries(problemTypes)
  .map(
    ([name, { status, title }]) =>
      `<li id="${name}"><code>${name}</code> (${status}): ${translate(title, 'en')}</li>\n`,
  )
  .join('');

const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main>
<div id="api"></div>
<section class="swagger-ui">
<div class="wrapper">
<h2>Problems</h2>
<ul>
${problems}</ul>
</div>
</section>
</main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

/** The session cookie of this site is sent along, and the token that has to come with it. */
const startScript = `'use strict';
let csrf;
SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#api',
  deepLinking: false,
  validatorUrl: null,
  async requestInterceptor(request) {
    if (['GET', 'HEAD'].includes((request.method ?? 'GET').toUpperCase())) return request;
    csrf ??= fetch('/api/v1/auth/csrf').then((answer) => answer.json());
    request.headers['X-CSRF-Token'] = (await csrf).token;
    return request;
  },
});
`;
