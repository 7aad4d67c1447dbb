import { readFile, stat } from 'node:fs/promises';
import { ConfigError } from '../common/config-error.js';
import { sha256 } from '../common/keyring.js';
import { policy } from '../policy.js';
import type { NewIcon } from './icons.js';

/** Reads an image from a file of the operator. Its content says what it is, not its name. @throws ConfigError. */
export async function readIcon(path: string): Promise<NewIcon> {
  const { bytes: atMost } = policy.icons;
  const bytes = await read(path, atMost);
  const type = typeOf(bytes);
  if (type === undefined) throw new ConfigError('--icon must be a PNG, WebP or SVG image.');
  return { hash: sha256(bytes), type, content: bytes.toString('base64') };
}

async function read(path: string, atMost: number): Promise<Buffer> {
  try {
    // Neither a device, which never ends, nor what is too large to be read as a whole.
    const found = await stat(path);
    if (!found.isFile()) throw new Error('no file');
    if (found.size <= atMost) return await readFile(path);
  } catch {
    throw new ConfigError('--icon must be a file that can be read.');
  }
  throw new ConfigError(`--icon can have ${atMost / 1024} KB.`);
}

function typeOf(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, 12);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (/^RIFF[^]{4}WEBP/.test(start)) return 'image/webp';
  // After a declaration, comments and a document type, whatever they contain.
  return /^\uFEFF?\s*(?:<[?!][^>]*>\s*)*<svg[\s>]/.test(bytes.toString('utf8')) ? 'image/svg+xml' : undefined;
}
