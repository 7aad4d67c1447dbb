import type { TestApplication } from './application.js';

/** The part of Express's router that tells which routes there are. */
interface Router {
  readonly stack: readonly {
    readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  }[];
}

/** The paths that take this method, as they are written at their handlers: what a test has to cover. */
export function routesOf(foyer: TestApplication, method: 'get' | 'post'): string[] {
  const { router } = foyer.app.getHttpAdapter().getInstance() as unknown as { router: Router };
  return router.stack.flatMap(({ route }) => (route?.methods[method] ? [route.path] : [])).sort();
}
