import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';

/** The methods of all controllers: what each of them handles is in their metadata. */
@Injectable()
export class Handlers {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** What `read` finds at each handler, without those at which it finds nothing. */
  map<T>(read: (handler: () => unknown) => T | undefined): T[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      const prototype = metatype?.prototype as Record<string, () => unknown> | undefined;
      return this.scanner.getAllMethodNames(prototype ?? null).flatMap((name) => {
        const handler = prototype?.[name];
        return (handler && read(handler)) ?? [];
      });
    });
  }
}
