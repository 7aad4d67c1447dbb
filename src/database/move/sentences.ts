import { ConfigError } from '../../common/config-error.js';
import { reasonOf } from '../part-file.js';

/** What a sentence about DATABASE_URL says about one of the two URLs of a move. */
export function inTermsOf(side: 'FROM' | 'TO', sentence: string): string {
  return sentence.replaceAll(/(?:the database of )?DATABASE_URL/gi, side);
}

/** Runs `work`, whose errors speak of the only database that others know. */
export async function aboutSide<T>(side: 'FROM' | 'TO', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(inTermsOf(side, error.message), { cause: error });
  }
}

/** What a database or its disk says in the middle of a move is for the operator. Anything else is a bug. */
export function aboutFailure(error: unknown): unknown {
  const isOfDatabase = typeof (error as { code?: unknown }).code === 'string' || isLost(error as Error);
  if (error instanceof ConfigError || !isOfDatabase) return error;
  return new ConfigError(`Nothing was moved: ${reasonOf(error)}`, { cause: error });
}

/** The driver of PostgreSQL has no code for it. */
function isLost({ message }: Error): boolean {
  return /^Connection terminated|^Query read timeout|^Client has encountered/.test(message);
}
