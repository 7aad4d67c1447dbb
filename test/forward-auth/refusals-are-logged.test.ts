import { setTimeout as wait } from 'node:timers/promises';
import { fetched, navigation } from '../support/applications.js';
import { Server } from '../support/server.js';

const wiki = 'https://wiki.example.com';

let server: Server;

beforeAll(async () => {
  server = await Server.start();
  await server.change(`INSERT INTO applications (origin, name, created_at) VALUES ('${wiki}', 'Wiki', 0)`);
});

afterAll(async () => {
  await server.remove();
});

describe('The log', () => {
  it.each<[string, Record<string, string>, number, string]>([
    ['pass-missing', { 'X-Original-URL': `${wiki}/secret-path`, ...fetched }, 401, ''],
    ['pass-missing', { 'X-Original-URL': `${wiki}/secret-path`, ...navigation }, 401, ''],
    ['application-unknown', { 'X-Original-URL': 'https://other.example/secret-path' }, 403, 'WARN'],
    ['address-missing', { 'X-Original-Uri': '/secret-path' }, 400, 'WARN'],
  ])('names the rule that refused a check: %s [ASVS 16.3.2]', async (rule, headers, status, level) => {
    const before = server.log.length;
    const answer = await server.browser().send('GET', '/authz/nginx', undefined, headers);
    expect(answer.status).toBe(status);
    while (!server.log.slice(before).includes(`outcome=${rule}`)) await wait(10);
    const line = server.log.slice(before);
    expect(line).toContain(`${level} request method=GET route=/authz/nginx status=${status}`.trim());
    expect(line).not.toContain('secret-path');
  });
});
