import Bowser from 'bowser';
import { type Message, say } from './message.js';

/** "Firefox on Windows", as far as the browser tells. */
export function deviceInWords(userAgent: string): Message {
  if (userAgent === '') return say('device.unknownBrowser');
  const { browser, os } = Bowser.parse(userAgent);
  // Of what Bowser can make nothing the name is empty.
  const name =
    browser.name === undefined || browser.name === '' ? say('device.unknownBrowser') : browser.name;
  return os.name === undefined
    ? say('device.browser', { browser: name })
    : say('device.browserOnSystem', { browser: name, system: os.name });
}
