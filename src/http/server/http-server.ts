import type { Express } from 'express';
import { createServer, IncomingMessage, type Server, type ServerOptions, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { policy } from '../../policy.js';
import { staticErrorPage } from '../errors/static-error-page.js';

/** Node's server, with an end to everything that comes slowly and a bound on how many may come at once. */
export function createHttpServer(app: Express): Server {
  const { headersIn, wholeIn, idleFor, silentFor, lookEvery, atOnce } = policy.connections;
  const server = createServer(
    {
      ...madeFor(app),
      headersTimeout: headersIn,
      requestTimeout: wholeIn,
      keepAliveTimeout: idleFor,
      connectionsCheckingInterval: lookEvery,
      // Node would refuse it with an empty page and none of our headers: src/http/errors/malformed-request.ts does.
      requireHostHeader: false,
    },
    (request, answer) => {
      request.url = pathIn(request.url ?? '');
      app(request, answer);
    },
  );
  // Node would drop what is beyond 2,000 and go on without, be it the Host or a cookie. Its 16 kB are bound enough.
  server.maxHeadersCount = 0;
  server.timeout = silentFor;
  server.maxConnections = atOnce;
  // Those that wait for a next request make room for people who wait for an answer.
  server.on('drop', () => {
    server.closeIdleConnections();
  });
  // Something else than "continue" is expected. Node would answer with an empty page; HTTP allows not to listen.
  server.on('checkExpectation', (...request) => server.emit('request', ...request));
  // We speak nothing else. Node would lose what it finds wrong with whatever follows, and let it wait.
  server.prependListener('request', (request, answer) => {
    if (request.headers.upgrade !== undefined) answer.setHeader('Connection', 'close');
  });
  return server;
}

/**
 * `GET http://host/path` is the same as `GET /path` (RFC 9112, 3.2.2). Whose host that is, is not the visitor's to say:
 * BASE_URL does. And where there is none in it that can be one, Express would answer before any of us, and log it.
 */
function pathIn(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?#]*\/?/i, '/');
  return path.startsWith('/') ? path : `/${path}`;
}

/**
 * Express gives each request and answer another prototype when it arrives. From then on V8 knows no common shape of
 * them, so that every access to their properties is looked up anew, and each leaves a shape of its own as garbage.
 * Made with that prototype from the start, they leave Express nothing to change.
 */
function madeFor(app: Express): ServerOptions {
  class OurRequest extends IncomingMessage {}
  class OurAnswer<R extends IncomingMessage> extends ServerResponse<R> {}
  app.request = Object.setPrototypeOf(OurRequest.prototype, app.request) as Express['request'];
  app.response = Object.setPrototypeOf(OurAnswer.prototype, app.response) as Express['response'];
  return { IncomingMessage: OurRequest, ServerResponse: OurAnswer };
}

/**
 * Answers what Node does not hand on to Express: what is no HTTP, or more of it than Node takes (16 kB before the body),
 * or too slow; and CONNECT, which asks for a way to somewhere else. Node alone would say nothing.
 * @param headers of every answer.
 */
export function answerWhatIsNoRequest(server: Server, headers: readonly string[]): void {
  const refuse = (socket: Duplex, refusal: BareRefusal): void => {
    socket.end(bareAnswer(refusal, headers));
  };
  server.on('connect', (_request, socket: Duplex) => {
    // Whoever has hung up already is nobody's concern.
    socket.on('error', () => undefined);
    refuse(socket, noTunnel);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // In the middle of another answer this one would be taken for a part of it.
    const { _httpMessage: answer, bytesRead } = socket as Duplex & {
      _httpMessage?: ServerResponse | null;
      bytesRead: number;
    };
    // A browser opens connections ahead; an answer on one over which it asked for nothing would confuse it.
    if (!socket.writable || answer?.headersSent || bytesRead === 0) socket.destroy(error);
    else refuse(socket, refusals[error.code ?? ''] ?? notUnderstood);
  });
}

interface BareRefusal {
  readonly status: string;
  readonly message: string;
}

const notUnderstood: BareRefusal = {
  status: '400 Bad Request',
  message: 'What your browser sent could not be read.',
};

const noTunnel: BareRefusal = {
  status: '405 Method Not Allowed',
  message: 'This site leads to no other one.',
};

/** By the code of Node's error. */
const refusals: Partial<Record<string, BareRefusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    message:
      'The address or the cookies that your browser sent are too long. Removing the cookies of this site in your browser helps.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    message: 'What your browser sent did not arrive in time. Please try again.',
  },
};

function bareAnswer({ status, message }: BareRefusal, headers: readonly string[]): string {
  const page = staticErrorPage('en', status, message);
  const own = [
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(page)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  return `HTTP/1.1 ${status}\r\n${[...headers, ...own].join('\r\n')}\r\n\r\n${page}`;
}
