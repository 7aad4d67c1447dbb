/** The parts of a From header. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** Parses `Foyer <no-reply@example.com>` or a bare address. `loadConfig` has checked that it is one of the two. */
export function parseSender(from: string): Sender {
  const match = /^"?(?<name>[^<]*?)"?\s*<(?<address>[^>]+)>$/.exec(from);
  return { name: match?.groups?.name ?? '', address: match?.groups?.address ?? from };
}
