/** Red, green and blue, 0 to 255. */
type Colour = readonly [red: number, green: number, blue: number];

/** What is drawn in the colour of the site, for one of the two schemes. */
export interface Accent {
  /** Words, and what shows the focus: 4.5:1 or more on every ground. */
  readonly accent: string;
  /** The same under the pointer. */
  readonly accentStrong: string;
  /** A ground with a hint of it. */
  readonly accentTint: string;
  /** The main button. */
  readonly fill: string;
  readonly fillStrong: string;
  /** Words on both of these. */
  readonly onFill: string;
}

/** WCAG 2.2, 1.4.3: ordinary text. On dark grounds the enhanced contrast of 1.4.6, as less looks dull there. */
const readable = 4.5;
const readableInTheDark = 7;

/** The grounds of public/assets/foyer.css. */
export const grounds = {
  light: { sheet: '#ffffff', ground: '#edefec' },
  dark: { sheet: '#182120', ground: '#0e1413' },
} as const;

const black: Colour = [0, 0, 0];
const white: Colour = [255, 255, 255];

/** Any colour gives a pair that can be read: it is darkened or lightened as far as that takes. */
export function accentsOf(hex: string): { readonly light: Accent; readonly dark: Accent } {
  const colour = parse(hex);
  const light = tinted(colour, grounds.light);
  const dark = tinted(colour, grounds.dark);
  const onLight = towards(black, colour, { grounds: light.all, atLeast: readable });
  const onDark = towards(white, colour, { grounds: dark.all, atLeast: readableInTheDark });
  return {
    // On a light page the button has the very colour of the site; on a dark one that would glare or drown.
    light: accentOf(onLight, mixed(onLight, black, 0.3), light.tint, colour),
    dark: accentOf(onDark, mixed(onDark, white, 0.4), dark.tint, onDark),
  };
}

function accentOf(accent: Colour, accentStrong: Colour, accentTint: Colour, fill: Colour): Accent {
  const onFill = contrast(fill, white) >= readable ? white : black;
  // Away from the words, so that these are read the better.
  const fillStrong = mixed(fill, onFill === white ? black : white, 0.2);
  const all = { accent, accentStrong, accentTint, fill, fillStrong, onFill };
  return Object.fromEntries(Object.entries(all).map(([name, colour]) => [name, format(colour)])) as Record<
    keyof Accent,
    string
  >;
}

function tinted(
  colour: Colour,
  { sheet, ground }: { readonly sheet: string; readonly ground: string },
): { readonly tint: Colour; readonly all: readonly Colour[] } {
  const tint = mixed(parse(sheet), colour, 0.1);
  return { tint, all: [parse(sheet), parse(ground), tint] };
}

/** The first mixture with `end` that can be read on all of these. */
function towards(
  end: Colour,
  colour: Colour,
  { grounds, atLeast }: { readonly grounds: readonly Colour[]; readonly atLeast: number },
): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    const mixture = mixed(colour, end, share);
    if (grounds.every((ground) => contrast(mixture, ground) >= atLeast)) return mixture;
  }
  return end;
}

/** WCAG 2.2, "contrast ratio": 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mixed([r1, g1, b1]: Colour, [r2, g2, b2]: Colour, share: number): Colour {
  const mix = (one: number, other: number): number => Math.round(one + (other - one) * share);
  return [mix(r1, r2), mix(g1, g2), mix(b1, b2)];
}

/** `#abc` or `#aabbcc`. */
export function parse(hex: string): Colour {
  const digits = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  const channel = (at: number): number => parseInt(digits.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function format(colour: Colour): string {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
