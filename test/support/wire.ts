import { connect, type Socket } from 'node:net';
import { noteRequest } from './secrets-used.js';

/** A raw response. */
export interface WireAnswer {
  /** 0 without a response. */
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Opens a connection and sends these bytes. */
export function sendBytes(url: string, bytes: string | Buffer): Socket {
  noteRequest(bytes.toString());
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  socket.write(bytes);
  return socket;
}

/** All bytes until the connection ends. */
export async function bytesFrom(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise<void>((resolve) => {
    // A reset also ends the connection; the bytes before it count.
    socket.on('error', () => undefined);
    socket.on('close', resolve);
  });
  return Buffer.concat(chunks);
}

/** The response until the connection ends. */
export async function answerOn(socket: Socket): Promise<WireAnswer> {
  const [head = '', ...rest] = (await bytesFrom(socket)).toString('utf8').split('\r\n\r\n');
  return { ...readHead(head), text: rest.join('\r\n\r\n') };
}

/** Sends one raw request and returns the response. */
export async function exchange(url: string, bytes: string | Buffer): Promise<WireAnswer> {
  return answerOn(sendBytes(url, bytes));
}

/** Sends many requests over a few connections, which stay open as long as the server allows. */
export async function exchangeAll(url: string, requests: readonly Buffer[], connections = 6): Promise<WireAnswer[]> {
  const answers: WireAnswer[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    let kept: KeptConnection | undefined;
    for (let index = next++; index < requests.length; index = next++) {
      kept = kept?.isOpen ? kept : new KeptConnection(url);
      answers[index] = await kept.ask(requests[index] ?? Buffer.of());
    }
    kept?.close();
  };
  await Promise.all(Array.from({ length: connections }, work));
  return answers;
}

/** One request after another, each with exactly one response. */
class KeptConnection {
  private readonly socket: Socket;
  private received = Buffer.of();
  private isClosed = false;
  private wake: () => void = () => undefined;

  constructor(url: string) {
    this.socket = sendBytes(url, '');
    this.socket.on('data', (chunk: Buffer) => {
      this.received = Buffer.concat([this.received, chunk]);
      this.wake();
    });
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      this.isClosed = true;
      this.wake();
    });
  }

  get isOpen(): boolean {
    return !this.isClosed;
  }

  async ask(request: Buffer): Promise<WireAnswer> {
    this.socket.write(request);
    const hasText = !request.subarray(0, 5).equals(Buffer.from('HEAD '));
    for (;;) {
      const answer = this.take(hasText);
      if (answer) return answer;
      if (this.isClosed) return { status: 0, headers: new Map(), text: '' };
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  close(): void {
    this.isClosed = true;
    this.socket.destroy();
  }

  private take(hasText: boolean): WireAnswer | undefined {
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const { status, headers } = readHead(this.received.toString('latin1', 0, end));
    const rest = this.received.subarray(end + 4);
    const isChunked = hasText && headers.get('transfer-encoding') === 'chunked';
    const body = isChunked
      ? chunkedBody(rest)
      : plainBody(rest, hasText ? Number(headers.get('content-length') ?? 0) : 0);
    if (!body) return undefined;
    const { text } = body;
    this.received = rest.subarray(body.size);
    // "100 Continue" comes before the response.
    if (status === 100) return this.take(hasText);
    if (headers.get('connection') === 'close') this.close();
    // A malformed request is answered with a page, even if it was a HEAD.
    if (this.isClosed && !hasText) this.received = Buffer.of();
    if (this.received.length > 0) throw new Error('One request had more than one answer.');
    return { status, headers, text: text.toString('utf8') };
  }
}

/** A body, and how many bytes it takes on the wire. */
interface Body {
  readonly text: Buffer;
  readonly size: number;
}

/** Undefined while bytes are missing. */
function plainBody(bytes: Buffer, size: number): Body | undefined {
  return bytes.length < size ? undefined : { text: bytes.subarray(0, size), size };
}

/** RFC 9112, 7.1, without trailers. Undefined while bytes are missing. */
function chunkedBody(bytes: Buffer): Body | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const next = lineEnd + 2 + size + 2;
    if (bytes.length < next) return undefined;
    if (size === 0) return { text: Buffer.concat(chunks), size: next };
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = next;
  }
}

function readHead(head: string): Pick<WireAnswer, 'status' | 'headers'> {
  const [line = '', ...headers] = head.split('\r\n');
  return {
    status: Number(line.split(' ')[1] ?? 0),
    headers: new Map(
      headers.map((header) => {
        const colon = header.indexOf(':');
        return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()];
      }),
    ),
  };
}
