import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/common/package-root.js';

const views = join(root, 'views');

/** Handlebars escapes everything except three braces and an ampersand. */
const unescaped = (text: string): string[] => text.match(/\{\{\{.*?\}\}\}|\{\{~?&.*?\}\}/g) ?? [];

describe('The templates', () => {
  it('escape everything except the page in the layout [ASVS 1.1.2, 1.2.1]', () => {
    const files = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
    expect(files.length).toBeGreaterThan(30);
    const found = files.flatMap((file) =>
      unescaped(readFileSync(join(views, file), 'utf8')).map((expression) => `${file}: ${expression}`),
    );
    expect(found).toEqual(['layouts/main.hbs: {{{body}}}']);
  });
});
