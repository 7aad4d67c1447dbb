import { ConfigError } from '../common/config-error.js';

/** Longer than every secret that is typed here. */
const atMost = 4096;

/**
 * A secret that is not an argument, which others on the machine could see: typed on the terminal, where it is not shown and is
 * asked for twice unless `once`, or the first line of standard input.
 * @param name what it is, such as "Password".
 * @throws ConfigError if there is none, or the two are different.
 */
export async function readSecret(name: string, { once = false } = {}): Promise<string> {
  const secret = process.stdin.isTTY ? await ask(name, once) : await firstLine();
  if (secret === '') throw new ConfigError(`${name}: nothing was given. Type it, or send it to standard input.`);
  return secret;
}

async function ask(name: string, once: boolean): Promise<string> {
  // Raw, so that the terminal shows nothing, from before the question to after the last answer.
  process.stdin.setRawMode(true).setEncoding('utf8');
  try {
    const typed = await typedUnseen(`${name}: `);
    if (!once && typed !== '' && (await typedUnseen(`${name} again: `)) !== typed)
      throw new ConfigError(`${name}: the two are different.`);
    return typed;
  } finally {
    process.stdin.setRawMode(false);
  }
}

async function firstLine(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += String(chunk);
    if (text.includes('\n') || text.length > atMost) break;
  }
  if (text.length > atMost) throw new ConfigError('Standard input is too long for this.');
  return text.split(/\r?\n/, 1)[0] ?? '';
}

/** Asks on standard error: standard output is the result. */
function typedUnseen(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  return new Promise((resolve) => {
    let typed = '';
    const onData = (chunk: string): void => {
      for (const character of chunk) {
        if (character === '\r' || character === '\n') return end();
        // Ctrl+C and Ctrl+D, which the terminal leaves to us.
        if (character === '\u0003' || character === '\u0004') return interrupt();
        typed =
          character === '\u007F' || character === '\b' ? Array.from(typed).slice(0, -1).join('') : typed + character;
      }
    };
    const stop = (): void => {
      stdin.off('data', onData).pause();
      stderr.write('\n');
    };
    const end = (): void => {
      stop();
      resolve(typed.slice(0, atMost));
    };
    const interrupt = (): void => {
      stop();
      stdin.setRawMode(false);
      process.exit(130);
    };
    stdin.on('data', onData).resume();
  });
}
