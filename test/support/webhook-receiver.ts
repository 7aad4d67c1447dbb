import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly id: string;
  readonly body: string;
  readonly message: { readonly type: string; readonly timestamp: string; readonly data: Record<string, unknown> };
}

/** A program that is told what happens to users. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** Answers with this status, or never. */
  answer: number | 'never' | ((received: Received) => number | 'never') = 204;

  private constructor(private readonly server: Server) {}

  static async open(port = 0): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (req, res) => {
      let body = '';
      req.on('data', (part: Buffer) => (body += part.toString()));
      req.on('end', () => {
        const message = JSON.parse(body) as Received['message'];
        const id = String(req.headers['webhook-id']);
        const received = { path: req.url ?? '', headers: req.headers, id, body, message };
        receiver.received.push(received);
        const status = typeof receiver.answer === 'function' ? receiver.answer(received) : receiver.answer;
        if (status !== 'never') res.writeHead(status, { Location: '/elsewhere' }).end();
      });
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hooks`;
  }

  /** The types of what has arrived, each message once. */
  get types(): string[] {
    return [...new Map(this.received.map(({ id, message }) => [id, message.type])).values()];
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** As the specification says, by another way than Foyer's: which of these secrets has signed it. */
export async function secretsThatSigned({ headers, body }: Received, secrets: readonly string[]): Promise<string[]> {
  const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
  const content = new TextEncoder().encode(signed);
  const signatures = String(headers['webhook-signature']).split(' ');
  const found: string[] = [];
  for (const secret of secrets) {
    const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (char) => char.charCodeAt(0));
    const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
    for (const signature of signatures) {
      const [version, text = ''] = signature.split(',');
      const mac = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
      if (version === 'v1' && (await crypto.subtle.verify('HMAC', key, mac, content))) found.push(secret);
    }
  }
  return found;
}
