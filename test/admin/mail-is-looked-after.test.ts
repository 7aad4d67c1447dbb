import { NotFoundException } from '@nestjs/common';
import { AdminActs } from '../../src/admin/admin-acts.js';
import { MailList } from '../../src/admin/mail-list.js';
import { QueuedMail } from '../../src/admin/queued-mail.js';
import { Database } from '../../src/database/database.js';
import { minutes } from '../../src/common/time.js';
import { parseEmailAddress } from '../../src/common/email-address.js';
import { RateLimits } from '../../src/limits/rate-limits.js';
import { policy } from '../../src/policy.js';
import { operatorOf } from '../../src/users/actor.js';
import { adminAt, givenUpId, givenUpMail } from '../support/admin-forms.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Browser } from '../support/browser.js';
import { freshAddress, write } from '../support/known-form.js';
import { memberOf, register } from '../support/people.js';

let foyer: TestApplication;
let admin: Browser;

beforeAll(async () => {
  foyer = await startApplication();
  admin = await adminAt(foyer, 'admin@example.com', '/admin/mail');
});

afterAll(async () => {
  await foyer.stop();
});

const shownTo = async (address: string): Promise<string> => {
  await admin.open(`/admin/mail?address=${encodeURIComponent(address)}`);
  return admin.html('main .rows').text().replace(/\s+/g, ' ');
};

const rowOf = async (id: string): Promise<Record<string, unknown> | undefined> =>
  (await foyer.rows('SELECT * FROM outbox WHERE id = ?', [id]))[0];

function indexOf(sql: string): RegExp {
  if (sql.includes('lower(recipient)')) return /outbox_recipient/;
  return sql.includes('attempts > 0') ? /USING (COVERING )?INDEX outbox_tried/ : /USING INDEX outbox_list_/;
}

