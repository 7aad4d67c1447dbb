import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';
import { Proxy, type ProxyKind } from './proxy.js';

/** Where the parts of a walk listen. */
interface Ports {
  readonly foyer: number;
  readonly application: number;
  readonly proxy: number;
  /** Of the application. */
  readonly host: string;
}

/** With the block of docs/connect.md, for this host without TLS. */
export async function startAuthProxy(
  kind: ProxyKind,
  ports: Ports,
  changed = (block: string): string => block,
): Promise<Proxy> {
  return Proxy.start(kind, ports.proxy, changed(blockFor(kind, ports)));
}

/** As it stands in the document, with the names and ports of the test. */
function blockFor(kind: ProxyKind, { foyer, application, proxy, host }: Ports): string {
  const document = readFileSync(join(root, 'docs/connect.md'), 'utf8');
  const block = new RegExp(`^\`\`\`${kind}\n(.*?)^\`\`\``, 'ms').exec(document)?.[1] ?? '';
  if (block === '') throw new Error(`docs/connect.md has no block for ${kind}.`);
  return block
    .replace('listen 443 ssl;', `listen 127.0.0.1:${proxy};`)
    .replaceAll('https://app.example.com', `http://${host}:${proxy}`)
    .replace('X-Forwarded-Host app.example.com', `X-Forwarded-Host ${host}:${proxy}`)
    .replace(/^app\.example\.com \{/m, `http://${host}:${proxy} {\n    bind 127.0.0.1`)
    .replaceAll('app.example.com', host)
    .replaceAll('127.0.0.1:8000', `127.0.0.1:${application}`)
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${foyer}`);
}
