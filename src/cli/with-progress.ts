import { Progress, type ShowProgress } from '../common/progress.js';

/** For work that may last: shows on standard error how far it is. */
export async function withProgress<T>(work: (show: ShowProgress, progress: Progress) => T | Promise<T>): Promise<T> {
  const progress = new Progress(process.stderr);
  try {
    return await work(progress.show, progress);
  } finally {
    progress.end();
  }
}
