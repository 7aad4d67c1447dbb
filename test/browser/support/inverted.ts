import type { Page } from 'playwright-core';
import { contrast } from '../../../src/config/theme-colors.js';

type Color = readonly [red: number, green: number, blue: number];
type Change = (color: Color, use: 'text' | 'background') => Color;

/** What mail programs in dark mode make of the colors of a mail whose own dark colors they do not read. */
export const inversions: Readonly<Record<string, Change>> = {
  none: (color) => color,
  // Gmail on iOS, Outlook on Windows: everything.
  'every lightness': (color) => withLightness(color, (lightness) => 100 - lightness),
  // Gmail on Android, Outlook on the web: light backgrounds and dark text only.
  'light backgrounds and dark text': (color, use) =>
    withLightness(color, (lightness) => ((use === 'text') === lightness < 50 ? 100 - lightness : lightness)),
  // Extensions of browsers, and webviews: `filter: invert(1) hue-rotate(180deg)`.
  'a filter': ([red, green, blue]) => hueRotated([255 - red, 255 - green, 255 - blue]),
};

/** Text on this page whose contrast is under 4.5:1 after the change. */
export async function faintTextOn(page: Page, change: Change): Promise<string[]> {
  const texts = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.checkVisibility())
      .filter(({ childNodes }) => [...childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
      .map((element) => {
        let behind: Element | null = element;
        while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
        const background = behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)';
        return { text: element.textContent, color: getComputedStyle(element).color, background };
      }),
  );
  if (texts.length < 5) throw new Error('There is no mail on this page.');
  return texts.flatMap(({ text, color, background }) => {
    const ratio = contrast(change(parsed(color), 'text'), change(parsed(background), 'background'));
    return ratio >= 4.5 ? [] : [`${ratio.toFixed(2)}:1 ${color} on ${background}: ${text.trim()}`];
  });
}

function parsed(color: string): Color {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** In CIELAB, as Chromium's own dark mode does it: the hue stays. */
function withLightness(color: Color, change: (lightness: number) => number): Color {
  const linear = color.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [x = 0, y = 0, z = 0] = times(toXyz, linear).map((value, index) => root(value / (white[index] ?? 1)));
  const [a, b] = [500 * (x - y), 200 * (y - z)];
  const height = (change(116 * y - 16) + 16) / 116;
  const xyz = [height + a / 500, height, height - b / 200].map((value, index) => cube(value) * (white[index] ?? 1));
  const [red = 0, green = 0, blue = 0] = times(fromXyz, xyz).map((value) =>
    clamped(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055)),
  );
  return [red, green, blue];
}

const root = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
const cube = (value: number): number => (value ** 3 > 0.008856 ? value ** 3 : (value - 16 / 116) / 7.787);
const clamped = (value: number): number => (Number.isNaN(value) ? 0 : Math.min(255, Math.max(0, value)));

const white = [0.95047, 1, 1.08883];
const toXyz = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const fromXyz = [
  [3.2404542, -1.5371385, -0.4985314],
  [-0.969266, 1.8760108, 0.041556],
  [0.0556434, -0.2040259, 1.0572252],
];

function times(matrix: readonly (readonly number[])[], values: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, factor, index) => sum + factor * (values[index] ?? 0), 0));
}

/** `hue-rotate(180deg)` of CSS. */
function hueRotated(color: Color): Color {
  const rotation = [
    [-0.574, 1.43, 0.144],
    [0.426, 0.43, 0.144],
    [0.426, 1.43, -0.856],
  ];
  const [red = 0, green = 0, blue = 0] = times(rotation, color).map(clamped);
  return [red, green, blue];
}
