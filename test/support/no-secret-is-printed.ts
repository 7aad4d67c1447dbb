import { format } from 'node:util';
import { expectNoLeaks, newRecording } from './secrets-used.js';

/*
 * Runs before every test file. Records the output of the test process; server.ts records that of servers. Output during
 * a file's own `afterAll` is checked where the server is stopped, because the hook here runs before it.
 */
recordStream(process.stdout);
recordStream(process.stderr);
recordConsole();

afterAll(expectNoLeaks);

let errorsAreExpected = false;

/** For a test that causes errors: hides their stack traces from now on. */
export function expectErrors(): void {
  errorsAreExpected = true;
}

type Write = (text: string | Uint8Array, ...rest: unknown[]) => boolean;

function recordStream(stream: NodeJS.WriteStream): void {
  const recording = newRecording();
  // The stream outlives this file, and still has the recorder of the previous file.
  const { write: last } = stream as unknown as { readonly write: Write & { original?: Write } };
  const original = last.original ?? last.bind(stream);
  const write: Write = (text, ...rest) => {
    recording.text += text.toString();
    if (!isToBeHidden(text.toString(), stream)) return original(text, ...rest);
    const done = rest.at(-1) as (() => void) | undefined;
    done?.();
    return true;
  };
  stream.write = Object.assign(write, { original });
}

/** The application's thousands of log lines and its mails; its errors only where expected. */
function isToBeHidden(text: string, stream: NodeJS.WriteStream): boolean {
  const isOurs = /^(\d{4}-\d\d-\d\dT|\{"time":|\nTo: )/.test(text);
  return isOurs && (stream === process.stdout || errorsAreExpected);
}

function recordConsole(): void {
  const recording = newRecording();
  for (const name of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    const print = console[name].bind(console);
    console[name] = (...said: unknown[]) => {
      recording.text += `${format(...said)}\n`;
      print(...said);
    };
  }
}
