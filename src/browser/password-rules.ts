import { violationOf } from '../passwords/violations.js';
import { loadEstimator } from '../passwords/strength.js';
import { wordsOfSite } from '../passwords/context-words.js';

/** What public/assets/new-password.js asks. The last three stand in the page. */
interface Question {
  readonly number: number;
  readonly password: string;
  readonly email: string;
  readonly minLength: string;
  readonly siteName: string;
  readonly siteHost: string;
}

addEventListener('message', ({ data }: MessageEvent<Question>) => void answer(data));

// Before there is a question.
void loadEstimator();

async function answer(question: Question): Promise<void> {
  const { number, password, email, minLength, siteName, siteHost } = question;
  const demands = { minLength: Number(minLength), wordsOfSite: wordsOfSite(siteName, siteHost) };
  postMessage({ number, violation: (await violationOf(password, email, demands)) ?? 'none' });
}
