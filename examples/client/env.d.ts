/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** The variant: see README.md. */
  readonly VITE_FOYER_AUTH: 'bearer' | 'cookie';
  /** The URL of Foyer. With cookies, only the proxy needs it. */
  readonly VITE_FOYER_URL: string;
}
