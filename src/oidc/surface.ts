/** What programs of other sites ask, and where browsers come from them. As `oidc-provider` compares paths. */
export function isOfOidc(path: string): boolean {
  return path.startsWith('/oidc/') || discovery.has(path);
}

/** Where a browser shows what comes back. */
export function isForPeople(path: string): boolean {
  return path === authorizationPath || path.startsWith(`${authorizationPath}/`) || path === logoutPath;
}

export const authorizationPath = '/oidc/auth';
export const logoutPath = '/oidc/logout';

const discovery = new Set(['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']);
