import { Injectable } from '@nestjs/common';
import { Handlers } from '../http/access/handlers.js';
import { apiRoot, type Endpoint, endpointOf } from './endpoint.js';

/** All routes of the API, found once they are needed. */
@Injectable()
export class Endpoints {
  private found: readonly Endpoint[] | undefined;

  constructor(private readonly handlers: Handlers) {}

  get all(): readonly Endpoint[] {
    return (this.found ??= this.handlers.map((handler) => endpointOf({ getHandler: () => handler })));
  }

  /** Which methods a path has, for `Allow`. None where there is no such path. */
  methodsAt(path: string): string[] {
    const methods = this.all.filter((endpoint) => isAt(path, endpoint)).map(({ method }) => method as string);
    if (methods.length === 0) return [];
    return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  }
}

function isAt(asked: string, { path }: Endpoint): boolean {
  const [own, theirs] = [`${apiRoot}/${path}`, asked.replace(/\/$/, '')].map((one) => one.split('/'));
  return (
    own?.length === theirs?.length &&
    own?.every((part, index) => part.startsWith(':') || part === theirs?.[index]?.toLowerCase()) === true
  );
}
