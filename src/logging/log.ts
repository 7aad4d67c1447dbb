import type { LoggerService, OnApplicationShutdown } from '@nestjs/common';
import { isIP } from 'node:net';
import { networkOf } from '../common/ip-network.js';
import { policy } from '../policy.js';

export type Level = 'info' | 'warn' | 'error';

/** Everything that a line can contain besides time, level and event. There is no field for user input. */
export interface Fields {
  readonly method?: string;
  /** The route pattern, such as `/activate/:token`. */
  readonly route?: string;
  readonly status?: number | undefined;
  /** Milliseconds. */
  readonly ms?: number;
  readonly mail?: string;
  readonly invite?: string;
  readonly kind?: string;
  readonly outcome?: string;
  /** The command that a mail server did not accept. */
  readonly step?: string | undefined;
  /** An error code from SQLite, the mail server or Node. */
  readonly code?: string | undefined;
  readonly network?: string;
  /** Of a log-in: a name of LOGIN_WITH. */
  readonly provider?: string;
  /** The id of the account. */
  readonly user?: string | undefined;
  /** The id of the admin who did it. */
  readonly admin?: string | undefined;
  /** The id of a client, or the origin of an application, as an admin has registered it. */
  readonly site?: string;
  /** The request id, also sent as `X-Request-Id`. */
  readonly request?: string | undefined;
  /** A message to another program, and to which. */
  readonly webhook?: string;
  readonly endpoint?: string;
  /** A message from the code. */
  readonly message?: string;
  readonly stack?: string | undefined;
}

/** What somebody has to look at: an error in the code, or a job that could not do its work. */
export const failures = [
  'bug',
  'sweep-failed',
  'reseal-failed',
  'rotation-failed',
  'backchannel-failed',
  'listener-failed',
  'webhooks-failed',
] as const;

type Watcher = (level: Level, event: string, fields: Fields) => void;

/** The only way to log, one line per event: JSON in production, else text. Errors go to stderr, the rest to stdout. */
export class Log implements OnApplicationShutdown {
  private buffer = '';
  private readonly watchers: Watcher[] = [];

  constructor(
    private readonly json: boolean,
    private readonly print: (text: string, level: Level) => void = toStandardOutput,
  ) {}

  /** Tells of every event, also of those that get no line. */
  watch(watcher: Watcher): void {
    this.watchers.push(watcher);
  }

  /** An event that nobody would read. */
  passOver(event: string, fields: Fields): void {
    this.tell('info', event, fields);
  }

  write(level: Level, event: string, fields: Fields = {}): void {
    this.tell(level, event, fields);
    // The real time, also in a test that moves the clock.
    const time = new Date().toISOString();
    const line = this.json
      ? escaped(JSON.stringify({ time, level, event, ...fields }))
      : asText(time, level, event, fields);
    if (level === 'info' && event === 'request') this.writeLater(line);
    else {
      this.flush();
      this.print(`${line}\n`, level);
    }
  }

  private tell(level: Level, event: string, fields: Fields): void {
    for (const watcher of this.watchers) watcher(level, event, fields);
  }

  /** Most of the cost of a request line is the write, so several lines are written at once. */
  private writeLater(line: string): void {
    if (this.buffer === '') setTimeout(() => this.flush(), policy.log.requestsWait).unref();
    this.buffer += `${line}\n`;
  }

  /** Call this before the process exits. */
  flush(): void {
    if (this.buffer !== '') this.print(this.buffer, 'info');
    this.buffer = '';
  }

  onApplicationShutdown(): void {
    this.flush();
  }

  failure(event: (typeof failures)[number], error: unknown, fields: Fields = {}): void {
    const stack = error instanceof Error ? (error.stack ?? error.message) : 'not an Error';
    this.write('error', event, { ...fields, stack });
  }

  /** For Nest's own warnings and errors. `more` is a stack trace or Nest's context. */
  forNest(): LoggerService {
    const write = (level: Level) => (message: unknown, more?: unknown) => {
      this.write(level, 'nest', { message: String(message), stack: typeof more === 'string' ? more : undefined });
    };
    return { log: () => undefined, warn: write('warn'), error: write('error'), fatal: write('error') };
  }
}

function toStandardOutput(text: string, level: Level): void {
  (level === 'error' ? process.stderr : process.stdout).write(text);
}

/** The network for a log line. `unknown` if the connection is gone. */
export function networkInLog(ip: string): string {
  return isIP(ip) === 0 ? 'unknown' : networkOf(ip);
}

/** The lines of a stack trace are indented, so that none of them looks like a separate entry. */
function asText(time: string, level: Level, event: string, { message, stack, ...fields }: Fields): string {
  const words = [
    time,
    ...(level === 'info' ? [] : [level.toUpperCase()]),
    event,
    ...Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])),
    ...(message === undefined ? [] : [message]),
  ];
  const stackLines = stack === undefined ? [] : stack.split('\n');
  return [words.join(' '), ...stackLines.map((line) => `    ${line}`)].map(escaped).join('\n');
}

/** Escapes, as JSON does, what could end a line, move a terminal's cursor or look like another letter. */
function escaped(text: string): string {
  // Nearly always there is nothing to escape, and testing costs a tenth of replacing.
  if (!/[^ -~]/.test(text)) return text;
  return text.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
