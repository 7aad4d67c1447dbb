/** A request that is not a user navigation, although it may have the user's cookies. */
export interface Look {
  readonly who: string;
  readonly method: 'GET' | 'HEAD' | 'OPTIONS';
  readonly headers: Record<string, string>;
}

export const looks: readonly Look[] = [
  { who: 'a HEAD', method: 'HEAD', headers: {} },
  { who: 'an OPTIONS', method: 'OPTIONS', headers: {} },
  ...(
    [
      ['a prefetch of Chrome', { 'Sec-Purpose': 'prefetch' }],
      ['a prefetch through a proxy', { 'Sec-Purpose': 'prefetch;anonymous-client-ip' }],
      ['a prerendering of Chrome', { 'Sec-Purpose': 'prefetch;prerender' }],
      ['a prefetch of older browsers', { Purpose: 'prefetch' }],
      ['a preview of Safari', { 'X-Purpose': 'preview', Purpose: 'preview' }],
      ['a prefetch of Firefox', { 'X-Moz': 'prefetch' }],
      ['an image on a page', { 'Sec-Fetch-Dest': 'image', 'Sec-Fetch-Mode': 'no-cors' }],
      ['a frame', { 'Sec-Fetch-Dest': 'iframe' }],
      ['an embedded object', { 'Sec-Fetch-Dest': 'embed' }],
      ['a script on a page', { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Mode': 'cors' }],
    ] as const
  ).map(([who, headers]) => ({ who, method: 'GET' as const, headers })),
];
