import { Proxy } from './proxy.js';

/** nginx in front of several servers, which take turns. */
export async function startNginx(backends: readonly { readonly port: number }[], port: number): Promise<Proxy> {
  return Proxy.start(
    'nginx',
    port,
    `upstream foyer {
      ${backends.map((backend) => `server 127.0.0.1:${backend.port};`).join(' ')}
      keepalive 8;
    }
    server {
      listen 127.0.0.1:${port};
      location / {
        proxy_pass http://foyer;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      }
    }`,
  );
}
