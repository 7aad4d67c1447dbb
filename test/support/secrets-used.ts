/**
 * Every password, token, cookie and address that this test file sends, gets or sets, and everything that the
 * application prints meanwhile. At the end of each file none of the one may stand in the other: see
 * no-secret-is-printed.ts.
 */
const secrets = new Set<string>();
const recordings: Recording[] = [];

/** What one process prints on one stream. */
export interface Recording {
  text: string;
}

/** All of it. */
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

/** Short, one plain word, the path of a page, or the id of a row, which opens nothing: finding it would mean nothing. */
function couldStandThereAnyway(value: string): boolean {
  return value.length < 8 || /^[a-z]{0,11}$|^\/[a-z/-]*$|^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);
}

/** All tokens of a path, a mail or anything else. */
export function noteTokensIn(text: string): void {
  noteSecrets(...(text.match(/[\w-]{43}/g) ?? []));
}

/** What was typed into a form, or hidden in it. */
export function noteForm(body: string): void {
  for (const [name, value] of new URLSearchParams(body)) if (!['next', 'remember'].includes(name)) noteSecrets(value);
}

/** As it is sent, and the token in it. The cookie of a notice holds only its name, which is no secret. */
export function noteCookie(name: string, value: string): void {
  if (name.endsWith('_notice')) return;
  noteSecrets(value);
  noteTokensIn(value.replaceAll('%3A', ':'));
}

/** A whole request in bytes. */
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

/** The lines of this output in which a secret stands, each with the first that does. */
export function leaksIn(output: string): string[] {
  const looked = withoutPrintedMails(output);
  return [...secrets]
    .filter((secret) => looked.includes(secret))
    .map((secret) => `${secret} in: ${looked.split('\n').find((line) => line.includes(secret)) ?? ''}`);
}

/** @throws Error that tells of each. */
export function expectNoLeaks(): void {
  const leaks = recordings.flatMap(({ text }) => leaksIn(text));
  if (leaks.length > 0) throw new Error(`A secret was printed:\n${leaks.join('\n')}`);
}

/**
 * With `MAIL_URL=console:` standard output is the mailbox, for a first look: whole mails, as they are written in one
 * piece by src/mail/transports/console.ts, are no log. Everything around them is.
 */
function withoutPrintedMails(output: string): string {
  return output.replace(/\nTo: .+\nFrom: .+\nSubject: .+\n\n[^]*?\n\n-{70}\n/g, '');
}