describe('The list of mail', () => {
  it('shows what became of each, with the reason, to this address only', async () => {
    const email = freshAddress();
    await register(foyer, email);
    await foyer.allMailSent();
    await givenUpMail(foyer, email, { failure_code: `'550 5.1.1'`, failure_step: `'RCPT TO'` });
    await givenUpMail(foyer, `${email}.other`);
    const shown = await shownTo(email.toUpperCase());
    expect(shown).toContain('Activate your Foyer account');
    expect(shown).toContain('Sent');
    expect(shown).toContain('Given up');
    expect(shown).toContain('The mailbox doesn’t exist');
    expect(shown).not.toContain('.other');
    expect(await shownTo(email.slice(1))).toBe('');
    await admin.open('/admin/mail?address=nonsense');
    expect([admin.status, admin.html('#address-error').length]).toEqual([422, 1]);
  });

  it.each([
    ['421', 'MAIL FROM', 'asked to try again later'],
    ['535 5.7.8', 'AUTH', 'refused it'],
    ['550 5.1.1', 'RCPT TO', 'mailbox doesn’t exist'],
    ['ECONNREFUSED', 'CONN', 'couldn’t be used'],
    ['not-me', null, 'it wasn’t me'],
    ['ESTOPPED', null, 'asked to try again later'],
    ['ZodError', null, 'couldn’t be written'],
  ])('says what %s means', async (code, step, words) => {
    const email = freshAddress();
    await givenUpMail(foyer, email, {
      failure_code: `'${code}'`,
      failure_step: step === null ? 'NULL' : `'${step}'`,
      attempts: '1',
    });
    expect(await shownTo(email)).toContain(words);
  });

  it('shows each once, page by page, in each state', async () => {
    const now = foyer.clock.now();
    const rows = Array.from(
      { length: 120 },
      (_, n) =>
        `('page-${String(n).padStart(3, '0')}', 'password-changed', 'p${n}@page.example', 'p', 'en', '{}', 1, 0, 1, ${now}, 1, ${n % 2 ? now : 'NULL'}, ${now - (n % 7)})`,
    );
    await write(
      foyer,
      `INSERT INTO outbox (id, kind, recipient, mailbox, language, payload, urgent, turn, attempts, next_attempt_at, waits, failed_at, created_at)
       VALUES ${rows.join(', ').replaceAll(`${now}, 1, NULL`, `${now + minutes(60)}, 1, NULL`)}`,
    );
    for (const [state, count] of [
      ['given-up', 60],
      ['waiting', 60],
      ['', 120],
    ] as const) {
      const seen: string[] = [];
      for (let next: string | undefined = `/admin/mail?state=${state}`; next !== undefined;) {
        await admin.open(next);
        const links = admin.html('main .rows a').toArray();
        expect(links.length).toBeLessThanOrEqual(50);
        seen.push(...links.map((link) => admin.html(link).attr('href') ?? '').filter((href) => href.includes('page-')));
        next = admin.html('a[href*="after="]').attr('href');
      }
      expect([state, seen.length, new Set(seen).size]).toEqual([state, count, count]);
    }
    await write(foyer, `DELETE FROM outbox WHERE id LIKE 'page-%'`);
  });

  it('reads only what it shows, however much mail there is', async () => {
    const [mailList, queuedMail] = [foyer.app.get(MailList), foyer.app.get(QueuedMail)];
    const asked: [string, unknown[]][] = [];
    const { reader } = foyer.app.get(Database);
    const query = reader.query.bind(reader);
    reader.query = (async (sql: string, parameters: unknown[]) => {
      asked.push([sql, parameters]);
      return query(sql, parameters);
    }) as typeof reader.query;
    await mailList.list({});
    await mailList.list({ address: parseEmailAddress('ada@example.com') });
    await queuedMail.retryAll(operatorOf(foyer.app.get(Database)));
    reader.query = query;
    expect(asked).toHaveLength(7);
    for (const [sql, parameters] of asked) {
      if (foyer.config.database.engine !== 'sqlite') continue;
      const plan = (await foyer.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters)).map(
        ({ detail }) => detail,
      );
      expect(plan.join()).toMatch(indexOf(sql));
      if (!sql.includes('lower(recipient)')) expect(plan.join()).not.toContain('TEMP B-TREE');
    }
  });

  it('shows neither a link nor anything else of the content, and runs nothing that somebody has sent', async () => {
    const email = freshAddress();
    await register(foyer, email);
    const { link, notMe } = await foyer.mailbox.lastTo(email);
    const [{ id = '' } = {}] = await foyer.rows<{ id: string }>('SELECT id FROM outbox WHERE recipient = ?', [email]);
    await admin.open(`/admin/mail/${id}`);
    expect(admin.status).toBe(200);
    for (const secret of [link, notMe]) {
      expect(admin.response.text).not.toContain(new URL(secret).pathname);
      expect(admin.response.text).not.toContain(secret.split('/').at(-1));
    }
    await givenUpMail(foyer, 'evil@example.com', {
      recipient: `'<img src=x>@example.com'`,
      kind: `'<b>'`,
      failure_code: `'<i>'`,
    });
    for (const path of ['/admin/mail', `/admin/mail/${givenUpId('evil@example.com')}`]) {
      await admin.open(path);
      expect(admin.html('main img, main b, main i').length).toBe(0);
      expect(admin.page).toContain('<img src=x>');
    }
    await write(foyer, `DELETE FROM outbox WHERE id = '${givenUpId('evil@example.com')}'`);
  });
});

