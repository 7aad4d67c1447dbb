import 'reflect-metadata';
import { Controller, Get, Module, Render } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import { useViews } from '../src/app.js';
import { loadConfig } from '../src/config.js';
import { randomToken } from '../src/secrets.js';
import { neverStore, securityHeaders } from '../src/web/headers.js';
import { page, type Surroundings } from '../src/web/page.js';
import type { Language } from '../src/words/languages.js';

/** The log-in page, with everything about it known from the start. */
const { model, title } = page('auth/login', 'login.title', { form: { values: {}, errors: {}, summary: [] } });
const language = 'en' satisfies Language;
const surroundings: Surroundings = {
  csrf: randomToken() + randomToken(),
  notice: undefined,
  viewer: undefined,
  path: '/login',
  here: '/login',
  languages: [{ code: 'de', name: 'Deutsch' }],
};
const locals = { language, ...surroundings, ...model, title };

@Controller()
class PageController {
  @Get('login')
  @Render('auth/login')
  show(): object {
    return locals;
  }
}

@Module({ controllers: [PageController] })
class CeilingModule {}

/** What Nest, Express and Handlebars can do at best: one cached page, the same headers, no session, no database. */
const app = await NestFactory.create<NestExpressApplication>(CeilingModule, {
  bodyParser: false,
  logger: false,
});
const config = loadConfig({ SECRET: 'a secret that nothing is made with' });
app.set('etag', false);
app.disable('x-powered-by');
useViews(app, config);
app.use(securityHeaders(config), neverStore);
await app.listen(0, '127.0.0.1');
process.send?.((app.getHttpServer().address() as AddressInfo).port);
