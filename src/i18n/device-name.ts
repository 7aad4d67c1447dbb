import Bowser from 'bowser';
import { type Message, message } from './message.js';

/**
 * "Firefox on Windows", as far as the User-Agent header says. Only names from the lists below: whoever logs in chooses
 * the header, and Bowser repeats what it does not know, so a stranger could write a sentence into the owner's mail.
 */
export function deviceName(userAgent: string): Message {
  const { browser, os } = userAgent === '' ? { browser: {}, os: {} } : Bowser.parse(userAgent);
  const name = listed(browsers, browser.name) ?? message('device.unknownBrowser');
  const system = listed(systems, os.name);
  return system === undefined
    ? message('device.browser', { browser: name })
    : message('device.browserOnSystem', { browser: name, system });
}

function listed(names: ReadonlySet<string>, name: string | undefined): string | undefined {
  return name !== undefined && names.has(name) ? name : undefined;
}

/** Bowser's names of browsers that people use. Not its crawlers: "Googlebot" would sound harmless in a warning. */
const browsers = new Set([
  'Amazon Silk',
  'Android Browser',
  'Brave',
  'Chrome',
  'Chromium',
  'DuckDuckGo',
  'Epiphany',
  'Firefox',
  'Focus',
  'Google Search',
  'HeyTap Browser',
  'Internet Explorer',
  'Ladybird',
  'LibreWolf',
  'Microsoft Edge',
  'NAVER Whale Browser',
  'Opera',
  'Pale Moon',
  'Puffin',
  'QQ Browser',
  'Safari',
  'Samsung Internet for Android',
  'SeaMonkey',
  'UC Browser',
  'Vivaldi',
  'Vivo Browser',
  'WeChat',
  'Yandex Browser',
]);

const systems = new Set([
  'Android',
  'Chrome OS',
  'HarmonyOS',
  'Linux',
  'macOS',
  'PlayStation 4',
  'Tizen',
  'WebOS',
  'Windows',
  'Windows Phone',
  'iOS',
]);
