import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import { isHashed } from '../forms/secret.js';

/** A route whose body has a password, which costs a hash. */
export interface HashingRoute {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  /** With a slash in front. */
  readonly path: string;
  /** Its fields that are hashed. */
  readonly fields: readonly string[];
  /** That of a page, which is shown again with what was typed. */
  readonly form?: object;
}

const routeKey = 'foyer:hashing-route';

/** Says that a handler hashes, if a field of its body is marked so: while there is too much to hash, it is not called. */
export function markIfHashing({ shape }: z.ZodObject, route: Omit<HashingRoute, 'fields'>): MethodDecorator {
  const fields = Object.keys(shape).filter((name) => isHashed(shape[name] as z.core.$ZodType));
  return fields.length > 0 ? SetMetadata(routeKey, { ...route, fields } satisfies HashingRoute) : () => undefined;
}

export function hashingRouteOf(handler: object): HashingRoute | undefined {
  return Reflect.getMetadata(routeKey, handler) as HashingRoute | undefined;
}
