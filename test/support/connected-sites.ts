import { buildSync } from 'esbuild';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../src/common/package-root.js';
import { type Credentials, documentedBlocks, documentedCommand, type Places, withCredentials } from './documented.js';
import { Program } from './program.js';
import { Proxy } from './proxy.js';
import { SampleSite } from './sample-site.js';
import { noteSecrets } from './secrets-used.js';
import { freePort, type Server } from './server.js';

const execute = promisify(execFile);

/** A site that logs people in with Foyer, as docs/connect.md says. */
export interface ConnectedSite extends Running {
  readonly origin: string;
}

interface Running {
  readonly stop: () => Promise<void>;
  /** By the application behind it, if there is one. */
  readonly received?: SampleSite['received'];
}

interface Wanted {
  readonly port: number;
  readonly places: Places;
  readonly credentials: Credentials;
}

export type SiteKind = 'Express' | 'Apache' | 'Django' | 'Single-page application';

const starts: Readonly<Record<SiteKind, (wanted: Wanted) => Promise<Running>>> = {
  Express: startExpress,
  Apache: startApache,
  Django: startDjango,
  'Single-page application': startPage,
};

/** Registered by the command there, too. On another host than Foyer, so that their cookies are apart. */
export async function connect(kind: SiteKind, foyer: Server): Promise<ConnectedSite> {
  const port = await freePort();
  const places = { foyer: foyer.url, site: `http://127.0.0.1:${port}` };
  const words = documentedCommand(kind === 'Express' || kind === 'Django' ? 'OpenID Connect' : kind, places);
  const icon = words.indexOf('--icon');
  if (icon >= 0) words.splice(icon, 2);
  // Not by `runToEnd`, whose output may contain no secret: this command shows one.
  const { stdout } = await execute(process.execPath, [join(root, 'dist/src/cli.js'), ...words, '--json'], {
    cwd: foyer.folder,
    env: foyer.environment,
  });
  const { client, secret } = JSON.parse(stdout) as { client: { id: string }; secret: string | null };
  if (secret !== null) noteSecrets(secret);
  const running = await starts[kind]({ port, places, credentials: { id: client.id, secret } });
  return { ...running, origin: places.site };
}

async function startExpress({ port, places, credentials }: Wanted): Promise<Running> {
  const [block = ''] = documentedBlocks('Express', 'js', places);
  // An hour is too long for a test.
  const early = block.replace('req.oidc.accessToken?.isExpired()', "req.url === '/refresh'");
  const text = withCredentials(early, credentials).replace('listen(8000)', `listen(${port}, '127.0.0.1')`);
  const program = await Program.start({
    command: process.execPath,
    args: () => ['site.mjs'],
    files: (folder) => {
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
      return { 'site.mjs': text };
    },
    port,
  });
  return { stop: () => program.stop() };
}

async function startApache({ port, places, credentials }: Wanted): Promise<Running> {
  const behind = await SampleSite.start();
  const [block = ''] = documentedBlocks('Apache', 'apache', places);
  // A second after it was made. An hour is too long for a test.
  const early = block.replace('BeforeExpiry 60', 'BeforeExpiry 3599');
  const text = withCredentials(early, credentials).replace('127.0.0.1:8000', `127.0.0.1:${behind.port}`);
  const proxy = await Proxy.start('apache', port, text);
  return {
    received: behind.received,
    stop: async () => {
      await proxy.stop();
      await behind.stop();
    },
  };
}

/** What `django-admin startproject` would write, as far as it matters, and a page. */
const project = (settings: string): string => `
import os
SECRET_KEY = 'a key for a test'
ALLOWED_HOSTS = ['127.0.0.1']
ROOT_URLCONF = 'urls'
INSTALLED_APPS = ['django.contrib.auth', 'django.contrib.contenttypes', 'django.contrib.sessions']
MIDDLEWARE = [
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
]
DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': os.environ['HOME'] + '/database'}}
DEFAULT_AUTO_FIELD = 'django.db.models.AutoField'
${settings}
`;

const urls = `
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.urls import path
import foyer

@login_required
def home(request):
    form = '<form method="post" action="/logout"><input type="hidden" name="csrfmiddlewaretoken" value="%s"><button>Log out</button></form>'
    return HttpResponse('You are ' + request.user.email + '.' + form % get_token(request))

urlpatterns = [path('', home)] + foyer.urlpatterns
`;

async function startDjango({ port, places, credentials }: Wanted): Promise<Running> {
  const [settings = '', views = ''] = documentedBlocks('Django', 'python', places);
  const run = 'django-admin migrate -v 0 && exec django-admin runserver --noreload';
  const program = await Program.start({
    command: '/bin/sh',
    args: () => ['-c', `export PYTHONPATH=. DJANGO_SETTINGS_MODULE=settings; ${run} 127.0.0.1:${port}`],
    files: () => ({
      'settings.py': project(withCredentials(settings, credentials)),
      'foyer.py': views,
      'urls.py': urls,
    }),
    port,
  });
  return { stop: () => program.stop() };
}

/** Bundled, and served as a file: all of it runs in the browser. */
async function startPage({ port, places, credentials }: Wanted): Promise<Running> {
  const [block = ''] = documentedBlocks('Single-page application', 'js', places);
  // Foyer has no TLS here.
  const insecure = 'undefined, undefined, { execute: [openid.allowInsecureRequests] }';
  const contents = withCredentials(block, credentials).replace(/(discovery\(.*), ('[^']*')\)/, `$1, $2, ${insecure})`);
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: root },
    ...{ bundle: true, format: 'esm', write: false, target: 'es2022' },
  });
  const page = `<!doctype html><title>Board</title><p id="who"></p><button id="again">Again</button>
    <button id="log-out">Log out</button><script type="module">${outputFiles[0]?.text.replaceAll('</script', '<\\/script')}</script>`;
  const server = createServer((_req, res) => res.setHeader('Content-Type', 'text/html').end(page));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
