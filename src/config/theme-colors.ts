/** Red, green and blue, 0 to 255. */
type Color = readonly [red: number, green: number, blue: number];

/** The colors made from the site's color, for the light or the dark scheme. */
export interface Accent {
  /** Text and focus outlines: 4.5:1 or more on every background. */
  readonly accent: string;
  /** The same on hover. */
  readonly accentStrong: string;
  /** A lightly tinted background. */
  readonly accentTint: string;
  /** The main button. */
  readonly fill: string;
  readonly fillStrong: string;
  /** Text on both of these. */
  readonly onFill: string;
}

/** WCAG 2.2, 1.4.3: ordinary text. In dark mode the enhanced contrast of 1.4.6, because less looks dull there. */
const lightContrast = 4.5;
const darkContrast = 7;

/** The background colors of public/assets/foyer.css. */
export const grounds = {
  light: { sheet: '#ffffff', ground: '#f4f5f7' },
  dark: { sheet: '#181b1f', ground: '#0e1013' },
} as const;

const black: Color = [0, 0, 0];
const white: Color = [255, 255, 255];

/** Darkens or lightens any color until it is readable. */
export function accentsOf(hex: string): { readonly light: Accent; readonly dark: Accent } {
  const color = parse(hex);
  const light = tinted(color, grounds.light);
  const dark = tinted(color, grounds.dark);
  const onLight = mixedUntilReadable(color, black, light.all, lightContrast);
  const onDark = mixedUntilReadable(color, white, dark.all, darkContrast);
  return {
    // In light mode the button has the exact color of the site. In dark mode that could be too bright or too dark.
    light: accentOf(onLight, mixed(onLight, black, 0.3), light.tint, color),
    dark: accentOf(onDark, mixed(onDark, white, 0.4), dark.tint, onDark),
  };
}

function accentOf(accent: Color, accentStrong: Color, accentTint: Color, fill: Color): Accent {
  const onFill = contrast(fill, white) >= lightContrast ? white : black;
  // Away from the text color, for more contrast.
  const fillStrong = mixed(fill, onFill === white ? black : white, 0.2);
  const all = { accent, accentStrong, accentTint, fill, fillStrong, onFill };
  const formatted = Object.entries(all).map(([name, color]) => [name, format(color)] as const);
  return Object.fromEntries(formatted) as Record<keyof Accent, string>;
}

function tinted(color: Color, { sheet, ground }: (typeof grounds)['light' | 'dark']) {
  const tint = mixed(parse(sheet), color, 0.1);
  return { tint, all: [parse(sheet), parse(ground), tint] };
}

/** Mixes `color` with `end` until it is readable on all of these. */
function mixedUntilReadable(color: Color, end: Color, grounds: readonly Color[], atLeast: number): Color {
  for (let share = 0; share < 1; share += 0.02) {
    const mixture = mixed(color, end, share);
    if (grounds.every((ground) => contrast(mixture, ground) >= atLeast)) return mixture;
  }
  return end;
}

/** WCAG 2.2, "contrast ratio": 1 to 21. */
export function contrast(one: Color, other: Color): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mixed([r1, g1, b1]: Color, [r2, g2, b2]: Color, share: number): Color {
  const mix = (one: number, other: number): number => Math.round(one + (other - one) * share);
  return [mix(r1, r2), mix(g1, g2), mix(b1, b2)];
}

/** `#abc` or `#aabbcc`. */
export function parse(hex: string): Color {
  const digits = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  const channel = (at: number): number => parseInt(digits.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function format(color: Color): string {
  return `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
