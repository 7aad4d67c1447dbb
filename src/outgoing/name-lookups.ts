import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';

type Found = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

/** Asks the name servers. */
export type Resolve = (hostname: string, options: LookupAllOptions, found: Found) => void;

/**
 * Whoever needs a name while it is being asked for waits for the same answer. Two of Node's threads ask for names, for the
 * whole process. Each waits as long as a name server is silent, also when nobody waits for it any more: a few messages to
 * one dead name would keep both of them, and no other endpoint would be found.
 */
export function oneAtATime(resolve: Resolve): Resolve {
  const asked = new Map<string, Found[]>();
  return (hostname, options, found) => {
    const question = `${hostname} ${options.family ?? ''} ${options.hints ?? ''}`;
    const others = asked.get(question);
    if (others) {
      others.push(found);
      return;
    }
    const waiting = [found];
    asked.set(question, waiting);
    resolve(hostname, options, (error, addresses) => {
      asked.delete(question);
      for (const tell of waiting) tell(error, addresses);
    });
  };
}

export const askOnce = oneAtATime(lookup);
