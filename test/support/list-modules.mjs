import { createRequire, register } from 'node:module';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';

// Preloaded with `--import`: prints the packages that the process has loaded, when it ends.
const { cache } = createRequire(import.meta.url);
const { port1: imported, port2: port } = new MessageChannel();
imported.unref();

// Modules that are imported are in no list. The loader, in a thread of its own, tells of each.
const loader = `
  let port;
  export const initialize = (given) => (port = given);
  export async function load(url, context, next) {
    port.postMessage(url);
    return next(url, context);
  }`;
register(`data:text/javascript,${encodeURIComponent(loader)}`, { data: port, transferList: [port] });

process.on('exit', () => {
  const paths = Object.keys(cache);
  for (let next; (next = receiveMessageOnPort(imported));) paths.push(next.message);
  const packages = paths.map((path) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  console.log(`loaded=${[...new Set(packages)].join(',')}`);
});
