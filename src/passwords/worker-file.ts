/** The program of the thread that judges passwords. */
export const workerFile = new URL('./judge-worker.js', import.meta.url);
