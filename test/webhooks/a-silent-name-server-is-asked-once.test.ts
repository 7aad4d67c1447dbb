import type { LookupAddress } from 'node:dns';
import { oneAtATime, type Resolve } from '../../src/outgoing/name-lookups.js';
import { anywhere, postToSite, type SiteAnswer } from '../../src/outgoing/site-request.js';

/** As a name server that answers when it is told to. */
class NameServer {
  readonly asked: string[] = [];
  private readonly answers: (() => void)[] = [];

  readonly resolve: Resolve = (hostname, _options, found) => {
    this.asked.push(hostname);
    const failure: NodeJS.ErrnoException = Object.assign(new Error(), { code: 'EAI_AGAIN' });
    const none: LookupAddress[] = [];
    this.answers.push(() => found(failure, none));
  };

  answer(): void {
    for (const one of this.answers.splice(0)) one();
  }
}

describe('A name server that does not answer', () => {
  const post = { headers: {}, body: '{}', patience: 100, reach: anywhere };

  it('is asked once for a name, however many messages wait for it', async () => {
    const server = new NameServer();
    const resolve = oneAtATime(server.resolve);
    const send = (host: string): Promise<SiteAnswer> => postToSite(new URL(`http://${host}/`), post, resolve);
    // Also when those who asked have given up.
    for (let round = 0; round < 3; round++)
      expect(await Promise.all([send('dead.example.com'), send('dead.example.com')])).toEqual([
        { code: 'TIMEOUT' },
        { code: 'TIMEOUT' },
      ]);
    expect(await send('other.example.com')).toEqual({ code: 'TIMEOUT' });
    expect(server.asked).toEqual(['dead.example.com', 'other.example.com']);
  });

  it('is asked again after its answer, which everybody gets who has waited', async () => {
    const server = new NameServer();
    const resolve = oneAtATime(server.resolve);
    const patient = { ...post, patience: 5000 };
    const send = (): Promise<SiteAnswer> => postToSite(new URL('http://dead.example.com/'), patient, resolve);
    const both = Promise.all([send(), send()]);
    server.answer();
    expect(await both).toEqual([{ code: 'EAI_AGAIN' }, { code: 'EAI_AGAIN' }]);
    const again = send();
    server.answer();
    expect(await again).toEqual({ code: 'EAI_AGAIN' });
    expect(server.asked).toHaveLength(2);
  });
});
