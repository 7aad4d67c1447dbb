import { parentPort, workerData } from 'node:worker_threads';
import { LeakedPasswords } from './leaked.js';
import { normalized } from './normalized.js';
import { loadEstimator } from './strength.js';
import { type PasswordRequirements, type Violation, violationOf } from './violations.js';

/** What the thread is asked. It answers with a violation or `undefined`. */
export interface Question {
  readonly password: string;
  readonly email: string;
}

// Runs in a thread of its own: only here are the dictionaries loaded, and an estimate blocks nobody.
const requirements = workerData as PasswordRequirements;
await loadEstimator();
const leaked = await LeakedPasswords.load(requirements.minLength);

parentPort?.on('message', (question: Question) => {
  void judge(question).then((violation) => parentPort?.postMessage(violation));
});
parentPort?.postMessage('ready');

async function judge({ password, email }: Question): Promise<Violation | undefined> {
  const violation = await violationOf(password, email, requirements);
  // The list comes last, because the estimate can say what is wrong with a password.
  return violation ?? (leaked.has(normalized(password)) ? 'most-used' : undefined);
}
