import vue from '@vitejs/plugin-vue';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => {
  const { VITE_FOYER_URL: foyer = '' } = loadEnv(mode, '.');
  const isSameOrigin = mode === 'cookie';
  return {
    plugins: [vue()],
    // Of the same origin, everything but this path is Foyer's. In production a reverse proxy does the same.
    base: isSameOrigin ? '/app/' : '/',
    server: {
      port: 5173,
      strictPort: true,
      proxy: isSameOrigin ? { '^/(?!app/)': { target: foyer } } : {},
      // ../client is shared by the examples.
      fs: { allow: ['..'] },
    },
    resolve: { dedupe: ['openapi-fetch'] },
    preview: {
      // Send this in production, too: a page that holds a token runs no scripts but its own.
      headers: {
        'Content-Security-Policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; " +
          `connect-src ${isSameOrigin ? "'self'" : foyer}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      },
    },
  };
});
