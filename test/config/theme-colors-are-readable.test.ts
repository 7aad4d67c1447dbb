import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/common/package-root.js';
import { accentsOf, contrast, grounds, parse } from '../../src/config/theme-colors.js';

/** All over the cube of colours, with its corners and its middle. */
const steps = ['00', '33', '66', '77', '99', 'cc', 'ff'];
const colours = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)));

const contrastOf = (one: string, other: string): number => contrast(parse(one), parse(other));

describe('Whatever the colour of a site is', () => {
  it('its words can be read on every ground, and the words of its button on that, in both schemes', () => {
    for (const colour of colours) {
      const accents = accentsOf(colour);
      for (const scheme of ['light', 'dark'] as const) {
        const { accent, accentStrong, accentTint, fill, fillStrong, onFill } = accents[scheme];
        for (const ground of [...Object.values(grounds[scheme]), accentTint]) {
          expect({ colour, ground, contrast: contrastOf(accent, ground) >= 4.5 }).toEqual({
            colour,
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

  it('the button on a light page has that very colour', () => {
    for (const colour of colours) expect(accentsOf(colour).light.fill).toBe(colour);
  });
});

describe('The grounds', () => {
  it('are those of the style sheet', () => {
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
