import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { z } from 'zod';
import { policy } from '../policy.js';
import { parseEmailAddress } from '../common/email-address.js';
import { isWebUrl } from './urls.js';

/** Formats that browsers show as an image. */
const imageExtensions = ['.svg', '.png', '.webp', '.jpg', '.jpeg', '.gif', '.avif'];

/** Settings that make Foyer look like a part of the operator's site. */
export const siteFields = {
  // Also the sender's name in mails, and part of every page title.
  SITE_NAME: z
    .string()
    .trim()
    .refine(
      isName,
      `SITE_NAME must be a name of at most ${policy.site.nameLength} characters, without <, > or quotation marks.`,
    )
    .default('Foyer'),
  SITE_URL: z
    .string()
    .refine(isWebUrl, 'SITE_URL must be the URL of your site, such as https://www.example.com/.')
    .optional(),
  SITE_COLOR: z
    .string()
    .regex(
      /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i,
      'SITE_COLOR must be a color such as #1f5f8b: # and three or six hexadecimal digits.',
    )
    .default('#14625a'),
  SITE_LOGO: z
    .string()
    .refine(
      (file) => imageExtensions.includes(extname(file).toLowerCase()) && isFileUpTo(file, policy.site.logoBytes),
      `SITE_LOGO must be the path of an image (${imageExtensions.join(', ')}) of at most ${policy.site.logoBytes / 1024} kB.`,
    )
    .optional(),
  SITE_LINKS: z
    .string()
    .transform(linksIn)
    .refine(
      (links) => links !== undefined,
      'SITE_LINKS must be a list such as Privacy=https://www.example.com/privacy, Imprint=/assets/imprint.html, with a comma in a URL as %2C.',
    )
    .default([]),
  SITE_LOOK: z.enum(['card', 'arch'], 'SITE_LOOK must be card or arch.').default('card'),
  SITE_GERMAN: z.enum(['sie', 'du'], 'SITE_GERMAN must be sie or du.').default('sie'),
  SECURITY_CONTACT: z
    .string()
    .refine(
      isContact,
      'SECURITY_CONTACT must be a URL such as mailto:security@example.com or https://www.example.com/security.',
    )
    .optional(),
  CUSTOM_DIR: z.string().optional(),
};

interface SiteSettings {
  readonly siteName: string;
  /** The link back to the site that Foyer belongs to. */
  readonly siteUrl: string | undefined;
  readonly siteColor: string;
  /** The path of an image, which replaces the mark and the name. */
  readonly siteLogo: string | undefined;
  /** In the footer. */
  readonly siteLinks: readonly SiteLink[];
  readonly siteLook: SiteValues['SITE_LOOK'];
  /** How German texts address their reader. */
  readonly siteGerman: SiteValues['SITE_GERMAN'];
  /** Where to report a vulnerability, for security.txt. */
  readonly securityContact: string | undefined;
  /** A directory with the operator's templates, texts and assets: views/, i18n/ and public/. */
  readonly customDir: string | undefined;
}

type SiteValues = z.output<z.ZodObject<typeof siteFields>>;

export function siteSettingsOf(values: SiteValues): SiteSettings {
  return {
    siteName: values.SITE_NAME,
    siteUrl: values.SITE_URL,
    siteColor: values.SITE_COLOR,
    siteLogo: values.SITE_LOGO && resolve(values.SITE_LOGO),
    siteLinks: values.SITE_LINKS,
    siteLook: values.SITE_LOOK,
    siteGerman: values.SITE_GERMAN,
    securityContact: values.SECURITY_CONTACT,
    customDir: values.CUSTOM_DIR && resolve(values.CUSTOM_DIR),
  };
}

/** A link in the footer. */
interface SiteLink {
  readonly label: string;
  readonly href: string;
}

/** Undefined unless every part is a label and a URL, or a path of this site. */
function linksIn(list: string): readonly SiteLink[] | undefined {
  const links = list.split(',').map((part) => {
    const [, label = '', href = ''] = /^([^=]*)=(.*)$/.exec(part.trim()) ?? [];
    return { label: label.trim(), href: href.trim() };
  });
  return links.every(({ label, href }) => isName(label) && isLinkTarget(href)) ? links : undefined;
}

function isLinkTarget(href: string): boolean {
  return isWebUrl(href) || /^\/(?![/\\])[^\s\\<>"]*$/.test(href);
}

/** RFC 9116, 2.5.3. */
function isContact(text: string): boolean {
  if (text.startsWith('https:')) return isWebUrl(text);
  const address = /^mailto:([^?]+)$/.exec(text)?.[1];
  return address !== undefined && parseEmailAddress(address) !== undefined;
}

/** The path of the operator's logo, whose name shows its type. */
export function logoPath(file: string): string {
  return `/assets/logo${extname(file).toLowerCase()}`;
}

/** The logo's URL, if mail programs show it: they load nothing over http, and know fewer formats than browsers. */
export function logoInMails({ https, baseUrl, siteLogo }: LogoSettings): string | undefined {
  if (!https || siteLogo === undefined || !/\.(?:png|jpe?g|gif)$/i.test(siteLogo)) return undefined;
  return baseUrl + logoPath(siteLogo);
}

interface LogoSettings {
  readonly https: boolean;
  readonly baseUrl: string;
  readonly siteLogo: string | undefined;
}

function isName(text: string): boolean {
  const { length } = Array.from(text);
  return length > 0 && length <= policy.site.nameLength && !/[<>"\p{Cc}]/u.test(text);
}

function isFileUpTo(file: string, bytes: number): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size <= bytes;
}
