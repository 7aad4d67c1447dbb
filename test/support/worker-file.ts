/** In tests, Node cannot start a thread from TypeScript: it runs the build, as `npm test` has just made it. */
export const workerFile = new URL('../../dist/src/passwords/judge-worker.js', import.meta.url);
