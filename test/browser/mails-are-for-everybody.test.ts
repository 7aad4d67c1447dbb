import { languageCodes } from '../../src/i18n/languages.js';
import { barriersToReading, overflowOn } from './support/accessibility.js';
import { faintTextOn, inversions } from './support/inverted.js';
import { mailsIn } from './support/mails.js';
import { openSite, site } from './support/site.js';

openSite();

const narrow = { colorScheme: 'light', width: 320, height: 640 } as const;

describe('Accessible in narrow and wide windows, in light and dark mode:', () => {
  it('every kind of mail', async () => {
    const reader = await site.visitor();
    const mails = mailsIn('en');
    expect(mails).toHaveLength(42);
    for (const [name, { html }] of mails) {
      await reader.page.setContent(html);
      expect({ name, barriers: await barriersToReading(reader.page) }).toEqual({ name, barriers: [] });
    }
  });

  it('and with the longer words of other languages', async () => {
    const reader = await site.visitor({ viewport: { width: narrow.width, height: narrow.height } });
    for (const language of languageCodes.slice(1)) {
      for (const [name, { html }] of mailsIn(language)) {
        await reader.page.setContent(html);
        // The markup is the same in all of them, except for the language that it names.
        const isRead = language === 'de' || name === 'activation';
        const barriers = await (isRead ? barriersToReading(reader.page, [narrow]) : overflowOn(reader.page));
        expect({ language, name, barriers }).toEqual({ language, name, barriers: [] });
      }
    }
  });
});

const colors = ['#14625a', '#ffd500', '#f5f5f5', '#cc0033', '#e8590c', '#000000', '#8a8a8a'];

describe.each(Object.entries(inversions))('With inverted colors (%s)', (inversion, change) => {
  it.each(colors)('every text of a mail has a contrast of 4.5:1 at a site in %s', async (color) => {
    const reader = await site.visitor();
    const mails = new Map(mailsIn('en', { SITE_COLOR: color }));
    // A program that inverts colors shows the light ones; all others follow the mail's own dark colors.
    for (const colorScheme of inversion === 'none' ? (['light', 'dark'] as const) : (['light'] as const)) {
      await reader.page.emulateMedia({ colorScheme });
      for (const name of ['activation', 'account-exists', 'new-device']) {
        await reader.page.setContent(mails.get(name)?.html ?? '');
        expect({ name, colorScheme, faint: await faintTextOn(reader.page, change) }).toEqual({
          name,
          colorScheme,
          faint: [],
        });
      }
    }
  });
});
