import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../../src/common/package-root.js';

const schemes = ['light', 'dark'] as const;
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

/** Takes this page light and dark, narrow and wide, each into its folder under `.screenshots`. */
export async function picturesOf(page: Page, group: string, language: string, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      const folder = join(root, '.screenshots', group, `${colorScheme}-${size.width}-${language}`);
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${fileName(name)}.png`), fullPage: true });
    }
  }
}

const fileName = (name: string): string => name.replace(/["“”’,]/g, '').replace(/[^\w-]+/g, '-');
