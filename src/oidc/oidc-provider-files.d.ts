// Its main file prints on Node.js 20, so its parts are imported one by one. They have no types of their own.
declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider';
}

declare module 'oidc-provider/lib/helpers/errors.js' {
  import { errors } from 'oidc-provider';
  const all: typeof errors;
  export = all;
}

declare module 'oidc-provider/lib/helpers/interaction_policy/index.js' {
  import { interactionPolicy } from 'oidc-provider';
  const all: typeof interactionPolicy;
  export = all;
}
