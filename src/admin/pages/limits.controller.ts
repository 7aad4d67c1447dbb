import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import type { ClientInfo } from '../../domain/client-info.js';
import type { Principal } from '../../domain/principal.js';
import { CurrentUser, ForAdmins } from '../../http/access/access.js';
import { Client } from '../../http/access/client-info.js';
import { Fields, type Form, HandlesForm } from '../../http/forms/form.js';
import { type Page, page } from '../../http/pages/page.js';
import { type SeeOther, seeOther } from '../../http/pages/redirect.js';
import type { BareKey } from '../../i18n/message.js';
import type { NamedCount } from '../../limits/limits-of.js';
import { AdminActs } from '../admin-acts.js';
import { countedIn, LimitCounts } from '../limit-counts.js';
import { pathWith, queryValue, searchForm } from './search-form.js';

const clearForm = { path: 'admin/limits/clear', fields: z.object({ whose: z.string() }) } satisfies Form;

/** Why somebody has to wait. Without a list: what is stored are keyed hashes, which only who knows the address can look up. */
@ForAdmins()
@Controller()
export class AdminLimitsController {
  constructor(
    private readonly limitCounts: LimitCounts,
    private readonly adminActs: AdminActs,
  ) {}

  @Get('admin/limits')
  async show(@Query() query: Readonly<Record<string, unknown>>): Promise<Page> {
    const whose = queryValue(query.whose);
    const counted = countedIn(whose);
    const isWrong = whose !== '' && !counted;
    const model = {
      form: searchForm({ whose }, isWrong ? { whose: 'adminLimits.wrong' } : {}),
      whose: counted && whose,
      limits: counted ? shown(await this.limitCounts.of(counted)) : [],
    };
    return page('admin/limits', 'adminLimits.title', model, isWrong ? 422 : 200);
  }

  @HandlesForm(clearForm)
  async clear(
    @Fields() { whose }: z.output<typeof clearForm.fields>,
    @CurrentUser() admin: Principal,
    @Client() client: ClientInfo,
  ): Promise<SeeOther> {
    const counted = countedIn(whose);
    if (!counted) return seeOther('/admin/limits');
    await this.limitCounts.clear(this.adminActs.by(admin, client, 'limits-cleared'), counted);
    return seeOther(pathWith('/admin/limits', { whose }), 'limits-cleared');
  }
}

/** Once each: the network and the wider ones around it have counts of the same name. The network itself comes first. */
function shown(counts: readonly NamedCount[]): { what: BareKey; count: number; wait: number }[] {
  const rules = [...new Set(counts.map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const ofRule = counts.filter((one) => one.rule === rule);
    const what = names[rule];
    const wait = Math.max(...ofRule.map((one) => one.wait));
    return what === undefined ? [] : [{ what, count: ofRule[0]?.count ?? 0, wait }];
  });
}

/** By the rules in src/limits/rate-limits.ts. */
const names: Readonly<Record<string, BareKey | undefined>> = {
  passwords: 'limit.passwords',
  failures: 'limit.failures',
  'log-ins': 'limit.logIns',
  'log-ins of network': 'limit.logInsOfNetwork',
  proofs: 'limit.proofs',
  codes: 'limit.codes',
  'changes of factors': 'limit.changesOfFactors',
  'changes of address of one account': 'limit.changesOfAddress',
  exports: 'limit.exports',
  'links of one account': 'limit.linksOfAccount',
  'copied passkeys': 'limit.copiedPasskeys',
  'wrong passkeys': 'limit.wrongPasskeys',
  'unknown links': 'limit.unknownLinks',
  judgments: 'limit.judgments',
  registrations: 'limit.registrations',
  resends: 'limit.resends',
  resets: 'limit.resets',
  'changes of address': 'limit.changesOfAddressOfNetwork',
  'log-ins with providers': 'limit.providers',
};
