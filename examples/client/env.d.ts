/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** How the page proves a log-in: see README.md. */
  readonly VITE_FOYER_AUTH: 'bearer' | 'cookie';
  /** Where Foyer is. With cookies, only the proxy needs it. */
  readonly VITE_FOYER_URL: string;
}
