import { Clock } from '../../../src/common/time.js';
import { adminAt } from '../../support/admin-forms.js';
import type { Browser } from '../../support/browser.js';
import { write } from '../../support/known-form.js';
import { securedMember } from '../../support/factors.js';
import { atPerson } from '../../support/people-forms.js';
import { becomeUser } from '../../support/people.js';
import type { Site } from './site.js';
import type { State } from './states.js';
import type { Visitor } from './visitor.js';

let count = 0;

const freshAdmin = (): string => `admin-${(count += 1)}@example.com`;

/** What an admin sees there in a real browser. */
const seen =
  (view: State['view'], reach: (site: Site, email: string) => Promise<Browser>) =>
  (state: string): State => ({
    view,
    state,
    status: 200,
    async reach(site): Promise<Visitor> {
      const browser = await reach(site, freshAdmin());
      return (await (await site.visitor()).takeOver(browser)).open(browser.url);
    },
  });

/** A few people in different states, one with a name and an address that are as long as they can be. */
async function severalPeople({ server }: Site): Promise<void> {
  const prefix = `p${(count += 1)}`;
  const people = [
    [`${prefix}ada@example.com`, `display_name = 'Ada Lovelace'`],
    [`${prefix}bea@example.com`, `state = 'disabled'`],
    [`${prefix}cyd@example.com`, `state = 'waiting', delete_after = 99999999999999`],
    [
      `${prefix}${'long'.repeat(14)}@${'example'.repeat(8)}.org`,
      `role = 'admin', display_name = '${'Name '.repeat(9)}'`,
    ],
  ] as const;
  for (const [email, setTo] of people) {
    await becomeUser(server, email);
    await write(server, `UPDATE users SET ${setTo} WHERE email = '${email}'`);
  }
}

async function openPerson({ server }: Site, admin: string, other: string): Promise<Browser> {
  const browser = await adminAt(server, admin, `/admin/users?q=${encodeURIComponent(other)}`);
  return browser.open(browser.html('.rows a').first().attr('href') ?? '');
}

/** The pages where admins find people. */
export const statesOfPeople: readonly State[] = [
  seen('admin/people', async (site, email) => {
    await severalPeople(site);
    return adminAt(site.server, email, '/admin/users');
  })('everybody'),
  seen('admin/people', async (site, email) => {
    await severalPeople(site);
    return (await adminAt(site.server, email, '/admin/users')).open('/admin/users?q=a');
  })('found by the beginning of address and name'),
  seen('admin/people', async (site, email) =>
    (await adminAt(site.server, email, '/admin/users')).open('/admin/users?q=nobody-at-all'),
  )('nobody found'),
  seen('admin/person', async (site, email) => {
    const clock = new Clock();
    await securedMember(
      { mailbox: site.server.mailbox, browser: () => site.server.browser(), clock },
      `other-${email}`,
    );
    return openPerson(site, email, `other-${email}`);
  })('with sessions and factors'),
  seen('admin/person', (site) => atPerson(site.server, { account: { state: `'disabled'`, display_name: `'Eve'` } }))(
    'disabled',
  ),
  seen('admin/person', (site) => atPerson(site.server, { account: { delete_after: '99999999999999' } }))(
    'to be deleted',
  ),
  seen('admin/person', (site, email) => openPerson(site, email, email))('one’s own'),
];
