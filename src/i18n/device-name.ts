import Bowser from 'bowser';
import { type Message, message } from './message.js';

/** "Firefox on Windows", as far as the User-Agent header says. */
export function deviceName(userAgent: string): Message {
  if (userAgent === '') return message('device.unknownBrowser');
  const { browser, os } = Bowser.parse(userAgent);
  // Bowser returns an empty name for a browser that it does not know.
  const name = browser.name === undefined || browser.name === '' ? message('device.unknownBrowser') : browser.name;
  return os.name === undefined
    ? message('device.browser', { browser: name })
    : message('device.browserOnSystem', { browser: name, system: os.name });
}
