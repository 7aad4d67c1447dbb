import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';
import { accentsOf, contrast, grounds, parse } from '../../src/config/theme-colors.js';

/** Samples of the whole color space, with its corners and its center. */
const steps = ['00', '33', '66', '77', '99', 'cc', 'ff'];
const colors = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)));

const contrastOf = (one: string, other: string): number => contrast(parse(one), parse(other));

describe('For any site color', () => {
  it('text is readable on every background and on the button, in both schemes', () => {
    for (const color of colors) {
      const accents = accentsOf(color);
      for (const scheme of ['light', 'dark'] as const) {
        const { accent, accentStrong, accentTint, fill, fillStrong, onFill } = accents[scheme];
        for (const ground of [...Object.values(grounds[scheme]), accentTint]) {
          expect({ color, ground, contrast: contrastOf(accent, ground) >= 4.5 }).toEqual({
            color,
            ground,
            contrast: true,
          });
          expect(contrastOf(accentStrong, ground)).toBeGreaterThanOrEqual(4.5);
        }
        expect(contrastOf(onFill, fill)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(onFill, fillStrong)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('the button in light mode has exactly that color', () => {
    for (const color of colors) expect(accentsOf(color).light.fill).toBe(color);
  });
});

describe('The background colors', () => {
  it('match the style sheet', () => {
    const css = readFileSync(join(root, 'public/assets/foyer.css'), 'utf8');
    const values = [...css.matchAll(/--(ground|sheet): (#\w+);/g)].map(([, name = '', value = '']) => [
      name,
      parse(value),
    ]);
    expect(values).toEqual(
      [grounds.light, grounds.dark].flatMap(({ ground, sheet }) => [
        ['ground', parse(ground)],
        ['sheet', parse(sheet)],
      ]),
    );
  });
});
