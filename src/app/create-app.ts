import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import hbs from 'hbs';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppModule } from './app.module.js';
import { branches } from './pipelines.js';
import type { Config } from '../config/config.js';
import { foldersOf } from '../config/custom-dir.js';
import { Log } from '../logging/log.js';
import { violations } from '../passwords/violations.js';
import { refusalFor } from '../passwords/rules.js';
import { policy } from '../policy.js';
import { Clock } from '../common/time.js';
import { inBranches } from '../http/access/surface.js';
import { securityHeaderLines } from '../http/security/headers.js';
import { shareConnections } from '../http/server/connection-share.js';
import { answerWhatIsNoRequest } from '../http/server/http-server.js';
import { trustsProxy } from '../http/server/trusted-proxies.js';
import { PageAdapter } from '../http/pages/page-adapter.js';
import { siteModel } from '../http/pages/site-model.js';
import { Cookies } from '../http/security/cookies.js';
import { withNext } from '../http/security/local-path.js';
import { customTexts } from '../i18n/custom-texts.js';
import { deDu } from '../i18n/de-du/texts.js';
import { registerHelpers } from '../i18n/template-helpers.js';
import { changeTexts } from '../i18n/texts.js';

/** Builds the application, for `main.ts` and for every test. It does not listen yet. */
export async function createApp(
  config: Config,
  clock = new Clock(),
  log = new Log(config.production),
): Promise<NestExpressApplication> {
  changeTexts(config.siteGerman === 'du' ? { de: deDu } : {}, customTexts(config.customDir));
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, clock, log), new PageAdapter(), {
    bodyParser: false,
    // A failed startup throws, and main.ts prints why: without a stack if the operator can fix it.
    abortOnError: false,
    logger: false,
  });
  app.useLogger(log.forNest());
  app.set('trust proxy', trustsProxy(config));
  app.set('query parser', 'simple');
  // Pages are never stored, so there is nothing to compare an ETag with.
  app.set('etag', false);
  app.disable('x-powered-by');
  useViews(app, config);

  app.use(inBranches(...branches(app)));
  shareConnections(app.getHttpServer(), config, log);
  answerWhatIsNoRequest(app.getHttpServer(), securityHeaderLines(config));
  return app;
}

export function useViews(app: NestExpressApplication, config: Config): void {
  const folders = foldersOf(config.customDir, 'views');
  const engine = hbs.create();
  registerHelpers(engine.handlebars);
  // The way to another form that leads on to the same page.
  engine.handlebars.registerHelper('withNext', (path: string, next?: string) => (next ? withNext(path, next) : path));
  // Built-in partials first, so that the operator's override them.
  for (const partials of folders.toReversed().map((views) => join(views, 'partials'))) {
    for (const file of existsSync(partials) ? readdirSync(partials) : []) {
      engine.registerPartial(basename(file, '.hbs'), readFileSync(join(partials, file), 'utf8'));
    }
  }
  app.engine('hbs', (...render: Parameters<typeof engine.__express>) => {
    engine.__express(...render);
  });
  app.setViewEngine('hbs');
  app.setBaseViewsDir(folders);
  app.set('view options', { layout: 'layouts/main' });
  app.set('view cache', !config.development);
  app.setLocal('site', siteModel(config));
  // The script of the pages sets it.
  app.setLocal('timeZoneCookie', new Cookies(config).name('time_zone'));
  app.setLocal('minLength', config.passwordMinLength);
  app.setLocal('newPassword', {
    siteHost: new URL(config.baseUrl).hostname,
    refusals: violations.map((violation) => ({ violation, text: refusalFor(violation, config.passwordMinLength) })),
  });
  app.setLocal('lifetime', policy.activation.linkLifetime);
  app.setLocal('resetLifetime', policy.links.passwordReset);
  app.setLocal('undoLifetime', policy.links.undo);
  app.setLocal('trustedFor', policy.factors.trustedBrowser);
  app.setLocal('recoveryWait', policy.factors.recovery.wait);
  app.setLocal('factorRecovery', config.factorRecovery);
  app.setLocal(
    'providers',
    config.loginProviders.map(({ id, name }) => ({ id, name })),
  );
  // Without an invitation.
  app.setLocal('canRegister', config.registration === 'open');
  app.setLocal('grace', policy.deletion.grace);
}
