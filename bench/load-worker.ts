import autocannon from 'autocannon';
import { parentPort, workerData } from 'node:worker_threads';
import type { Outcome, Share } from './load.js';

const { url, connections, lasting, amount, perSecond, mayFail = false } = workerData as Share;
const times: Record<number, number[]> = {};
let set = 0;
let lastAnswer = 0;

const begun = performance.now();
const options: autocannon.Options = {
  url,
  connections: connections.length,
  ...(amount === undefined ? { duration: lasting ?? 1 } : { amount }),
  ...(perSecond === undefined ? {} : { overallRate: perSecond }),
  // How often it checks whether to stop. In milliseconds.
  sampleInt: 50,
  setupClient: (client) => {
    client.setRequests(structuredClone(connections[set++ % connections.length]) as autocannon.Request[]);
  },
};
autocannon(options, (error: Error | null, { errors }) => {
  if (error ?? (errors > 0 && !mayFail)) throw error ?? new Error(`${errors} connections failed.`);
  const answers = Object.values(times).flat().length;
  const outcome: Outcome = { perSecond: answers / ((lastAnswer - begun) / 1000), times };
  parentPort?.postMessage(outcome);
}).on('response', (_client, status, _bytes, time) => {
  (times[status] ??= []).push(time);
  lastAnswer = performance.now();
});
