import { Invitations, type MadeInvite, type WantedInvite } from '../../src/admin/invitations.js';
import { Database } from '../../src/database/database.js';
import { operatorOf } from '../../src/users/actor.js';
import type { TestApplication } from './application.js';
import type { Browser } from './browser.js';
import { goodPassword } from './people.js';

/** As an operator makes one. */
export async function invite(foyer: TestApplication, wanted: Partial<WantedInvite> = {}): Promise<MadeInvite> {
  const all = { groups: [], language: 'en', madeBy: null, ...wanted } as const;
  return foyer.app.get(Invitations).make(all, operatorOf(foyer.app.get(Database)));
}

/** The link of one that is handed on. */
export async function inviteLink(foyer: TestApplication, wanted: Partial<WantedInvite> = {}): Promise<string> {
  return (await invite(foyer, wanted)).link ?? '';
}

/** Opens the link and sends the form. The browser then has the cookie that the activation needs. */
export async function registerBy(
  foyer: TestApplication,
  link: string,
  email: string,
  browser = foyer.browser(),
): Promise<Browser> {
  await browser.open(link);
  await browser.fillIn('Email', email).fillIn('Password', goodPassword).press('Create account');
  if (browser.url !== '/register/sent') throw new Error(`Not registered: ${browser.page}`);
  return browser;
}

/** As an operator withdraws one. */
export async function withdraw(foyer: TestApplication, id: string): Promise<boolean> {
  return foyer.app.get(Invitations).end(id, operatorOf(foyer.app.get(Database)));
}
