import type { ExecutionContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { type Form, formOf } from '../../src/http/forms/form.js';
import type { TestApplication } from './application.js';

/** The part of Express's router that lists the routes. */
interface Router {
  readonly stack: readonly {
    readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  }[];
}

/** The route patterns of pages with this method, which a test has to cover. The API has tests of its own. */
export function routesOf(foyer: TestApplication, method: 'get' | 'post'): string[] {
  const { router } = foyer.app.getHttpAdapter().getInstance() as unknown as { router: Router };
  const paths = router.stack.flatMap(({ route }) => (route?.methods[method] ? [route.path] : []));
  return paths.filter((path) => !path.startsWith('/api/')).sort();
}

/** The fields of a form of this path, as its handler declares them. Without the CSRF token. */
export const fieldsOf = (foyer: TestApplication, route: string): string[] =>
  formsAt(foyer, route).flatMap(({ fields }) => Object.keys(fields.shape));

/** What the handlers of this path declare: one form, or none. */
export function formsAt(foyer: TestApplication, route: string): Form[] {
  const controllers = [...foyer.app.get(ModulesContainer).values()].flatMap(({ controllers }) => [
    ...controllers.values(),
  ]);
  return controllers.flatMap(({ metatype: controller }) => {
    if (!controller) return [];
    const { prototype } = controller as { prototype: Record<string, object> };
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name] ?? {};
      const form = formOf({ getHandler: () => handler } as unknown as ExecutionContext);
      const path = [controller, handler]
        .flatMap((part) => String(Reflect.getMetadata('path', part) ?? '').split('/'))
        .filter((segment) => segment !== '')
        .join('/');
      return form && `/${path}` === route ? [form] : [];
    });
  });
}

/** Forms that are only there with LOGIN_WITH: test/identities/ has a provider for them. */
export const formsOfProviders: readonly string[] = [
  '/account/identities/link',
  '/account/identities/unlink',
  '/account/identities/waiting',
  '/confirm/with/:provider',
  '/login/identity',
  '/login/with/:provider',
];
