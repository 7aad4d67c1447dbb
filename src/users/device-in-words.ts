import Bowser from 'bowser';

/** "Firefox on Windows", as far as the browser tells. */
export function deviceInWords(userAgent: string): string {
  if (userAgent === '') return 'an unknown browser';
  const { browser, os } = Bowser.parse(userAgent);
  const name = browser.name ?? 'an unknown browser';
  return os.name === undefined ? name : `${name} on ${os.name}`;
}
