import express, { type RequestHandler, Router } from 'express';
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Config } from '../../config/config.js';
import { foldersOf } from '../../config/custom-dir.js';
import { logoInMails, logoPath } from '../../config/site.js';
import { filePolicy, scriptPolicy } from '../security/headers.js';
import { type Accent, accentsOf } from '../../config/theme-colors.js';

/** Styles, scripts and images: the operator's, the built-in ones, and those generated from SITE_COLOR. */
export function assets(config: Config): RequestHandler {
  const router = Router();
  const folders = foldersOf(config.customDir, 'public').map((folder) => files(join(folder, 'assets')));
  router.use(...folders);
  const { siteLogo } = config;
  if (siteLogo !== undefined) router.use(logoPath(siteLogo).slice(base.length), logo(siteLogo, config));
  router.get('/site.css', text('css', styleOf(config.siteColor)));
  router.get('/mark.svg', text('svg', markOf(config.siteColor)));
  // Under their own paths only: otherwise every request would first look for a file on disk.
  return Router().use(base, router).get(pathsAtRoot, folders);
}

const base = '/assets';
/** Where browsers and search engines ask for them. */
const pathsAtRoot = ['/favicon.ico', '/apple-touch-icon.png', '/robots.txt'];

/** Mail programs in the browser load it from another site, which the header of all other files forbids. */
function logo(path: string, config: Config): RequestHandler {
  const file = files(path);
  if (logoInMails(config) === undefined) return file;
  return (req, res, next) => {
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    file(req, res, next);
  };
}

function files(path: string): RequestHandler {
  return express.static(path, {
    index: false,
    redirect: false,
    setHeaders: (res: ServerResponse, file: string) => {
      // Without a charset, readers guess the encoding of XML (ASVS 4.1.1); Express sets one for text only.
      if (/\.svg$/i.test(file)) res.setHeader('Content-Type', svg);
      res.setHeader('Content-Security-Policy', /\.js$/i.test(file) ? scriptPolicy : filePolicy);
    },
  });
}

const svg = 'image/svg+xml; charset=utf-8';

/** A file generated at startup. A browser that has it cached gets a 304, as with any file. */
function text(type: 'css' | 'svg', body: string): RequestHandler {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  return (_req, res) => {
    res.set({ ETag: etag, 'Cache-Control': 'public, max-age=0', 'Content-Security-Policy': filePolicy });
    res.type(type === 'svg' ? svg : 'css').send(body);
  };
}

/** The custom properties that public/assets/foyer.css uses. */
function styleOf(color: string): string {
  const { light, dark } = accentsOf(color);
  return `:root {\n${declarations(light)}}\n\n@media (prefers-color-scheme: dark) {\n:root {\n${declarations(dark)}}\n}\n`;
}

function declarations(accent: Accent): string {
  return Object.entries(accent)
    .map(([name, value]) => `  --${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value};\n`)
    .join('');
}

/** Foyer's logo: three arches, one behind the other. */
function markOf(color: string): string {
  const { light, dark } = accentsOf(color);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">
<style>
  .wall { fill: ${light.fill} }
  .hall { fill: ${light.onFill}; opacity: 0.35 }
  .door { fill: ${light.onFill} }
  @media (prefers-color-scheme: dark) {
    .wall { fill: ${dark.fill} }
    .hall, .door { fill: ${dark.onFill} }
  }
</style>
<path class="wall" d="M3 31V16a13 13 0 0 1 26 0v15z"/>
<path class="hall" d="M8 31V16.500a8 8 0 0 1 16 0V31z"/>
<path class="door" d="M12 31V17.500a4 4 0 0 1 8 0V31z"/>
</svg>
`;
}
