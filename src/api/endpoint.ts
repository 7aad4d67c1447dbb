import {
  createParamDecorator,
  Delete,
  type ExecutionContext,
  Get,
  HttpCode,
  Patch,
  Post,
  SetMetadata,
} from '@nestjs/common';
import type { Request } from 'express';
import type { z } from 'zod';
import type { Scope } from '../domain/principal.js';
import { markIfHashing } from '../http/security/hashing-route.js';
import { readInput } from './input.js';
import type { ProblemName } from './problem-types.js';

/** Below it is everything that the API has. */
export const apiRoot = '/api/v1';

/** As Express compares paths: whatever the case. Not the page that describes it. */
export function isOfApi(path: string): boolean {
  return /^\/api\/(?!docs(?:\/|$))/i.test(path);
}

/** What a route takes and answers: it is checked by this, and described by it in the OpenAPI document. */
export interface Endpoint<Body extends z.ZodObject = z.ZodObject, Query extends z.ZodObject = z.ZodObject> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `apiRoot`, without a slash in front; with `:id` for a part that varies. */
  readonly path: string;
  /** A name for generated clients. */
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  /** Anyone, or what a token needs. A session cookie has everything. */
  readonly access: 'anyone' | Scope;
  /** Also while the account waits to be deleted. */
  readonly duringGrace?: boolean;
  /** Also for whoever still has to set up a second factor. */
  readonly withoutFactor?: boolean;
  /** A GET that leaves a trace: with a cookie, it needs the CSRF token like what changes something. */
  readonly leavesTrace?: boolean;
  /** Only for a log-in of the last minutes. */
  readonly recent?: boolean;
  /** It makes something, and takes an `Idempotency-Key`. */
  readonly repeatable?: boolean;
  readonly body?: Body;
  /** By default JSON. */
  readonly bodyType?: 'form' | 'json';
  readonly query?: Query;
  readonly status: 200 | 201 | 202 | 204;
  /** Without it, nothing is answered but the status. */
  readonly answer?: z.ZodType;
  /** Headers that a request may have, with what they do. */
  readonly requestHeaders?: Readonly<Record<string, string>>;
  /** Headers of the answer, with what they say. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Those that access and body do not say. */
  readonly problems?: readonly ProblemName[];
}

const endpointKey = 'foyer:endpoint';

const decorators = { GET: Get, POST: Post, PATCH: Patch, DELETE: Delete } as const;

/** Makes the method the handler of a route of the API. */
export function Handles(endpoint: Endpoint): MethodDecorator {
  return (target, key, descriptor) => {
    decorators[endpoint.method](`${apiRoot.slice(1)}/${endpoint.path}`)(target, key, descriptor);
    HttpCode(endpoint.status)(target, key, descriptor);
    SetMetadata(endpointKey, endpoint)(target, key, descriptor);
    const { method, path, body } = endpoint;
    if (body && method !== 'GET') markIfHashing(body, { method, path: `${apiRoot}/${path}` })(target, key, descriptor);
  };
}

export function endpointOf(context: Pick<ExecutionContext, 'getHandler'>): Endpoint | undefined {
  return Reflect.getMetadata(endpointKey, context.getHandler()) as Endpoint | undefined;
}

/** The checked body. Nothing else reads one. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const body = endpointOf(context)?.body;
  if (!body) throw new Error('@Input() needs the body in @Handles(…).');
  return readInput(body, context.switchToHttp().getRequest<Request>().body);
});

/** The checked parameters after the question mark. */
export const Parameters = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const query = endpointOf(context)?.query;
  if (!query) throw new Error('@Parameters() needs the query in @Handles(…).');
  return readInput(query, context.switchToHttp().getRequest<Request>().query);
});