describe('An admin', () => {
  it('has a mail tried again, which then arrives', async () => {
    const email = freshAddress();
    const id = await givenUpMail(foyer, email);
    await admin.open(`/admin/mail/${id}`);
    await admin.press('Try again now');
    expect(admin.url).toBe(`/admin/mail/${id}`);
    expect(admin.page).toContain('will be sent');
    expect((await foyer.mailbox.lastTo(email)).subject).toContain('password was changed');
    await foyer.allMailSent();
    await admin.open(`/admin/mail/${id}`);
    expect(admin.html('main button').length).toBe(0);
    await admin.post(`/admin/mail/${id}/retry`, { _csrf: admin.csrf });
    expect(admin.page).toContain('can’t be tried again');
    await admin.post(`/admin/mail/${id}/drop`, { _csrf: admin.csrf });
    expect(admin.page).toContain('can’t be deleted');
    expect(await rowOf(id)).toBeDefined();
  });

  it('has all of them tried again, but none that its recipient has stopped', async () => {
    const [wanted, stopped] = [freshAddress(), freshAddress()];
    await register(foyer, stopped);
    await (await foyer.browser().open((await foyer.mailbox.lastTo(stopped)).notMe)).press('Stop these emails');
    const hash = `'${'a'.repeat(64)}'`;
    const id = await givenUpMail(foyer, stopped, { not_me_hash: hash });
    await givenUpMail(foyer, wanted);
    await admin.open('/admin/mail?state=given-up');
    await admin.press('Try all again now');
    await foyer.mailbox.lastTo(wanted);
    expect((await rowOf(id))?.failed_at).not.toBeNull();
    await admin.post(`/admin/mail/${id}/retry`, { _csrf: admin.csrf });
    expect(admin.page).toContain('can’t be tried again');
    expect(await shownTo(stopped)).toContain('Given up');
    expect(admin.page).toContain('It gets no email that other people can ask for');
    await admin.press('Unblock address');
    expect(admin.page).toContain('The address gets email again.');
    await admin.open(`/admin/mail/${id}`);
    await admin.press('Try again now');
    expect(admin.page).toContain('will be sent');
  });

  it('has all of them tried again as often as it acts on people', async () => {
    const rateLimits = foyer.app.get(RateLimits);
    const [{ id = '' } = {}] = await foyer.rows<{ id: string }>(
      `SELECT id FROM users WHERE email = 'admin@example.com'`,
    );
    for (let done = 0; done < policy.limits.acts.count; done += 1)
      await rateLimits.consume(rateLimits.act(id)).catch(() => undefined);
    const givenUp = await givenUpMail(foyer, freshAddress());
    await admin.open('/admin/mail');
    await admin.post('/admin/mail/retry', { _csrf: admin.csrf, address: '' });
    expect(admin.status).toBe(429);
    expect((await rowOf(givenUp))?.failed_at).not.toBeNull();
    await write(foyer, `DELETE FROM outbox WHERE id = '${givenUp}'`);
    await write(foyer, 'DELETE FROM limits');
  });

  it('deletes a mail for good, and its recipient sees it', async () => {
    const email = freshAddress();
    const owner = await memberOf(foyer, email);
    const [{ id: userId = '' } = {}] = await foyer.rows<{ id: string }>('SELECT id FROM users WHERE email = ?', [
      email,
    ]);
    const id = await givenUpMail(foyer, email, { user_id: `'${userId}'` });
    await admin.open(`/admin/mail/${id}`);
    await admin.press('Delete email');
    expect([admin.url, admin.page.includes('Email deleted.')]).toEqual(['/admin/mail', true]);
    expect(await rowOf(id)).toBeUndefined();
    await owner.open('/account/activity');
    expect(owner.page).toContain('Email to you deleted before it was sent');
    await admin.open(`/admin/mail/${id}`);
    expect(admin.status).toBe(404);
  });

  it('does not get hold of what a worker is sending', async () => {
    const email = freshAddress();
    const later = foyer.clock.now() + minutes(1);
    const id = await givenUpMail(foyer, email, { failed_at: 'NULL', leased_until: String(later), attempts: '1' });
    await admin.open(`/admin/mail/${id}`);
    expect([admin.page.includes('Being sent'), admin.html('main button').length]).toEqual([true, 0]);
    for (const act of ['retry', 'drop']) {
      await admin.post(`/admin/mail/${id}/${act}`, { _csrf: admin.csrf });
      expect((await rowOf(id))?.leased_until).toBe(later);
    }
    await write(foyer, `DELETE FROM outbox WHERE id = '${id}'`);
  });
});

describe('A form of a former admin', () => {
  it('does nothing, also if it was let in before the role was taken', async () => {
    const email = freshAddress();
    const former = await adminAt(foyer, email, '/admin');
    const id = await givenUpMail(foyer, email);
    await write(foyer, `UPDATE users SET role = 'user' WHERE email = '${email}'`);
    await former.open('/account');
    for (const path of [`/admin/mail/${id}`, '/admin/mail']) {
      await former.open(path);
      expect([path, former.status]).toEqual([path, 404]);
    }
    await former.post(`/admin/mail/${id}/drop`, { _csrf: former.csrf });
    expect([former.status, (await rowOf(id)) !== undefined]).toEqual([404, true]);
  });

  it('is refused by the transaction itself', async () => {
    const [user] = await foyer.rows<{ user_id: string; id_hash: string }>(
      `SELECT user_id, id_hash FROM sessions WHERE user_id = (SELECT id FROM users WHERE email = 'admin@example.com')`,
    );
    const principal = { userId: user?.user_id, session: { hash: user?.id_hash } } as Parameters<AdminActs['by']>[0];
    const by = foyer.app.get(AdminActs).by(principal, { requestId: '' }, 'test');
    await expect(by.write([], async () => Promise.resolve('done'))).resolves.toBe('done');
    await write(foyer, `UPDATE users SET role = 'user' WHERE email = 'admin@example.com'`);
    await expect(by.write([], async () => Promise.resolve('done'))).rejects.toThrow(NotFoundException);
    await write(foyer, `UPDATE users SET role = 'admin' WHERE email = 'admin@example.com'`);
  });
});
