/**
 * What a proxy asks with every request to an application, and the one page on the application's host. As Express compares
 * paths.
 */
export function isOfForwardAuth(path: string): boolean {
  return /^\/(?:authz\/(?:nginx|forward)|\.foyer\/pass)\/?$/i.test(path);
}
