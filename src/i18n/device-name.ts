import Bowser from 'bowser';
import { type Message, message } from './message.js';

/** "Firefox on Windows", as far as the browser tells. */
export function deviceName(userAgent: string): Message {
  if (userAgent === '') return message('device.unknownBrowser');
  const { browser, os } = Bowser.parse(userAgent);
  // Of what Bowser can make nothing the name is empty.
  const name =
    browser.name === undefined || browser.name === '' ? message('device.unknownBrowser') : browser.name;
  return os.name === undefined
    ? message('device.browser', { browser: name })
    : message('device.browserOnSystem', { browser: name, system: os.name });
}
