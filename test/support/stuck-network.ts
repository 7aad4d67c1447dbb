import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a client and a server, and can stop moving what they send. Connections stay open meanwhile. */
export class StuckNetwork {
  private isStuck = false;
  private readonly sockets = new Set<Socket>();
  /** Accepted while nothing moved. */
  private waiting: (() => void)[] = [];

  private constructor(
    private readonly server: Server,
    private target: number,
  ) {
    server.on('connection', (client) => {
      this.keep(client);
      if (this.isStuck) this.waiting.push(() => this.join(client));
      else this.join(client);
    });
  }

  /** In front of this port of this machine. */
  static async before(target: number): Promise<StuckNetwork> {
    const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new StuckNetwork(server, target);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Ends all connections. New ones lead to this port. */
  leadTo(target: number): void {
    this.target = target;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Nothing arrives any more, and nobody is told so. New connections are accepted and get no answer. */
  stop(): void {
    this.isStuck = true;
    for (const socket of this.sockets) socket.pause();
  }

  /** What was sent meanwhile arrives. With `lost`, only what is sent over new connections ever does. */
  goOn({ lost = false } = {}): void {
    this.isStuck = false;
    const { waiting } = this;
    this.waiting = [];
    if (lost) return;
    for (const socket of this.sockets) socket.resume();
    for (const join of waiting) join();
  }

  private join(client: Socket): void {
    if (client.destroyed) return;
    const server = this.keep(connect(this.target, '127.0.0.1'));
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('data', (bytes) => to.write(bytes));
      from.on('close', () => to.destroy());
    }
    if (this.isStuck) return void server.pause();
    client.resume();
  }

  private keep(socket: Socket): Socket {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    return socket.on('close', () => this.sockets.delete(socket));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}
