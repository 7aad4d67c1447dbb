import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';

/** Where the parts of an example of docs/connect.md are in a test. */
export interface Places {
  /** BASE_URL. */
  readonly foyer: string;
  /** The origin of the site. */
  readonly site: string;
}

export interface Credentials {
  readonly id: string;
  readonly secret: string | null;
}

/** The blocks in a language below a heading of docs/connect.md, with the addresses of the test. */
export function documentedBlocks(heading: string, language: string, { foyer, site }: Places): string[] {
  const document = readFileSync(join(root, 'docs/connect.md'), 'utf8');
  const [, section = ''] = new RegExp(`^#+ ${heading}\n(.*?)(?=^#{2,3} |(?![^]))`, 'ms').exec(document) ?? [];
  const blocks = [...section.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(
    ([, text = '']) => text,
  );
  if (blocks.length === 0) throw new Error(`docs/connect.md has no ${language} below "${heading}".`);
  return blocks.map((text) =>
    text.replaceAll('https://accounts.example.com', foyer).replaceAll('https://app.example.com', site),
  );
}

/** The words of the command there that registers a client. */
export function documentedCommand(heading: string, places: Places): string[] {
  const lines = documentedBlocks(heading, 'sh', places).join('').replaceAll('\\\n', ' ').split('\n');
  const [, words = ''] = /dist\/src\/cli\.js (clients add .*)/.exec(lines.join('\n')) ?? [];
  return words.trim().split(/\s+/);
}

export function withCredentials(text: string, { id, secret }: Credentials): string {
  return text
    .replaceAll('CLIENT_ID', id)
    .replaceAll('CLIENT_SECRET', secret ?? '')
    .replaceAll('COOKIE_SECRET', '0123456789abcdef0123456789abcdef');
}
