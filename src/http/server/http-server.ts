import type { Express } from 'express';
import { createServer, IncomingMessage, type Server, type ServerOptions, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { policy } from '../../policy.js';
import { staticErrorPage } from '../errors/static-error-page.js';
import { clientAddress } from './client-address.js';
import { RequestTurns } from './request-turns.js';
import type { TrustsProxy } from './trusted-proxies.js';

/** Node's server, with timeouts for slow requests and a limit on simultaneous connections. */
export function createHttpServer(app: Express): Server {
  const { headersIn, wholeIn, idleFor, silentFor, lookEvery, atOnce, requestsPerTurn } = policy.connections;
  const turns = new RequestTurns(requestsPerTurn);
  const server = createServer(
    {
      ...prototypesFor(app),
      headersTimeout: headersIn,
      requestTimeout: wholeIn,
      keepAliveTimeout: idleFor,
      connectionsCheckingInterval: lookEvery,
      // Node would send an empty page without security headers. src/http/errors/malformed-request.ts refuses it.
      requireHostHeader: false,
    },
    (request, answer) =>
      turns.run(() => {
        request.url = pathIn(request.url ?? '');
        app(request, answer);
      }),
  );
  // Node would silently drop headers beyond 2,000, even Host or a cookie. Its limit of 16 kB is enough.
  server.maxHeadersCount = 0;
  server.timeout = silentFor;
  server.maxConnections = atOnce;
  // At the limit, idle connections make room for visitors who wait for a response.
  server.on('drop', () => server.closeIdleConnections());
  // An `Expect` other than "continue". Node would send an empty page; HTTP allows ignoring it.
  server.on('checkExpectation', (...request) => server.emit('request', ...request));
  // Upgrades are not supported. Node would not report errors in what follows, and leave the client waiting.
  server.prependListener('request', (request, answer) => {
    if (request.headers.upgrade !== undefined) answer.setHeader('Connection', 'close');
  });
  return server;
}

/** `http://host/path` is `/path` (RFC 9112, 3.2.2): BASE_URL decides the host. Express would answer an invalid one. */
function pathIn(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?#]*\/?/i, '/');
  return path.startsWith('/') ? path : `/${path}`;
}

/**
 * Express changes the prototype of each request and response on arrival. V8 then has no shared shape for them, so every
 * access to a property is slow and each object leaves garbage. These classes have that prototype from the start.
 */
function prototypesFor(app: Express): ServerOptions {
  class AppRequest extends IncomingMessage {
    /** Instead of Express's, which takes an address with a port for none. */
    get ip(): string {
      const forwarded = this.headers['x-forwarded-for'];
      return clientAddress(this.socket.remoteAddress, forwarded?.toString(), app.get('trust proxy fn') as TrustsProxy);
    }
  }
  class AppResponse<R extends IncomingMessage> extends ServerResponse<R> {}
  app.request = Object.setPrototypeOf(AppRequest.prototype, app.request) as Express['request'];
  app.response = Object.setPrototypeOf(AppResponse.prototype, app.response) as Express['response'];
  return { IncomingMessage: AppRequest, ServerResponse: AppResponse };
}

/** Answers what Node keeps from Express and would give no page: invalid, too large and too slow requests, CONNECT. */
export function answerWhatIsNoRequest(server: Server, headers: readonly string[]): void {
  const refuse = (socket: Duplex, refusal: RawError): Duplex => socket.end(rawResponse(refusal, headers));
  server.on('connect', (_request, socket: Duplex) => {
    // The client may have disconnected already.
    socket.on('error', () => undefined);
    refuse(socket, noTunnel);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // During another response, this one would be read as part of it.
    const { _httpMessage: answer, bytesRead } = socket as Duplex & {
      _httpMessage?: ServerResponse | null;
      bytesRead: number;
    };
    // Browsers open connections ahead of time; a response without a request would confuse them.
    if (!socket.writable || answer?.headersSent || bytesRead === 0) socket.destroy(error);
    else refuse(socket, refusals[error.code ?? ''] ?? notUnderstood);
  });
}

interface RawError {
  readonly status: string;
  readonly message: string;
}

const notUnderstood: RawError = { status: '400 Bad Request', message: 'We couldn’t read your browser’s request.' };
const noTunnel: RawError = { status: '405 Method Not Allowed', message: 'This server is not a proxy.' };

/** By Node's error code. */
const refusals: Partial<Record<string, RawError>> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    message: 'The address or the cookies are too long. Delete this site’s cookies in your browser and try again.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    message: 'Your browser’s request did not arrive in time. Try again.',
  },
};

function rawResponse({ status, message }: RawError, headers: readonly string[]): string {
  const page = staticErrorPage('en', status, message);
  const own = [
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(page)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  return `HTTP/1.1 ${status}\r\n${[...headers, ...own].join('\r\n')}\r\n\r\n${page}`;
}
