import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** What a client says, as the key of the reply to it: `.` is the end of the message. */
export type Step = 'CONN' | 'EHLO' | 'HELO' | 'STARTTLS' | 'AUTH' | 'MAIL FROM' | 'RCPT TO' | 'DATA' | '.';

type Replies = Partial<Record<Step, string>>;

const good: Required<Replies> = {
  CONN: '220 mail.example.com ESMTP',
  EHLO: '250-mail.example.com\n250 AUTH PLAIN',
  HELO: '250 mail.example.com',
  STARTTLS: '502 5.5.1 Unknown command',
  AUTH: '235 Welcome',
  'MAIL FROM': '250 OK',
  'RCPT TO': '250 OK',
  DATA: '354 Go on',
  '.': '250 2.0.0 Queued as 4711',
};

/** A mail server that answers each step with exactly the given lines. */
export class ScriptedServer {
  /** Messages that were sent up to the final dot. */
  offered = 0;
  /** Called instead of an answer to the final dot. */
  onOffered: ((answer: () => void) => void) | undefined;
  replies: Replies = {};
  /** Whether a client may log in with this line, as servers with XOAUTH2 answer. */
  onAuth: ((line: string) => boolean) | undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      this.converse(socket);
    });
  }

  static async open(replies: Replies = {}): Promise<ScriptedServer> {
    const server = createServer();
    const scripted = new ScriptedServer(server);
    scripted.replies = replies;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return scripted;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  dropClients(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.dropClients();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private converse(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
    let inMessage = false;
    let rest = '';
    this.answer(socket, 'CONN');
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (inMessage) {
          if (line !== '.') continue;
          inMessage = false;
          this.endOfMessage(socket);
        } else inMessage = this.command(socket, line);
      }
    });
  }

  /** True when the message follows. */
  private command(socket: Socket, line: string): boolean {
    const step = (Object.keys(good) as Step[]).find((name) => line.toUpperCase().startsWith(name));
    if (step === 'AUTH' && this.onAuth)
      socket.write(this.onAuth(line) ? '235 2.7.0 OK\r\n' : '334 eyJzdGF0dXMiOiI0MDEifQ==\r\n');
    // The empty line after a refused token.
    else if (line === '' && this.onAuth) socket.write('535 5.7.3 Authentication unsuccessful\r\n');
    else if (!step) socket.write('250 OK\r\n');
    else this.answer(socket, step);
    return step === 'DATA' && this.replyTo('DATA').startsWith('3');
  }

  private endOfMessage(socket: Socket): void {
    this.offered += 1;
    const answer = (): void => {
      this.answer(socket, '.');
    };
    if (this.onOffered) this.onOffered(answer);
    else answer();
  }

  private replyTo(step: Step): string {
    return this.replies[step] ?? good[step];
  }

  private answer(socket: Socket, step: Step): void {
    socket.write(`${this.replyTo(step).split('\n').join('\r\n')}\r\n`);
  }
}
