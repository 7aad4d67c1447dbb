import { z } from 'zod';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { type Form, formOf } from '../../../src/http/forms/form.js';
import { isHashed, isSecret, password, secret } from '../../../src/http/forms/secret.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { routesOf } from '../../support/routes.js';

let foyer: TestApplication;

beforeAll(async () => {
  foyer = await startApplication();
});

afterAll(async () => {
  await foyer.stop();
});

/** Every form that a handler is for. */
function forms(): Form[] {
  const scanner = new MetadataScanner();
  return foyer.app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ metatype }) => {
      const prototype = metatype?.prototype as Record<string, () => unknown>;
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        return (handler && formOf({ getHandler: () => handler })) ?? [];
      });
    });
}

describe('A field marked as secret', () => {
  const variants: Record<string, (field: z.ZodString) => z.ZodType> = {
    'by itself': (field) => field,
    'with a further check': (field) => field.min(3),
    trimmed: (field) => field.trim(),
    refined: (field) => field.refine((text) => text !== 'x'),
    optional: (field) => field.optional(),
    'with a default': (field) => field.default(''),
    transformed: (field) => field.transform((text) => text.length),
    'optional and transformed': (field) => field.optional().transform((text) => text ?? ''),
  };

  it.each(Object.entries(variants))('stays secret %s', (_, vary) => {
    expect(isSecret(vary(secret(z.string())))).toBe(true);
    expect(isHashed(vary(secret(z.string())))).toBe(false);
    expect(isHashed(vary(password(z.string())))).toBe(true);
    expect(isSecret(vary(z.string()))).toBe(false);
  });
});

describe('Every form', () => {
  it('marks its passwords, which are never shown again and cost a hash', () => {
    const passwords = forms().flatMap(({ fields: { shape } }) =>
      Object.entries(shape).filter(([name]) => /password/i.test(name)),
    );
    expect(passwords.length).toBeGreaterThan(8);
    expect(passwords.filter(([, field]) => !isSecret(field) || !isHashed(field))).toEqual([]);
  });

  it('names the path of its route, by which overload is shed', () => {
    expect(
      forms()
        .map(({ path }) => `/${path}`)
        .sort(),
    ).toEqual(routesOf(foyer, 'post'));
  });
});
