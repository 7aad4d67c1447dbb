import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { parseEmailAddress } from '../../common/email-address.js';
import { ForAdmins } from '../../http/access/access.js';
import { type Page, page } from '../../http/pages/page.js';
import type { PersonInList } from '../../http/pages/views.js';
import type { BareKey } from '../../i18n/message.js';
import { policy } from '../../policy.js';
import { filters, People, type PeoplePage, type Person } from '../people.js';
import { pathWith, queryValue } from './search-form.js';

const path = '/admin/users';

const count = policy.operators.onPage;

const none: PeoplePage = { people: [], next: null };

/** The list of people. It only reads, so it says in its address what it shows. */
@ForAdmins()
@Controller('admin/users')
export class PeopleController {
  constructor(private readonly people: People) {}

  @Get()
  async list(@Req() { query }: Request): Promise<Page> {
    const typed = queryValue(query.q);
    const filter = filters.find((each) => each === query.show) ?? 'all';
    const from = queryValue(query.from);
    const [byAddress, byName] =
      typed === '' ? [await this.people.list(filter, { from, count }), none] : await this.search(typed, from);
    return page('admin/people', 'people.title', {
      q: typed,
      filters: filters.map((each) => ({
        href: pathWith(path, { show: each === 'all' ? '' : each }),
        label: `people.${each}` as const,
        isCurrent: typed === '' && each === filter,
      })),
      people: byAddress.people.map(shown),
      named: byName.people.map(shown),
      hasMoreNames: byName.next !== null,
      next: byAddress.next && pathWith(path, { q: typed, show: filter === 'all' ? '' : filter, from: byAddress.next }),
      first: from === '' ? null : pathWith(path, { q: typed, show: filter === 'all' ? '' : filter }),
    });
  }

  /** By what an index finds: anything else would read everybody, while all others wait. Names on the first page only. */
  private async search(typed: string, from: string): Promise<readonly [PeoplePage, PeoplePage]> {
    const one = await this.people.withId(typed);
    if (one) return [{ people: [one], next: null }, none];
    const address = parseEmailAddress(typed)?.normalizedEmail ?? typed.toLowerCase();
    const byAddress = await this.people.withAddress(address, { from, count });
    return [byAddress, from === '' ? await this.people.withName(typed.normalize('NFC'), count) : none];
  }
}

function shown({ id, email, displayName, role, state, deleteAfter, factors }: Person): PersonInList {
  const marks: BareKey[] = [
    ...(role === 'admin' ? ['people.mark.admin' as const] : []),
    ...(state === 'active' ? [] : [`people.mark.${state}` as const]),
    ...(deleteAfter === null ? [] : ['people.mark.leaving' as const]),
    ...(factors > 0 ? ['people.mark.factor' as const] : []),
  ];
  return { id, email, displayName, marks };
}
