import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An application without a log-in: it shows what arrives, and remembers it. */
export class SampleSite {
  readonly received: Received[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<SampleSite> {
    const server = createServer();
    const site = new SampleSite(server);
    server.on('request', (req, res) => {
      let body = '';
      req.on('data', (chunk: Buffer) => (body += chunk.toString()));
      req.on('end', () => {
        const { method = '', url = '', headers } = req;
        site.received.push({ method, url, headers, body });
        if (url.startsWith('/own-401')) return void res.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end('own');
        res.setHeader('Content-Type', 'text/html; charset=utf-8');
        res.end(pageFor(url, headers));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return site;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

const pageFor = (url: string, headers: IncomingHttpHeaders): string => `<!doctype html><title>Wiki</title>
  <h1>Page ${url.replace(/[<&]/g, '')}</h1><p id="who">${(headers['remote-email'] ?? headers.oidc_claim_email)?.toString() ?? 'nobody'}</p>
  <form method="post" action="/save"><input name="text" value="hello"><button>Save</button></form>`;
