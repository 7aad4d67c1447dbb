import * as client from 'openid-client';
import { becomeUser, goodPassword } from '../support/people.js';
import { runToEnd, Server } from '../support/server.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start();
});

afterAll(async () => {
  await server.remove();
});

const run = async (...words: string[]) => {
  const { stdout } = await runToEnd('src/cli.js', [...words, '--json'], server.folder, server.environment);
  return JSON.parse(stdout) as { client: { id: string }; secret: string };
};

describe('openid-client', () => {
  it('discovers, logs in, refreshes, asks who it is, looks up and ends a token, and logs out', async () => {
    const callback = 'http://127.0.0.1:9/callback';
    const words = ['--name', 'Shop', '--redirect', callback, '--post-logout', 'http://127.0.0.1:9/bye'];
    const added = await run('clients', 'add', ...words);
    // While the server runs: it works with the next request.
    const config = await client.discovery(
      new URL(server.url),
      added.client.id,
      added.secret,
      client.ClientSecretBasic(added.secret),
      { execute: [client.allowInsecureRequests] },
    );
    client.enableNonRepudiationChecks(config);
    await becomeUser(server, 'ada@example.com');
    const verifier = client.randomPKCECodeVerifier();
    const [state, nonce] = [client.randomState(), client.randomNonce()];
    const authorization = client.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: 'openid email profile',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    const browser = server.browser();
    await browser.open(authorization.href, { 'Sec-Fetch-Site': 'cross-site' });
    await browser.fillIn('Email', 'ada@example.com').fillIn('Password', goodPassword).press('Log in');
    await browser.press('Continue');
    const back = /^0;url=(.*)$/.exec(String(browser.response.headers.refresh))?.[1] ?? '';
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
    const tokens = await client.authorizationCodeGrant(config, new URL(back), checks);
    const sub = tokens.claims()?.sub ?? '';
    expect(await client.fetchUserInfo(config, tokens.access_token, sub)).toMatchObject({ email: 'ada@example.com' });
    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(await client.tokenIntrospection(config, refreshed.access_token)).toMatchObject({ active: true, sub });
    const logout = client.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'http://127.0.0.1:9/bye',
    });
    await browser.open(logout.href, { 'Sec-Fetch-Site': 'cross-site' });
    expect(browser.response.headers.location).toBe('http://127.0.0.1:9/bye');
    expect(await client.tokenIntrospection(config, refreshed.access_token)).toMatchObject({ active: false });
    await expect(client.fetchUserInfo(config, refreshed.access_token, sub)).rejects.toThrow();
    await expect(client.refreshTokenGrant(config, refreshed.refresh_token ?? '')).rejects.toThrow();
  });
});
