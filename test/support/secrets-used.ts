import { isIP } from 'node:net';
/**
 * Every password, token, cookie and address that a test file sends, receives or sets, and everything that the
 * application prints meanwhile. At the end of each file the output must not contain a secret: see
 * no-secret-is-printed.ts.
 */
const secrets = new Set<string>();
const codes = new Set<string>();
const recordings: Recording[] = [];

/** The output of one process on one stream. */
export interface Recording {
  text: string;
}

/** The whole output. */
export function printed(): string {
  return recordings.map(({ text }) => text).join('');
}

export function newRecording(): Recording {
  const recording = { text: '' };
  recordings.push(recording);
  return recording;
}

export function noteSecrets(...values: (string | undefined)[]): void {
  for (const value of values) if (value !== undefined && !couldStandThereAnyway(value)) secrets.add(value);
}

/** Short, a plain word, the path of a page, or a row id, which grants no access: a match would mean nothing. */
function couldStandThereAnyway(value: string): boolean {
  return value.length < 8 || /^[a-z]{0,11}$|^\/[a-z/-]*$|^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);
}

/** Records a code of an authenticator app. It is short, so that only a number of its own counts as one. */
export function noteCode(code: string): void {
  codes.add(code);
}

/** Records all tokens in a path, a mail or other text. */
export function noteTokensIn(text: string): void {
  noteSecrets(...(text.match(/[0-9a-z]{52}|[\w-]{43}/g) ?? []));
}

/** Records the access tokens that a page shows. */
export function noteAccessTokensIn(text: string | undefined): void {
  noteSecrets(...(text?.match(/foy_(?:ses|pat)_[\dA-Za-z]{49}/g) ?? []));
}

/** What the log may name: a path, a choice, and what an admin registers. */
const loggable = new Set(['next', 'remember', 'id', 'origin']);

/** Records the entered and hidden values of a form. Networks are in the log. */
export function noteForm(body: string): void {
  for (const [name, value] of new URLSearchParams(body))
    if (!loggable.has(name) && isIP(value) === 0) noteSecrets(value);
}

/** Records the cookie and the token in it. The notice cookie only has a name, which is not secret. */
export function noteCookie(name: string, value: string): void {
  if (name.endsWith('_notice')) return;
  noteSecrets(value);
  noteTokensIn(value.replaceAll('%3A', ':'));
}

/** Records a raw request. */
export function noteRequest(bytes: string): void {
  const [head = '', ...body] = bytes.split('\r\n\r\n');
  noteTokensIn(head);
  for (const [, cookies = ''] of head.matchAll(/^Cookie: (.*)$/gim))
    for (const cookie of cookies.split(/; */)) {
      const [name = '', ...value] = cookie.split('=');
      noteCookie(name, value.join('='));
    }
  noteForm(body.join(''));
}

/** The lines of this output that contain a secret, each with the first one. */
export function leaksIn(output: string): string[] {
  const looked = withoutPrintedMails(output);
  const numbers = new Set(looked.match(/(?<![\w.])\d{6}(?![\w.])/g));
  return [
    ...[...secrets].filter((secret) => looked.includes(secret)),
    ...[...codes].filter((code) => numbers.has(code)),
  ].map((secret) => `${secret} in: ${looked.split('\n').find((line) => line.includes(secret)) ?? ''}`);
}

/** @throws Error that lists them. */
export function expectNoLeaks(): void {
  const leaks = recordings.flatMap(({ text }) => leaksIn(text));
  if (leaks.length > 0) throw new Error(`A secret was printed:\n${leaks.join('\n')}`);
}

/**
 * With `MAIL_URL=console:` standard output is also the mailbox: whole mails, which src/mail/transports/console.ts
 * writes in one piece, are not log output. Everything around them is.
 */
function withoutPrintedMails(output: string): string {
  return output.replace(/\nTo: .+\nFrom: .+\n(?:Reply-To: .+\n)?Subject: .+\n\n[^]*?\n\n-{70}\n/g, '');
}
