import 'reflect-metadata';
import { Controller, Get, Module, Post, Redirect, Render } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { hash, verify } from '@node-rs/argon2';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { useViews } from '../src/app/create-app.js';
import { loadConfig } from '../src/config/config.js';
import { BoundedQueue } from '../src/common/bounded-queue.js';
import { policy } from '../src/policy.js';
import { randomToken } from '../src/common/keyring.js';
import { neverStore, securityHeaders } from '../src/http/security/headers.js';
import type { LayoutModel } from '../src/http/pages/layout.js';
import { page } from '../src/http/pages/page.js';
import type { Language } from '../src/i18n/languages.js';
import { password } from './seed.js';

const { memoryCost, timeCost, parallelism, atOnce, waiting, retryAfter } = policy.hashing;

/** The log-in page with a constant model. */
const { model, title } = page('auth/login', 'login.title', {
  form: { values: {}, errors: {}, summary: [], fresh: true },
});
const language = 'en' satisfies Language;
const layout: LayoutModel = {
  csrf: randomToken() + randomToken(),
  notice: undefined,
  principal: undefined,
  path: '/login',
  here: '/login',
  now: 0,
  languages: [{ code: 'de', name: 'Deutsch' }],
};
const locals = { language, ...layout, ...model, title };

/** The minimum of a log-in: checks a password, as many at once as Foyer does. */
const hashed = await hash(password, { memoryCost, timeCost, parallelism });
const gate = new BoundedQueue({ atOnce: atOnce(availableParallelism(), 4, 1), waiting, retryAfter });

@Controller()
class PageController {
  @Post('login')
  @Redirect('/account', 303)
  async logIn(): Promise<void> {
    await gate.run(() => verify(hashed, password));
  }

  @Get('login')
  @Render('auth/login')
  show(): object {
    return locals;
  }
}

@Module({ controllers: [PageController] })
class CeilingModule {}

/**
 * Bare Nest, Express and Handlebars: one cached page, the same headers, no session, no database. Express sends it;
 * Foyer's own `sendPage` is a tenth faster, which counts as Foyer's gain.
 */
const app = await NestFactory.create<NestExpressApplication>(CeilingModule, { bodyParser: false, logger: false });
const config = loadConfig({ SECRET: 'a secret that nothing is made with' });
app.set('etag', false);
app.disable('x-powered-by');
useViews(app, config);
app.use(securityHeaders(config), neverStore);
await app.listen(0, '127.0.0.1');
process.send?.((app.getHttpServer().address() as AddressInfo).port);
