import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { domainToUnicode } from 'node:url';
import type { Config } from '../../config/config.js';
import { logoPath } from '../../config/site.js';
import { grounds } from '../../config/theme-colors.js';
import { relyingParty } from '../../factors/relying-party.js';

/** What the layout shows of the operator's site, the same on every page. */
interface SiteModel {
  readonly name: string;
  readonly url: string | undefined;
  readonly host: string | undefined;
  /** The URL of an image instead of the mark and the name. */
  readonly logo: string | undefined;
  readonly links: Config['siteLinks'];
  /** The names of the style sheets. Later ones override earlier ones. */
  readonly styles: readonly string[];
  /** Whether browsers can make passkeys for it. */
  readonly hasPasskeys: boolean;
  readonly themeColors: Readonly<Record<'light' | 'dark', string>>;
}

export function siteModel(config: Config): SiteModel {
  const { siteName, siteUrl, siteLogo, siteLinks, siteLook, customDir } = config;
  // On a phone the top of a page is the card, or the ground around the arch.
  const top = siteLook === 'arch' ? 'ground' : 'sheet';
  const hasTheme = customDir !== undefined && existsSync(join(customDir, 'public/assets/theme.css'));
  return {
    name: siteName,
    url: siteUrl,
    host: siteUrl && domainToUnicode(new URL(siteUrl).hostname),
    logo: siteLogo && logoPath(siteLogo),
    links: siteLinks,
    styles: ['foyer', ...(siteLook === 'arch' ? ['arch'] : []), ...(hasTheme ? ['theme'] : [])],
    hasPasskeys: relyingParty(config) !== undefined,
    themeColors: { light: grounds.light[top], dark: grounds.dark[top] },
  };
}
