// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- only BASE_URL, when an operator runs `doctor`.
import { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, request as byHttp } from 'node:http';
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- as above.
import { request as byHttps } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { unmapped } from '../common/ip-network.js';
import { policy } from '../policy.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Its beginning. */
  readonly text: string;
  /** From which the connection came. */
  readonly localAddress: string;
  /** Of the certificate. */
  readonly validUntil?: string | undefined;
}

const { answerWithin, answerLength } = policy.doctor;

/** Follows no redirect. */
export async function ask(url: URL, headers: OutgoingHttpHeaders = {}): Promise<Answer | { readonly problem: string }> {
  const request = url.protocol === 'https:' ? byHttps : byHttp;
  return new Promise((resolve) => {
    const sent = request(url, { headers, agent: false, signal: AbortSignal.timeout(answerWithin) }, (response) => {
      void answerOf(response).then(resolve, (error: unknown) => resolve({ problem: problemOf(error) }));
    });
    sent.on('error', (error) => resolve({ problem: problemOf(error) }));
    sent.end();
  });
}

async function answerOf(response: IncomingMessage): Promise<Answer> {
  const socket = response.socket as Partial<TLSSocket>;
  const { localAddress = '' } = socket;
  const validUntil = socket.getPeerCertificate?.().valid_to;
  let text = '';
  for await (const part of response as AsyncIterable<Buffer>) {
    text += part.toString();
    if (text.length > answerLength) break;
  }
  const { statusCode: status = 0, headers } = response;
  return { status, headers, text, localAddress: unmapped(localAddress), validUntil };
}

function problemOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  return name === 'AbortError' || name === 'TimeoutError' ? 'no answer in time' : (code ?? name);
}
