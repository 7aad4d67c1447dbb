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

/** Of programs. */
export const programPaths = {
  token: '/oidc/token',
  userinfo: '/oidc/userinfo',
  jwks: '/oidc/jwks',
  introspection: '/oidc/introspect',
  revocation: '/oidc/revoke',
} as const;

const discovery = new Set(['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']);

/** What the provider answers. */
export const routes: ReadonlySet<string> = new Set([
  ...discovery,
  ...Object.values(programPaths),
  authorizationPath,
  `${authorizationPath}/:uid`,
]);
