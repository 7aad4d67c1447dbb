/** Who a mail is from, taken apart. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** Takes `Foyer <no-reply@example.com>` or a bare address apart. `loadConfig` has made sure that it is one of both. */
export function parseSender(from: string): Sender {
  const match = /^"?(?<name>[^<]*?)"?\s*<(?<address>[^>]+)>$/.exec(from);
  return { name: match?.groups?.name ?? '', address: match?.groups?.address ?? from };
}
