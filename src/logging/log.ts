import type { LoggerService, OnApplicationShutdown } from '@nestjs/common';
import { isIP } from 'node:net';
import { networkOf } from '../common/ip-network.js';
import { policy } from '../policy.js';

export type Level = 'info' | 'warn' | 'error';

/** All that a line can tell beside its time, level and event. What somebody sends or types has no place in it. */
export interface Facts {
  readonly method?: string;
  /** As it is written at the handler, such as `/activate/:token`. */
  readonly route?: string;
  readonly status?: number | undefined;
  /** Milliseconds. */
  readonly ms?: number;
  readonly mail?: string;
  readonly kind?: string;
  readonly outcome?: string;
  /** Of an error: SQLite's, the mail server's or Node's. */
  readonly code?: string | undefined;
  readonly network?: string;
  /** The id of the account that it is about. */
  readonly user?: string | undefined;
  /** The id that the answer carries as well, in `X-Request-Id`. */
  readonly request?: string | undefined;
  /** Words of the program. */
  readonly message?: string;
  readonly stack?: string | undefined;
}

/**
 * Whatever is logged goes through here, one line for each event: JSON in production, to be read by a program, and
 * otherwise plain text. Errors go to standard error, the rest to standard output.
 */
export class Log implements OnApplicationShutdown {
  private waiting = '';

  constructor(
    private readonly json: boolean,
    private readonly print: (text: string, level: Level) => void = toStandardOutput,
  ) {}

  write(level: Level, event: string, facts: Facts = {}): void {
    // The machine's own time, also in a test that moves the clock.
    const time = new Date().toISOString();
    const line = this.json ? asJson({ time, level, event, ...facts }) : asText(time, level, event, facts);
    if (level === 'info' && event === 'request') this.keep(line);
    else {
      this.flush();
      this.print(`${line}\n`, level);
    }
  }

  /** Lines about requests are many, and most of their cost is in writing: so several are written at once. */
  private keep(line: string): void {
    if (this.waiting === '')
      setTimeout(() => {
        this.flush();
      }, policy.log.requestsWait).unref();
    this.waiting += `${line}\n`;
  }

  /** To be called when the process ends. */
  flush(): void {
    if (this.waiting !== '') this.print(this.waiting, 'info');
    this.waiting = '';
  }

  onApplicationShutdown(): void {
    this.flush();
  }

  /** Something that should not have happened. The stack tells where it did. */
  failure(event: 'bug' | 'sweep-failed', error: unknown, facts: Facts = {}): void {
    const stack = error instanceof Error ? (error.stack ?? error.message) : 'not an Error';
    this.write('error', event, { ...facts, stack });
  }

  /** For Nest's own troubles. `more` is a stack, or the name of the part that speaks. */
  forNest(): LoggerService {
    const write = (level: Level) => (message: unknown, more?: unknown) => {
      this.write(level, 'nest', {
        message: String(message),
        stack: typeof more === 'string' ? more : undefined,
      });
    };
    return { log: () => undefined, warn: write('warn'), error: write('error'), fatal: write('error') };
  }
}

function toStandardOutput(text: string, level: Level): void {
  (level === 'error' ? process.stderr : process.stdout).write(text);
}

/** The network of a line. What is no address, which only a wrong TRUST_PROXY lets in, is not written down. */
export function networkInLog(ip: string): string {
  return isIP(ip) === 0 ? 'unknown' : networkOf(ip);
}

function asJson(entry: object): string {
  return escaped(JSON.stringify(entry));
}

/** Every further line of a stack is indented, so that nothing in it can pass for an entry of its own. */
function asText(time: string, level: Level, event: string, { message, stack, ...facts }: Facts): string {
  const words = [
    time,
    ...(level === 'info' ? [] : [level.toUpperCase()]),
    event,
    ...Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])),
    ...(message === undefined ? [] : [message]),
  ];
  const stackLines = stack === undefined ? [] : stack.split('\n');
  return [words.join(' '), ...stackLines.map((line) => `    ${line}`)].map(escaped).join('\n');
}

/** Whatever could end a line, move a terminal's cursor or look like another letter, as JSON writes it. */
function escaped(text: string): string {
  // Nearly always there is none, and looking costs a tenth of replacing.
  if (!/[^ -~]/.test(text)) return text;
  return text.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
