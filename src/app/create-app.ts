import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import hbs from 'hbs';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { domainToUnicode } from 'node:url';
import { AppModule } from './app.module.js';
import type { Config } from '../config/config.js';
import { foldersOf } from '../config/custom-dir.js';
import { Log } from '../logging/log.js';
import { violations } from '../passwords/violations.js';
import { LoadShedding } from '../http/security/load-shedding.js';
import { refusalFor } from '../passwords/rules.js';
import { policy } from '../policy.js';
import { Sessions } from '../sessions/sessions.js';
import { Clock } from '../common/time.js';
import { assets, logoPath } from '../http/server/assets.js';
import { readForm } from '../http/forms/form-body.js';
import { readCookies } from '../http/security/cookies.js';
import { neverStore, securityHeaderLines, securityHeaders } from '../http/security/headers.js';
import { answerWhatIsNoRequest } from '../http/server/http-server.js';
import { PageLocals } from '../http/pages/layout-model.js';
import { answerOtherMethods } from '../http/security/methods.js';
import { PageAdapter } from '../http/pages/page-adapter.js';
import { LocaleResolver } from '../http/pages/locale-resolver.js';
import { RequestLog } from '../http/server/request-log.js';
import { refuseAmbiguous, refuseUnreadableAddress } from '../http/errors/malformed-request.js';
import { registerHelpers } from '../i18n/template-helpers.js';

/** The one assembly of the application, for `main.ts` and for every test. It does not listen yet. */
export async function createApp(
  config: Config,
  clock = new Clock(),
  log = new Log(config.production),
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with(config, clock, log),
    new PageAdapter(),
    {
      bodyParser: false,
      // A start that fails throws, and main.ts says why: without a stack, if the operator can mend it.
      abortOnError: false,
      logger: false,
    },
  );
  app.useLogger(log.forNest());
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  // Pages are never stored, so there is nothing to compare an ETag with.
  app.set('etag', false);
  app.disable('x-powered-by');
  useViews(app, config);

  // In the order in which a request meets them. Files first: they need nothing of what follows.
  const requestLog = app.get(RequestLog);
  app.use(requestLog.watch, securityHeaders(config), readCookies, app.get(LocaleResolver).prepare);
  app.use(refuseAmbiguous, answerOtherMethods);
  app.use(assets(config), requestLog.noFile);
  app.use(neverStore, app.get(PageLocals).prepare, refuseUnreadableAddress);
  app.use(readForm, app.get(LoadShedding).refuse, app.get(Sessions).middleware);
  answerWhatIsNoRequest(app.getHttpServer(), securityHeaderLines(config));
  return app;
}

export function useViews(app: NestExpressApplication, config: Config): void {
  const folders = foldersOf(config.customDir, 'views');
  const engine = hbs.create();
  registerHelpers(engine.handlebars);
  // Ours first, so that the operator's take their place.
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
  app.setLocal('site', {
    name: config.siteName,
    url: config.siteUrl,
    host: config.siteUrl && domainToUnicode(new URL(config.siteUrl).hostname),
    logo: config.siteLogo && logoPath(config.siteLogo),
  });
  app.setLocal('minLength', config.passwordMinLength);
  app.setLocal('newPassword', {
    siteHost: new URL(config.baseUrl).hostname,
    refusals: violations.map((fault) => ({ fault, words: refusalFor(fault, config.passwordMinLength) })),
  });
  app.setLocal('lifetime', policy.activation.linkLifetime);
  app.setLocal('resetLifetime', policy.links.passwordReset);
  app.setLocal('undoLifetime', policy.links.undo);
  app.setLocal('blockedFor', policy.mail.blockedFor);
  app.setLocal('grace', policy.deletion.grace);
}
