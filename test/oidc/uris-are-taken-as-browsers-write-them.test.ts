import { ConfigError } from '../../src/common/config-error.js';
import { checkedRedirects, checkedWebUri } from '../../src/oidc/client-uris.js';

describe('A redirect URI', () => {
  it.each([
    ['shop.example.com/callback', 'whole URL'],
    ['/callback', 'whole URL'],
    ['', 'whole URL'],
    [' ', 'whole URL'],
    ['http://shop.example.com/callback', 'must start with https:'],
    ['http://localhost.example.com/callback', 'must start with https:'],
    ['http://10.0.0.1/callback', 'must start with https:'],
    ['http://0.0.0.0/callback', 'must start with https:'],
    ['https://shop.example.com/callback#', 'no fragment'],
    ['https://shop.example.com/#/callback', 'no fragment'],
    ['https://*.example.com/callback', 'no wildcards'],
    ['https://shop.example.com/*', 'no wildcards'],
    ['https://user@shop.example.com/callback', 'whole URL'],
    ['https://shop.example.com@evil.example/callback', 'whole URL'],
    ['https://shop.example.com\\@evil.example/', 'whole URL'],
    ['https:shop.example.com/callback', 'whole URL'],
    ['https:///shop.example.com/callback', 'whole URL'],
    ['https://shop.example.com/a/../callback', 'like this: https://shop.example.com/callback'],
    ['https://shop.example.com/a/%2e%2e/callback', 'like this: https://shop.example.com/callback'],
    ['https://shop.example.com/a\\b', 'like this: https://shop.example.com/a/b'],
    ['HTTPS://Shop.Example.com:443/callback', 'like this: https://shop.example.com/callback'],
    ['https://bücher.example/callback', 'like this: https://xn--bcher-kva.example/callback'],
    ['https://shop.example.com/cal lback', 'whole URL'],
    ['https://shop.example.com/\ncallback', 'whole URL'],
    ['https://shop.example.com/"><script>', 'like this: https://shop.example.com/%22%3E%3Cscript%3E'],
    ['https://1/callback', 'whole URL'],
    [`https://shop.example.com/${'a'.repeat(1000)}`, '1000 characters'],
    ['javascript:alert(1)', 'whole URL'],
    ['data:text/html,hello', 'whole URL'],
    ['myapp:/callback', 'whole URL'],
    ['com.example.shop:/callback#x', '--public'],
    ['com.example.shop:/callback', '--public'],
  ])('is not %j', (uri, says) => {
    expect(() => checkedRedirects('--redirect', [uri], false)).toThrow(ConfigError);
    expect(() => checkedRedirects('--redirect', [uri], false)).toThrow(says);
  });

  it.each([
    ['com.example.shop:/callback#x', 'no fragment'],
    ['com.example.shop:/a/../callback', 'like this: com.example.shop:/callback'],
    ['COM.example.shop:/callback', 'whole URL'],
    ['javascript:alert(1)', 'whole URL'],
    ['shop:/callback', 'whole URL'],
    ['com.example.shop:', 'whole URL'],
  ])('of an app is not %j either', (uri, says) => {
    expect(() => checkedRedirects('--redirect', [uri], true)).toThrow(says);
  });

  it.each([
    'https://shop.example.com',
    'https://shop.example.com/callback?a=b&c=%20',
    'https://xn--bcher-kva.example/callback',
    'https://shop.example.com:8443/callback',
    'http://localhost:8080/callback',
    'http://shop.localhost/callback',
    'http://127.0.0.1/callback',
    'http://[::1]:8080/callback',
  ])('can be %s', (uri) => {
    expect(checkedRedirects('--redirect', [uri, uri], false)).toEqual([uri]);
    expect(checkedWebUri('--home', uri)).toBe(uri);
  });

  it.each(['com.example.shop:/callback', 'com.example.shop://callback/a'])('of an app can be %s', (uri) => {
    expect(checkedRedirects('--redirect', [uri], true)).toEqual([uri]);
    expect(() => checkedWebUri('--home', uri)).toThrow('whole URL');
  });
});
