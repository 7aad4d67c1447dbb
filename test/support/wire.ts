import { connect, type Socket } from 'node:net';

/** An answer as it came over the wire. */
export interface WireAnswer {
  /** 0 when nothing came. */
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Opens a connection and sends these bytes, whatever they are. */
export function sendBytes(url: string, bytes: string | Buffer): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  socket.write(bytes);
  return socket;
}

/** What comes back until the connection ends. */
export async function answerOn(socket: Socket): Promise<WireAnswer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise<void>((resolve) => {
    // A connection that is reset has ended too; what came before is what counts.
    socket.on('error', () => undefined);
    socket.on('close', resolve);
  });
  const [head = '', ...rest] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
  const [line = '', ...headers] = head.split('\r\n');
  return {
    status: Number(line.split(' ')[1] ?? 0),
    headers: new Map(
      headers.map((header) => {
        const colon = header.indexOf(':');
        return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()];
      }),
    ),
    text: rest.join('\r\n\r\n'),
  };
}

/** One request in bytes of our own making, and its answer. */
export async function exchange(url: string, bytes: string | Buffer): Promise<WireAnswer> {
  return answerOn(sendBytes(url, bytes));
}
